/** What the operations are about, in the editor's order. */
export const RESOURCES = [
	{ name: 'Center', value: 'center' },
	{ name: 'Constituent', value: 'constituent' },
	{ name: 'Data Sync', value: 'dataSync' },
	{ name: 'Email', value: 'email' },
	{ name: 'Field', value: 'field' },
	{ name: 'Group', value: 'group' },
	{ name: 'Interaction', value: 'interaction' },
	{ name: 'Interest', value: 'interest' },
] as const;

export type ResourceName = (typeof RESOURCES)[number]['value'];
