import { quote } from './input';

/** What a person has set is the same object for all items of a run. */
const known = new WeakMap<object, ReadonlySet<string>>();

const NONE: ReadonlySet<string> = new Set();

function holdsExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}

/** The members of a parameter that an expression fills, at least in part, by name. */
export function filledByExpression(raw: unknown): ReadonlySet<string> {
	if (typeof raw !== 'object' || raw === null) return NONE;
	const before = known.get(raw);
	if (before !== undefined) return before;
	const filled = Object.entries(raw).filter(([, value]) => holdsExpression(value));
	const names = new Set(filled.map(([name]) => name));
	known.set(raw, names);
	return names;
}

/**
 * What to do about a value that an expression has not found. A byte order mark in front of the first
 * heading is not to be seen, and yet makes it another one.
 */
export function adviceOnMissing(json: object): string {
	const marked = Object.keys(json).find((name) => name.startsWith('\uFEFF'));
	return marked === undefined
		? 'Check that the expression finds a value in this item.'
		: `The column ${quote(marked.slice(1))} begins with an invisible byte order mark, so an expression with its plain name finds nothing. In the node that reads the file, add the option 'Exclude Byte Order Mark (BOM)' and turn it on.`;
}
