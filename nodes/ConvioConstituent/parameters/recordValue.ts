import { calendarDate, wireDate } from './dates';
import { InputError, quote } from './input';
import type { SiteField } from './siteFields';
import { toBoolean, toText } from './values';

/** What an empty value of a record field does. */
export type EmptyValues = 'ignore' | 'clear';

/**
 * One blank: a client is known to blank fields so, where an empty text seems to be ignored. Where the
 * site takes no blank it refuses the call, which an empty text would not make visible.
 */
const CLEARING_VALUE = ' ';

/** How the site spells a choice that was never made. */
const NO_CHOICE = 'UNDEFINED';

function isEmpty(value: unknown): boolean {
	return value === null || (typeof value === 'string' && value.trim() === '');
}

function refuse(field: SiteField, value: unknown, what: string, advice?: string): never {
	throw new InputError(
		field.name,
		`'${field.label}' (${field.name}) ${what}, not ${quote(value)}`,
		advice,
	);
}

function choiceText(field: SiteField, value: unknown): string | undefined {
	const text = toText(value, field.name);
	if (text === undefined || text === NO_CHOICE || field.choices.length === 0) return text;
	const exact = field.choices.find((choice) => choice === text);
	const similar = field.choices.filter((choice) => choice.toLowerCase() === text.toLowerCase());
	if (exact === undefined && similar.length !== 1) {
		refuse(
			field,
			value,
			'must be one of its choices',
			`The choices are: ${field.choices.join(', ')}`,
		);
	}
	return exact ?? similar[0];
}

function dateText(field: SiteField, value: unknown, timeZone: string): string {
	const date = calendarDate(value, timeZone);
	if (date !== undefined) return wireDate(date);
	return refuse(
		field,
		value,
		'must be a date',
		"Give a date such as '2024-05-31', a date and time, or milliseconds since 1970.",
	);
}

function numberText(field: SiteField, value: unknown): string {
	const text = String(value).trim();
	if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return text;
	return refuse(field, value, 'must be a number');
}

function plainText(value: unknown, name: string, timeZone: string): string | undefined {
	if (typeof value === 'object' && value !== null) {
		const date = calendarDate(value, timeZone);
		if (date !== undefined) return wireDate(date);
	}
	return toText(value, name);
}

function textOfType(field: SiteField, value: unknown, timeZone: string): string | undefined {
	switch (field.type) {
		case 'boolean':
			return toBoolean(value, field.name);
		case 'choice':
			return choiceText(field, value);
		case 'date':
			return dateText(field, value, timeZone);
		case 'number':
			return numberText(field, value);
		case 'text':
			return plainText(value, field.name, timeZone);
	}
}

function checkedText(field: SiteField, value: unknown, timeZone: string): string | undefined {
	const text = textOfType(field, value, timeZone);
	const { maxLength } = field;
	if (text !== undefined && maxLength !== undefined && field.type === 'text') {
		const length = [...text].length;
		if (length > maxLength) {
			throw new InputError(
				field.name,
				`'${field.label}' (${field.name}) is ${length} characters long; the site takes ${maxLength} at most: ${quote(value)}`,
				'Shorten the text before this node.',
			);
		}
	}
	return text;
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
	return typeof field === 'string'
		? plainText(value, field, timeZone)
		: checkedText(field, value, timeZone);
}
