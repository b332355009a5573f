import { withoutInvisible } from '../../cells/invisible';
import { displayNames } from './mapperSchema';
import type { SiteField } from './siteFields';

/** The site's list of fields, made ready for looking fields up. */
export interface FieldIndex {
	readonly fields: readonly SiteField[];
	readonly byName: ReadonlyMap<string, SiteField>;
	/** By the wire name, as leniently as headings are compared. */
	readonly byHeading: ReadonlyMap<string, readonly SiteField[]>;
	/** By the label, with and without its group, and by what the mapper shows. */
	readonly byLabel: ReadonlyMap<string, readonly SiteField[]>;
}

/**
 * A heading without what people do not see or mean: case, blanks around it, a byte order mark, line
 * breaks in a cell, and the two ways of writing an accented letter.
 */
export function asHeading(text: string): string {
	return withoutInvisible(text).normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}

type Index = Map<string, SiteField[]>;

function add(index: Index, text: string, field: SiteField): void {
	const heading = asHeading(text);
	const fields = index.get(heading) ?? [];
	if (!fields.includes(field)) fields.push(field);
	index.set(heading, fields);
}

function make(fields: readonly SiteField[]): FieldIndex {
	const byHeading: Index = new Map();
	const byLabel: Index = new Map();
	const shown = displayNames(fields);
	fields.forEach((field, place) => {
		add(byHeading, field.name, field);
		add(byLabel, field.label, field);
		if (field.group !== '') add(byLabel, `${field.group}: ${field.label}`, field);
		add(byLabel, shown[place] ?? field.label, field);
	});
	const byName = new Map(fields.map((field) => [field.name, field]));
	return { fields, byName, byHeading, byLabel };
}

/** Made once for a list: a run reads it for each of its items. */
const made = new WeakMap<readonly SiteField[], FieldIndex>();

export function fieldIndex(fields: readonly SiteField[]): FieldIndex {
	const known = made.get(fields);
	if (known !== undefined) return known;
	const index = make(fields);
	made.set(fields, index);
	return index;
}
