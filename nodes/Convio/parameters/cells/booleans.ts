import type { Problem } from './problem';
import { readWord } from './text';

/** What the vendor's own import takes for yes and no. [help page of the constituent import] */
const SPELLINGS: ReadonlyMap<string, boolean> = new Map([
	...['true', 't', 'yes', 'y', '1'].map((word) => [word, true] as const),
	...['false', 'f', 'no', 'n', '0'].map((word) => [word, false] as const),
]);

const PROBLEM: Problem = {
	what: 'must be true or false',
	cure: 'Give one of true, t, yes, y, 1 or false, f, no, n, 0, in upper or lower case.',
	link: ', not ',
};

/** Yes or no, in any of its spellings. */
export function readBoolean(value: unknown): boolean | Problem {
	if (typeof value === 'boolean') return value;
	if (typeof value !== 'string' && typeof value !== 'number') return PROBLEM;
	const word = readWord(value);
	if (typeof word !== 'string') return word;
	return SPELLINGS.get(word.toLowerCase()) ?? PROBLEM;
}
