import { asList, isPlainObject } from '../transport/plain';
import type { Plain, PlainObject } from '../transport/plain';

/** Kind of value that a field takes. */
export type FieldType = 'text' | 'number' | 'date' | 'boolean' | 'choice';

/** A field of the constituent record as the site defines it. */
export interface SiteField {
	/** Wire name, e.g. `name.first`. */
	readonly name: string;
	readonly label: string;
	/** Heading that the site lists the field under; empty if it gives none. */
	readonly group: string;
	readonly type: FieldType;
	/** Longest text, in characters. */
	readonly maxLength?: number;
	/** Allowed values of a choice field. */
	readonly choices: readonly string[];
	/** Required by the site's own forms; the API creates records without it. */
	readonly required: boolean;
	/**
	 * Constituents cannot change it on the site's own pages. The account can: the list holds what it
	 * may change. [isUserModifiable from client code, meaning inferred]
	 */
	readonly closedToConstituents: boolean;
}

/**
 * Value types seen are BOOLEAN, DATE, ENUMERATION and TEXT; those of custom number fields exist, but
 * no document spells them, hence the pattern. Text fields may carry choices too (state, title), which
 * may be the labels of codes: they stay text, and the site decides.
 */
function typeOf(valueType: string): FieldType {
	if (/BOOL/i.test(valueType)) return 'boolean';
	if (/DATE|TIME/i.test(valueType)) return 'date';
	if (/ENUM/i.test(valueType)) return 'choice';
	if (/NUM|INT|DEC|FLOAT|DOUBLE|MONE|CURR/i.test(valueType)) return 'number';
	return 'text';
}

function text(value: Plain | undefined): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** The allowed values of a field: texts, or objects that carry one. */
export function choicesOf(field: PlainObject): string[] {
	const { choices } = field;
	const list = isPlainObject(choices) ? asList(choices.choice) : asList(choices);
	return list
		.map((choice) => (isPlainObject(choice) ? text(choice.value ?? choice.content) : text(choice)))
		.filter((choice) => choice !== '');
}

function decodeField(field: PlainObject): SiteField {
	const name = text(field.name);
	const label = text(field.label);
	const maxLength = Number(text(field.maxChars));
	return {
		name,
		label: label === '' ? name : label,
		group: text(field.subGroup) || text(field.group),
		type: typeOf(text(field.valueType)),
		...(maxLength > 0 ? { maxLength } : {}),
		choices: choicesOf(field),
		required: text(field.required) === 'true',
		closedToConstituents: text(field.isUserModifiable) === 'false',
	};
}

/** The fields in an answer to `listUserFields`; entries without a name are left out. */
export function decodeSiteFields(data: PlainObject): SiteField[] {
	return asList(data.field)
		.filter(isPlainObject)
		.map(decodeField)
		.filter(({ name }) => name !== '');
}
