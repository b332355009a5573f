import { isSecretParameter } from '../transport/call';
import { HIDDEN } from '../transport/credential/redact';
import { isDateObject } from './cells/dates';
import type { Hint } from './input';

/** Rows of a form are no value that somebody has written, while a list of IDs is one. */
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
