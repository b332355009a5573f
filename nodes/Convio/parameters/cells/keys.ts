import { ERROR_VALUE_PROBLEM, ERROR_VALUES, numberOfControl } from './damage';
import { withoutInvisible } from './invisible';
import type { Checked, Problem } from './problem';
import { cleanText, lengthOf, readText } from './text';

/** How long a member ID may be where the site does not say. [one real site's list of fields] */
export const LONGEST_MEMBER_ID = 32;

/**
 * A key without what nobody sees: a record has it without, so that it would not be found, and a
 * second record would be created.
 */
export function cleanKey(text: string): string {
	return cleanText(
		withoutInvisible(text)
			.replace(/\p{Zs}/gu, ' ')
			.trim(),
	);
}

/** A value as a key: cleaned, and without control characters inside. */
function readKey(value: unknown): Checked {
	const text = readText(value);
	if (typeof text !== 'string') return text;
	const key = cleanKey(text);
	return controlProblem(key) ?? key;
}

function controlProblem(key: string): Problem | undefined {
	const number = numberOfControl(key);
	if (number === undefined) return undefined;
	return {
		what: `contains the control character ${number}`,
		cure: 'Remove tabs and line breaks before this node.',
	};
}

/** Not next to a letter or a digit: `M-undefined` has it, `nullarbor` has not. */
function apart(pattern: string, flags = 'iu'): RegExp {
	return new RegExp(`(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`, flags);
}

/** `#` separates by itself: `M#N/A` has it, too. */
const FORMULA_ERROR = new RegExp(`(?:${ERROR_VALUES})(?![\\p{L}\\p{N}])`, 'iu');
const NO_VALUE = apart('undefined|null');
const NOT_A_NUMBER = apart('NaN', 'u');
const NONE = /^(?:n\/a|nan|none)$/i;
const OBJECT = /\[object \w+\]/;
const ROUNDED = apart('\\d+(?:[.,]\\d+)?E\\+\\d+');
const APOSTROPHE = /^['‘’`´]\d/u;
const VISIBLE = /[\p{L}\p{N}]/u;

const MISSING: Problem = {
	what: 'says that a value was missing',
	cure: 'Give this row a value of its own, or check that the expression finds one.',
};

/** Why a text cannot be the ID of anybody: several people would become one record. */
function memberIdProblem(text: string, maxLength: number): Problem | undefined {
	if (FORMULA_ERROR.test(text)) return ERROR_VALUE_PROBLEM;
	if (OBJECT.test(text)) {
		return {
			what: 'contains an object in place of an ID',
			cure: 'Check that the expression returns a single value, not an object or a list.',
		};
	}
	if (NO_VALUE.test(text) || NOT_A_NUMBER.test(text) || NONE.test(text)) return MISSING;
	if (ROUNDED.test(text)) {
		return {
			what: 'is a number that a spreadsheet has rounded, so digits are lost',
			cure: 'Format the column as text in the spreadsheet, and enter the IDs again.',
		};
	}
	if (APOSTROPHE.test(text)) {
		return {
			what: "begins with an apostrophe, a spreadsheet's mark for text",
			cure: 'Remove the apostrophe before this node.',
		};
	}
	if (!VISIBLE.test(text)) {
		return { what: 'has no letter and no digit', cure: 'Give the ID, or leave the item out.' };
	}
	if (text.length > maxLength && lengthOf(text) > maxLength) {
		return {
			what: `is ${lengthOf(text)} characters long; Luminate Online keeps ${maxLength}`,
			cure: 'Use a shorter ID: records whose IDs are cut could not be told apart.',
		};
	}
	return undefined;
}

/** A member ID: the client's own ID of a constituent. */
export function readMemberId(value: unknown, maxLength = LONGEST_MEMBER_ID): Checked {
	const key = readKey(value);
	if (typeof key !== 'string') return key;
	return memberIdProblem(key, maxLength) ?? key;
}

const PART = '[^\\s@,;:<>()[\\]\\\\"]+';
const LABEL = '[^\\s@,;:<>()[\\]\\\\"\'.]+';
/** One address, and nothing around it. Which ones exist is for the site to say. */
const ADDRESS = new RegExp(`^${PART}@${LABEL}(?:\\.${LABEL})*$`, 'u');

/** What a spreadsheet puts in front of a text. */
const ARMOR = /^['‘’`´=]/u;

/** One e-mail address. */
export function readAddress(value: unknown): Checked {
	const key = readKey(value);
	if (typeof key !== 'string') return key;
	if (FORMULA_ERROR.test(key)) return ERROR_VALUE_PROBLEM;
	if (ADDRESS.test(key) && !ARMOR.test(key)) return key;
	return {
		what: 'must be one email address',
		cure: "It should look like 'name@example.com', without a name, brackets or a second address.",
		link: ', not ',
	};
}

/** A constituent ID: digits only, leading zeros kept. */
export function readConstituentId(value: unknown): Checked {
	const key = typeof value === 'boolean' ? '' : readKey(value);
	if (typeof key !== 'string' || /^\d+$/.test(key)) return key;
	return {
		what: 'must be a constituent ID (digits only)',
		cure: "To identify the constituent in another way, choose 'Member ID' or 'Email'.",
		link: ', not ',
	};
}
