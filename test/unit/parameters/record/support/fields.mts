import type { SiteField } from '../../../../../nodes/Convio/parameters/record/list/siteFields.ts';

/** A field as a site lists it: a text, unless more is said. */
export function siteField(name: string, label = name, more: Partial<SiteField> = {}): SiteField {
	return {
		name,
		label,
		group: '',
		type: 'text',
		choices: [],
		required: false,
		closedToConstituents: false,
		...more,
	};
}
