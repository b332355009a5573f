import type { Plain, PlainObject } from './data';

/** An answer of the right name without what it must hold; a write may have been applied all the same. */
export class AnswerError extends Error {
	override readonly name = 'AnswerError';
}

/**
 * The entries of a list in an answer.
 * @throws AnswerError for an entry that is no object
 */
export function rowsOf(data: PlainObject, list: string): PlainObject[] {
	const entries: readonly Plain[] = Array.isArray(data[list]) ? data[list] : [];
	return entries.map((entry) => {
		if (typeof entry === 'object' && entry !== null && !Array.isArray(entry)) return entry;
		throw new AnswerError(`an entry of its list '${list}' is not a record`);
	});
}
