import type { Data, DataObject } from './data';

/** An answer of the right name without what it must hold; a write may have been applied all the same. */
export class ReplyError extends Error {
	override readonly name = 'ReplyError';
}

/**
 * The entries of a list in an answer.
 * @throws ReplyError for an entry that is no object
 */
export function rowsOf(data: DataObject, list: string): DataObject[] {
	const entries: readonly Data[] = Array.isArray(data[list]) ? data[list] : [];
	return entries.map((entry) => {
		if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) return entry;
		throw new ReplyError(`an entry of its list '${list}' is not a record`);
	});
}

/** A count as sites write it, with or without marks between thousands; undefined for anything else. */
export function wholeNumber(value: Data | undefined): number | undefined {
	const text = typeof value === 'string' ? value.trim() : '';
	return /^\d{1,3}(?:[,. ']?\d{3})*$|^\d+$/.test(text)
		? Number(text.replace(/\D/g, ''))
		: undefined;
}
