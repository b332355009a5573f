import { isSecretParameter } from '../../transport/call';
import { HIDDEN } from '../../transport/credential/redact';
import { calendarDate, wireDate } from './dates';
import { InputError, quote } from '../input';
import type { SiteField } from './siteFields';
import { SINGLE_VALUE, toText } from '../values';

/** How the site spells a choice that was never made. It is read, but no site is known to take it. */
const NO_CHOICE = 'UNDEFINED';

export function isObject(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}

function shown(field: SiteField, value: unknown): string {
	return quote(isSecretParameter(field.name) ? HIDDEN : value);
}

function refuse(field: SiteField, value: unknown, what: string, advice?: string): never {
	throw new InputError(
		field.name,
		`'${field.label}' (${field.name}) ${what}, not ${shown(field, value)}`,
		advice,
	);
}

function fieldText(field: SiteField, value: unknown): string | undefined {
	if (isObject(value)) return refuse(field, value, 'must be text', SINGLE_VALUE);
	return toText(value, field.name);
}

function choiceText(field: SiteField, value: unknown): string | undefined {
	const text = fieldText(field, value)?.trim();
	const exact = field.choices.find((choice) => choice === text);
	if (text === NO_CHOICE) return exact;
	if (text === undefined || field.choices.length === 0) return text;
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

function plainText(value: unknown): string {
	return isObject(value) ? '' : String(value).trim();
}

function numberText(field: SiteField, value: unknown): string {
	const text = plainText(value);
	if (/^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text)) return text;
	return refuse(
		field,
		value,
		'must be a number',
		'Use a point for decimals, without thousands separators or a currency sign.',
	);
}

function booleanText(field: SiteField, value: unknown): string {
	const text = plainText(value).toLowerCase();
	if (text === 'true' || text === 'false') return text;
	return refuse(
		field,
		value,
		'must be true or false',
		"Turn values such as 'yes' or 1 into true or false before this node.",
	);
}

function boundedText(field: SiteField, value: unknown): string | undefined {
	const text = fieldText(field, value);
	const length = [...(text ?? '')].length;
	if (field.maxLength === undefined || length <= field.maxLength) return text;
	throw new InputError(
		field.name,
		`'${field.label}' (${field.name}) is ${length} characters long; the site accepts at most ${field.maxLength}: ${shown(field, value)}`,
		'Shorten the text before this node.',
	);
}

/** A date among values whose field is no date, or not known; undefined for anything else. */
export function dateObjectText(value: unknown, timeZone: string): string | undefined {
	if (!isObject(value)) return undefined;
	const date = calendarDate(value, timeZone);
	return date === undefined ? undefined : wireDate(date);
}

/**
 * The wire text of a value, checked against the site's definition of its field.
 *
 * @returns undefined for a choice that was never made
 * @throws InputError naming field and value
 */
export function typedText(field: SiteField, value: unknown, timeZone: string): string | undefined {
	switch (field.type) {
		case 'boolean':
			return booleanText(field, value);
		case 'choice':
			return choiceText(field, value);
		case 'date':
			return dateText(field, value, timeZone);
		case 'number':
			return numberText(field, value);
		case 'text':
			return dateObjectText(value, timeZone) ?? boundedText(field, value);
	}
}
