/** Reads a parameter of one item by its path, expressions resolved; undefined when it is not set. */
export type ReadParameter = (name: string) => unknown;

/** The wire parameters of a call, by wire name. */
export type Params = Record<string, string>;

/**
 * A parameter's value cannot be sent. `field` is the name that the person sees; the message names
 * the field and the value, the description says how to get unstuck.
 */
export class InputError extends Error {
	override readonly name = 'InputError';

	constructor(
		readonly field: string,
		message: string,
		readonly description?: string,
	) {
		super(message);
	}
}

const LONGEST_QUOTE = 60;

/** A value as it may stand in a message: short, on one line, its kind visible. */
export function quote(value: unknown): string {
	const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
	const line = text.replace(/\s+/g, ' ');
	return `'${line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE)}…` : line}'`;
}

/** A collection parameter as an object; one that is not set is empty. */
export function readCollection(
	read: ReadParameter,
	name: string,
): Readonly<Record<string, unknown>> {
	const value = read(name);
	if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
	return Object.fromEntries(Object.entries(value));
}
