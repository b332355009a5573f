import { plainId } from '../../transport/identity';
import { cleanKey } from './keys';
import type { Problem } from './problem';

/** An entry that is no ID, and why. */
interface BadEntry extends Problem {
	readonly entry: unknown;
}

function wordsOf(entry: unknown): readonly unknown[] {
	if (entry === undefined || entry === null) return [];
	if (typeof entry !== 'string') return [entry];
	return cleanKey(entry)
		.split(/[\s,;]+/)
		.filter((word) => word !== '');
}

function idOf(word: unknown): string | undefined {
	if (typeof word === 'number') return Number.isSafeInteger(word) ? idOf(String(word)) : undefined;
	if (typeof word !== 'string') return undefined;
	// A spreadsheet that takes a column for numbers may write 1010 as 1010.0.
	return /^(\d+)(?:\.0+)?$/.exec(word)?.[1];
}

/**
 * The numeric IDs of a list: of an array, of a text with commas, semicolons, blanks or line breaks
 * between them, or of a single number. Empty entries go, repeated IDs count once.
 */
export function readIds(value: unknown): readonly string[] | BadEntry {
	const entries: readonly unknown[] = Array.isArray(value) ? value : [value];
	const ids = new Map<string, string>();
	for (const word of entries.flatMap(wordsOf)) {
		const id = idOf(word);
		if (id === undefined) {
			return {
				what: 'must be numeric IDs separated by commas',
				cure: "Give IDs such as '1001,1002', or an array of them; names and decimals are no IDs.",
				link: ', not ',
				entry: word,
			};
		}
		const number = plainId(id);
		if (!ids.has(number)) ids.set(number, id);
	}
	return [...ids.values()];
}
