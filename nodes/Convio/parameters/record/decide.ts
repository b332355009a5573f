import { isSecretParameter } from '../../transport/call';
import { readBoolean } from '../cells/booleans';
import { matchChoice } from '../cells/choices';
import { isDateObject, readDateTime, readDay, wireDate } from '../cells/dates';
import type { DateReading } from '../cells/dates';
import { readAddress } from '../cells/keys';
import type { Checked, Problem } from '../cells/problem';
import { isMissing, lengthProblem, readText, readWord } from '../cells/text';
import { localTime } from '../cells/zone';
import { BIRTH_DATE, isAddressField, isNeverCleared, typeByName } from './list/knownFields';
import type { SiteField } from './list/siteFields';

/** What an empty value of a record field does. */
type EmptyValues = 'ignore' | 'clear';

/** How the values of one item are to be read. */
export interface Reading extends DateReading {
	readonly emptyValues: EmptyValues;
	/** For dates that cannot be in the future. */
	readonly now: Date;
}

/** What is known of a field: its name at least. */
export type KnownField = { readonly name: string } & Partial<SiteField>;

export type Decision =
	| { readonly kind: 'send'; readonly text: string }
	/** Nothing is sent for this field. */
	| { readonly kind: 'leave' }
	/** `listDecides` when the choices or the length are at fault, which a newer list may have. */
	| { readonly kind: 'refuse'; readonly problem: Problem; readonly listDecides: boolean };

/**
 * One blank: a client is known to blank fields so, where an empty text seems to be ignored. Where the
 * site takes no blank it refuses the call, which an empty text would not make visible.
 */
export const CLEARING_VALUE = ' ';

/** How the site spells a choice that was never made. It is read, but no site is known to take it. */
export const NO_CHOICE = 'UNDEFINED';

const LEAVE: Decision = { kind: 'leave' };

function decided(checked: Checked): Decision {
	return typeof checked === 'string'
		? { kind: 'send', text: checked }
		: { kind: 'refuse', problem: checked, listDecides: false };
}

function refuseByList(problem: Problem): Decision {
	return { kind: 'refuse', problem, listDecides: true };
}

function choice({ choices = [] }: KnownField, value: unknown): Decision {
	const word = readWord(value);
	if (typeof word !== 'string') return decided(word);
	if (word === NO_CHOICE && !choices.includes(word)) return LEAVE;
	if (choices.length === 0) return decided(word);
	const match = matchChoice(choices, word);
	if (match !== undefined) return { kind: 'send', text: match };
	return refuseByList({
		what: 'must be one of its choices',
		cure: `The choices are: ${choices.join(', ')}`,
		link: ', not ',
	});
}

function date({ name, takesTime }: KnownField, value: unknown, reading: Reading): Checked {
	const day = readDay(value, reading);
	if (typeof day !== 'string') return day;
	if (name === BIRTH_DATE && day > localTime(reading.now, reading.timeZone).day) {
		return {
			what: 'must not be in the future',
			cure: 'Correct the year, or leave the cell empty.',
		};
	}
	return takesTime === true ? readDateTime(value, reading, 'start') : wireDate(day);
}

const NO_NUMBER: Problem = {
	what: 'must be a number',
	cure: 'Use a point for decimals, without thousands separators or a currency sign.',
	link: ', not ',
};

function number(value: unknown): Checked {
	if (typeof value === 'boolean' || typeof value === 'object') return NO_NUMBER;
	const word = readWord(value);
	if (typeof word !== 'string') return word;
	return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word) ? word : NO_NUMBER;
}

function boolean(value: unknown): Checked {
	const truth = readBoolean(value);
	return typeof truth === 'boolean' ? String(truth) : truth;
}

function upTo(checked: Checked, { maxLength = Infinity }: KnownField): Decision {
	const tooLong =
		typeof checked === 'string' ? lengthProblem(checked, maxLength, 'the site') : undefined;
	return tooLong === undefined ? decided(checked) : refuseByList(tooLong);
}

function text(field: KnownField, value: unknown, reading: Reading): Decision {
	// In a text field a date object is still a date: it has no other spelling that a site would know.
	if (isDateObject(value)) {
		const day = readDay(value, reading);
		return decided(typeof day === 'string' ? wireDate(day) : day);
	}
	return upTo(isAddressField(field.name) ? readAddress(value) : readText(value), field);
}

function ofType(field: KnownField, value: unknown, reading: Reading): Decision {
	switch (field.type ?? typeByName(field.name)) {
		case 'boolean':
			return decided(boolean(value));
		case 'choice':
			return choice(field, value);
		case 'date':
			return decided(date(field, value, reading));
		case 'number':
			return upTo(number(value), field);
		case 'text':
			return text(field, value, reading);
	}
}

/**
 * What a value becomes in a field of the record, however it was given: what is known of the field and
 * the value decide, and nothing else.
 *
 * `0` and `false` are values. A missing value (undefined) is never sent; an empty one (null, blank
 * text) is left out or clears the field, as `emptyValues` says.
 */
export function decide(field: KnownField, value: unknown, reading: Reading): Decision {
	if (value === undefined) return LEAVE;
	if (isMissing(value)) {
		return reading.emptyValues === 'clear' && !isNeverCleared(field.name)
			? { kind: 'send', text: CLEARING_VALUE }
			: LEAVE;
	}
	if (isSecretParameter(field.name) && typeof value !== 'string') {
		// The usual words would quote the value.
		return decided({ what: 'must be text', cure: 'Give the password as text.' });
	}
	return ofType(field, value, reading);
}
