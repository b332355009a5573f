import type { Site } from '../data/site.mts';
import type { Field } from '../data/types.mts';

/** The fields the API account may read, in the site's order. */
export function viewFields(site: Site): Field[] {
	const hidden = new Set(site.settings.hiddenFields);
	return [...site.fields.values()].filter((field) => field.view && !hidden.has(field.name));
}

/** How a value is printed; null for an empty one. */
export function printValue(site: Site, field: Field, value: string | undefined): string | null {
	const { unsetEnumeration, zoneOffset } = site.settings;
	if (value === undefined) {
		const unset = field.type === 'ENUMERATION' && unsetEnumeration === 'UNDEFINED';
		return unset ? 'UNDEFINED' : null;
	}
	// An XML date with the zone of the site: yyyy-MM-dd-HH:mm [code C-aha, inferred].
	return field.type === 'DATE' ? `${value}${zoneOffset}` : value;
}
