import { isSecretParameter } from '../../transport/call';
import { calendarDate, wireDate } from './dates';
import { InputError, quote } from '../input';
import type { SiteField } from './siteFields';
import { dateObjectText, isObject, typedText } from './typedValue';
import { toText } from '../values';

/** What an empty value of a record field does. */
export type EmptyValues = 'ignore' | 'clear';

/**
 * One blank: a client is known to blank fields so, where an empty text seems to be ignored. Where the
 * site takes no blank it refuses the call, which an empty text would not make visible.
 */
const CLEARING_VALUE = ' ';

/** Every date field that the documents name is named so, and so are the custom ones. */
const DATE_NAME = /(?:^|[._])date\d*$/i;

function isEmpty(value: unknown): boolean {
	return value === null || (typeof value === 'string' && value.trim() === '');
}

/**
 * A value of a field whose type is not known. A date with an offset must not be sent as it is: a
 * site in another zone may store the day before or after.
 */
function untypedText(name: string, value: unknown, timeZone: string): string | undefined {
	const date = DATE_NAME.test(name) ? calendarDate(value, timeZone) : undefined;
	const text = date === undefined ? dateObjectText(value, timeZone) : wireDate(date);
	if (text !== undefined) return text;
	if (isObject(value)) {
		throw new InputError(
			name,
			`'${name}' must be text, not ${quote(value)}`,
			"Give each part under its own name, such as 'name.first'.",
		);
	}
	return toText(value, name);
}

/**
 * The wire text of a record field's value, checked against the site's definition where it is known.
 *
 * `0` and `false` are values. A missing value (undefined) is never sent; an empty one (null, blank
 * text) is left out or clears the field, as `emptyValues` says.
 *
 * @param field the site's definition, or just the name where the site's fields are not known
 * @returns undefined when nothing is to be sent
 * @throws InputError naming field and value
 */
export function recordValue(
	field: SiteField | string,
	value: unknown,
	emptyValues: EmptyValues,
	timeZone: string,
): string | undefined {
	if (value === undefined) return undefined;
	if (isEmpty(value)) return emptyValues === 'clear' ? CLEARING_VALUE : undefined;
	const name = typeof field === 'string' ? field : field.name;
	if (isSecretParameter(name) && typeof value !== 'string') {
		throw new InputError(name, `'${name}' must be text`, 'Give the password as text.');
	}
	return typeof field === 'string'
		? untypedText(field, value, timeZone)
		: typedText(field, value, timeZone);
}
