import { damageOf, ERROR_VALUE_PROBLEM, isErrorValue } from './damage';
import { withoutInvisible } from './invisible';
import type { Checked, Problem } from './problem';

/** Printable ASCII that begins and ends with a visible character, and is no formula or error value. */
const CLEAN_ALREADY = /^[\x21\x22\x24-\x3C\x3E-\x7E](?:[\x20-\x7E]*[\x21-\x7E])?$/;

/** How spreadsheets are made to keep leading zeros: `="02139"`. A doubled quotation mark is one. */
const ARMOR = /^="((?:[^"]|"")*)"$/;

const LINE_BREAK = /[\n\r\u2028\u2029]/;

/**
 * A text as a careful person would have typed it: without the blanks around it, and without the
 * armor that kept its zeros. A text of several lines stays as it is: its blanks may be meant.
 */
export function cleanText(text: string): string {
	for (let rest = text; ; ) {
		if (CLEAN_ALREADY.test(rest) || LINE_BREAK.test(rest)) return rest;
		const trimmed = rest.trim();
		const inner = ARMOR.exec(trimmed)?.[1];
		if (inner === undefined) return trimmed;
		rest = inner.replaceAll('""', '"');
	}
}

/** Whether nothing can be seen of a text. */
function isBlankText(text: string): boolean {
	if (CLEAN_ALREADY.test(text)) return false;
	return withoutInvisible(cleanText(text)).trim() === '';
}

/** Whether a value is there but empty, or not there at all: undefined, null, blank text. */
export function isMissing(value: unknown): boolean {
	return value === undefined || value === null || (typeof value === 'string' && isBlankText(value));
}

/** JavaScript cannot represent integers above 2^53 exactly: an ID could become another one's. */
function hasLostDigits(value: number): boolean {
	return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** What to do about an object or a list where text is wanted. */
const SINGLE_VALUE = 'Check that the expression returns a single value, not an object or a list.';

/** A single value as text, as it came: numbers and booleans in their plain spelling. */
function plainText(value: unknown): Checked {
	if (typeof value === 'string') return value;
	if (typeof value === 'number' && hasLostDigits(value)) {
		return {
			what: 'is a number with more digits than n8n can keep exactly, so some are already lost',
			cure: 'Keep it as text from the start, e.g. when the file is read.',
		};
	}
	if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
		return String(value);
	}
	return { what: 'must be text', cure: SINGLE_VALUE, link: ', not ' };
}

/** A value as the text to send, or why it cannot be: the rule for every field. */
export function readText(value: unknown): Checked {
	const text = plainText(value);
	if (typeof text !== 'string' || CLEAN_ALREADY.test(text)) return text;
	const damage = damageOf(text);
	if (damage !== undefined) return damage;
	const clean = cleanText(text);
	return isErrorValue(withoutInvisible(clean).trim()) ? ERROR_VALUE_PROBLEM : clean;
}

/** The same for what is no free text (a number, a choice, yes or no): invisible characters go too. */
export function readWord(value: unknown): Checked {
	const text = readText(value);
	if (typeof text !== 'string') return text;
	return CLEAN_ALREADY.test(text) ? text : cleanText(withoutInvisible(text).trim());
}

/** The length of a text in characters, as people count them. */
export function lengthOf(text: string): number {
	return [...text].length;
}

/**
 * Why a text is too long.
 *
 * @param whose who accepts no more, as a message calls it
 * @returns undefined for one that is not
 */
export function lengthProblem(text: string, limit: number, whose: string): Problem | undefined {
	if (text.length <= limit || lengthOf(text) <= limit) return undefined;
	return {
		what: `is ${lengthOf(text)} characters long; ${whose} accepts at most ${limit}`,
		cure: 'Shorten the text before this node.',
	};
}
