import type { Hint, ItemInput } from '../../../../nodes/Convio/parameters/input.ts';
import { InputError } from '../../../../nodes/Convio/parameters/input.ts';

/** One item whose parameters have these values, with what it was told about. */
export function itemWith(
	values: Readonly<Record<string, unknown>>,
	json: ItemInput['json'] = {},
): ItemInput & { readonly hints: Hint[] } {
	const hints: Hint[] = [];
	const read = (name: string) => values[name] ?? null;
	return {
		read,
		readRaw: read,
		json,
		timeZone: 'America/Chicago',
		hints,
		hint: (hint) => hints.push(hint),
	};
}

/** The one refusal that reading ends with. */
export function refusalOf(read: () => unknown): InputError {
	try {
		read();
	} catch (error) {
		if (error instanceof InputError) return error;
		throw error;
	}
	throw new Error('nothing was refused');
}
