import type { Site } from '../data/site.mts';
import type { Field } from '../data/types.mts';
import { printDate } from '../wire/zone.mts';

/** The fields the API account may read, in the site's order. */
export function viewFields(site: Site): Field[] {
	const hidden = new Set([...site.settings.hiddenFields, ...site.settings.hiddenFromView]);
	return [...site.fields.values()].filter((field) => field.view && !hidden.has(field.name));
}

/** How a value is printed; null for one that was never set or is nil. */
export function printValue(site: Site, field: Field, value: string | undefined): string | null {
	if (value === undefined) {
		const unset = field.type === 'ENUMERATION' && site.settings.unsetEnumeration === 'UNDEFINED';
		return unset ? 'UNDEFINED' : null;
	}
	return field.type === 'DATE' ? printDate(site.settings, value) : value;
}
