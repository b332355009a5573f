import { asList, isDataObject, leafText } from '../../../transport/reply/data';
import type { Data, DataObject } from '../../../transport/reply/data';
import { typeByName } from './knownFields';
import type { FieldType } from './knownFields';

/** A field of the constituent record as the site defines it. */
export interface SiteField {
	/** Wire name, e.g. `name.first`. */
	readonly name: string;
	readonly label: string;
	/** Heading that the site lists the field under; empty if it gives none. */
	readonly group: string;
	readonly type: FieldType;
	/** A date field that keeps a time, as its type says. */
	readonly takesTime?: true;
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
 * may be the labels of codes: they stay text, and the site decides. Of a type that is missing or
 * unknown, the name may tell more.
 */
function typeOf(name: string, valueType: string): FieldType {
	if (/BOOL/i.test(valueType)) return 'boolean';
	if (/DATE|TIME/i.test(valueType)) return 'date';
	if (/ENUM/i.test(valueType)) return 'choice';
	if (/NUM|INT|DEC|FLOAT|DOUBLE|MONE|CURR/i.test(valueType)) return 'number';
	return /TEXT|STRING|CHAR/i.test(valueType) ? 'text' : typeByName(name);
}

/** A choice is a text, or an object that carries one. */
export function choiceText(choice: Data): string {
	return isDataObject(choice) ? leafText(choice.value ?? choice.content) : leafText(choice);
}

/** The allowed values of a field. */
export function choicesOf(field: DataObject): string[] {
	const { choices } = field;
	const list = isDataObject(choices) ? asList(choices.choice) : asList(choices);
	return list.map(choiceText).filter((choice) => choice !== '');
}

function decodeField(field: DataObject): SiteField {
	const name = leafText(field.name);
	const label = leafText(field.label);
	const maxLength = Number(leafText(field.maxChars));
	const valueType = leafText(field.valueType);
	return {
		name,
		label: label === '' ? name : label,
		group: leafText(field.subGroup) || leafText(field.group),
		type: typeOf(name, valueType),
		...(/TIME/i.test(valueType) ? { takesTime: true } : {}),
		...(maxLength > 0 ? { maxLength } : {}),
		choices: choicesOf(field),
		required: leafText(field.required) === 'true',
		closedToConstituents: leafText(field.isUserModifiable) === 'false',
	};
}

/** The fields in an answer to `listUserFields`; entries without a name are left out. */
export function decodeSiteFields(data: DataObject): SiteField[] {
	return asList(data.field)
		.filter(isDataObject)
		.map(decodeField)
		.filter(({ name }) => name !== '');
}
