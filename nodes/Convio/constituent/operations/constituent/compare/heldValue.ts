import { asList, isDataObject, leafText } from '../../../../transport/reply/data';
import type { Data, DataObject } from '../../../../transport/reply/data';

/** What a record, as the site has answered, holds in one field. */
export type HeldValue =
	/** The answer does not have the field: it is disabled, or hidden from the account. */
	| { readonly kind: 'absent' }
	/** What the field is a part of is nil: all its parts are empty, disabled or hidden. [vendor page] */
	| { readonly kind: 'nil container' }
	| { readonly kind: 'empty' }
	| { readonly kind: 'text'; readonly text: string }
	/** A list, or an object, where a text is expected. */
	| { readonly kind: 'unreadable' };

function has(container: DataObject, name: string): boolean {
	return Object.prototype.hasOwnProperty.call(container, name);
}

/** An object without members is how JSON prints an element with an empty text. [recorded answers] */
function leaf(value: Data | undefined): HeldValue {
	if (value === null || value === undefined) return { kind: 'empty' };
	if (typeof value === 'string') {
		return value.trim() === '' ? { kind: 'empty' } : { kind: 'text', text: value };
	}
	if (Array.isArray(value)) return { kind: 'unreadable' };
	if (Object.keys(value).length === 0) return { kind: 'empty' };
	// An element that has attributes has its text under this name.
	const { content } = value;
	return isDataObject(content) || content === undefined ? { kind: 'unreadable' } : leaf(content);
}

function atPath(record: DataObject, path: readonly string[]): HeldValue {
	let value: Data | undefined = record;
	for (const name of path) {
		if (value === null) return { kind: 'nil container' };
		if (!isDataObject(value) || !has(value, name)) return { kind: 'absent' };
		value = value[name];
	}
	return leaf(value);
}

/** What an entry of a custom field has beside its value. */
const ENTRY_PARTS: ReadonlySet<string> = new Set(['id', 'type']);

/** Custom fields are grouped by type in lists whose order is not stable. [client code] */
function customField(custom: Data | undefined, name: string): HeldValue {
	if (custom === null) return { kind: 'nil container' };
	if (!isDataObject(custom)) return { kind: 'absent' };
	const entries = Object.values(custom)
		.flatMap(asList)
		.filter(isDataObject)
		.filter(({ id }) => leafText(id) === name);
	const [entry, ...others] = entries;
	if (entry === undefined) return { kind: 'absent' };
	// Without this, a value under a name that no document has would count as none.
	const isElsewhere =
		entry.content === undefined && Object.keys(entry).some((name) => !ENTRY_PARTS.has(name));
	return others.length > 0 || isElsewhere ? { kind: 'unreadable' } : leaf(entry.content);
}

/**
 * What a record holds in a field.
 *
 * @param record the content of a `getUser` answer
 * @param field the name of the field, e.g. `primary_address.zip` or `custom_string18`
 */
export function heldValue(record: DataObject, field: string): HeldValue {
	const flat = atPath(record, field.split('.'));
	const isCustom = /^custom_/i.test(field) && flat.kind === 'absent';
	return isCustom ? customField(record.custom, field) : flat;
}
