import { isSecretParameter } from '../transport/call';
import { HIDDEN } from '../transport/credential/redact';
import { isDateObject } from './cells/dates';
import type { Hint } from './input';

/** A list of IDs is compared as text. An object is rows of a form, which nobody wrote as one value. */
function isSame(value: unknown, text: string): boolean {
	if (Array.isArray(value)) return value.join(',') === text;
	if (typeof value === 'object' && value !== null && !isDateObject(value)) return true;
	return String(value) === text;
}

/**
 * Tells when a value is sent in another form than it came in; a dry run shows it.
 *
 * @param parameter its name on the wire
 */
export function tellChange(
	hint: (hint: Hint) => void,
	parameter: string,
	value: unknown,
	text: string | undefined,
): void {
	if (text === undefined || isSame(value, text)) return;
	const isSecret = isSecretParameter(parameter);
	hint({
		kind: 'changed value',
		parameter,
		from: isSecret ? HIDDEN : value,
		to: isSecret ? HIDDEN : text,
	});
}
