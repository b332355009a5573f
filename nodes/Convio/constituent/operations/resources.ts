/** What the operations are about, in the editor's order. */
export const RESOURCES = [
	{ name: 'Constituent', value: 'constituent' },
	{ name: 'Field', value: 'field' },
	{ name: 'Group', value: 'group' },
	{ name: 'Interaction', value: 'interaction' },
] as const;

export type ResourceName = (typeof RESOURCES)[number]['value'];
