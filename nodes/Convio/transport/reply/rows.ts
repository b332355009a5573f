import { isDataObject, leafText } from './data';
import type { Data, DataObject } from './data';

/** A response of the right name without what it must hold. A write may have been applied all the same. */
export class ReplyError extends Error {
	override readonly name = 'ReplyError';
}

/**
 * The entries of a list in a response. An empty element is no entry.
 *
 * @throws ReplyError for an entry that is no object
 */
export function rowsOf(data: DataObject, list: string): DataObject[] {
	const entries: readonly Data[] = Array.isArray(data[list]) ? data[list] : [];
	return entries.flatMap((entry) => {
		if (entry === null || entry === '') return [];
		if (isDataObject(entry)) return [entry];
		throw new ReplyError(`an entry of its list '${list}' is not a record`);
	});
}

/** @throws ReplyError where the reply says neither true nor false */
export function truthOf(data: DataObject, name: string): boolean {
	const text = leafText(data[name]);
	if (text === 'true' || text === 'false') return text === 'true';
	throw new ReplyError(`it has no '${name}' that is true or false`);
}

/** A count as sites write it, such as `5000` or `5,000`; undefined for anything else. */
export function wholeNumber(value: Data | undefined): number | undefined {
	const text = leafText(value);
	return /^\d{1,3}(?:[,.\s'’]\d{3})+$|^\d+(?:\.0{1,2})?$/.test(text)
		? Number(text.replace(/\.0{1,2}$/, '').replace(/\D/g, ''))
		: undefined;
}
