import { readBoolean } from './cells/booleans';
import { readIds } from './cells/idLists';
import { readAddress, readConstituentId, readMemberId } from './cells/keys';
import { inWords } from './cells/problem';
import type { Checked, Problem } from './cells/problem';
import { isMissing, lengthProblem, readText, readWord } from './cells/text';
import type { DateReading } from './cells/dates';
import { InputError, quote } from './input';

/**
 * Converters from what a person, a spreadsheet or an expression gives to the text that goes on the
 * wire. Each takes the field's visible name for its message, returns undefined for a value that is
 * not there (undefined, null, blank text), and throws InputError for one that cannot be right.
 */
export type ToWire = (value: unknown, field: string, how?: HowToRead) => string | undefined;

/** What some values depend on, beside themselves. */
interface HowToRead extends DateReading {
	/** How many characters the site keeps of a member ID. */
	readonly memberIdLength?: number;
}

/** The error that names the field and the value. */
function inputError(problem: Problem, value: unknown, field: string): InputError {
	return new InputError(field, `'${field}' ${inWords(problem, quote(value))}`, problem.cure);
}

/**
 * The text to send.
 *
 * @throws InputError when there is none: it names field and value
 */
export function accepted(checked: Checked, value: unknown, field: string): string {
	if (typeof checked === 'string') return checked;
	throw inputError(checked, value, field);
}

function toWire(read: (value: unknown) => Checked): ToWire {
	return (value, field) => (isMissing(value) ? undefined : accepted(read(value), value, field));
}

/** Text without the blanks around it; numbers and booleans as their plain spelling. */
export const toText: ToWire = toWire(readText);

/** The client's own ID of a constituent. */
export const toMemberId: ToWire = (value, field, how) =>
	isMissing(value) ? undefined : accepted(readMemberId(value, how?.memberIdLength), value, field);

/** An email address. */
export const toEmail: ToWire = toWire(readAddress);

/** A constituent ID: digits only, leading zeros kept. */
export const toConstituentId: ToWire = toWire(readConstituentId);

/** Text of at most so many characters. */
export function toTextUpTo(limit: number): ToWire {
	return toWire((value) => {
		const text = readText(value);
		if (typeof text !== 'string') return text;
		return lengthProblem(text, limit, 'Luminate Online') ?? text;
	});
}

/** `true` or `false`, in any of the spellings of yes and no. */
export const toBoolean: ToWire = toWire((value) => {
	const truth = readBoolean(value);
	return typeof truth === 'boolean' ? String(truth) : truth;
});

/** A whole number from 0, as the vendor's `nonNegativeInteger`. */
export const toWholeNumber: ToWire = toWire((value) => {
	const word = typeof value === 'boolean' ? '' : readWord(value);
	if (typeof word !== 'string' || /^\d+$/.test(word)) return word;
	return {
		what: 'must be a whole number, 0 or greater',
		cure: "Give digits only, e.g. '1001'.",
		link: ', not ',
	};
});

/**
 * A list of numeric IDs as comma-separated digits: from a text, from an array of texts or numbers,
 * or from a single number.
 */
export const toIdList: ToWire = (value, field) => {
	if (isMissing(value)) return undefined;
	const ids = readIds(value);
	if ('entry' in ids) throw inputError(ids, ids.entry, field);
	return ids.length === 0 ? undefined : ids.join(',');
};

/** Groups with lower IDs are predefined; the vendor's page excludes them from adding and removing. */
export const FIRST_OWN_GROUP = 1000;

/** A list of group IDs that constituents can be added to or removed from. */
export const toGroupIdList: ToWire = (value, field) => {
	const list = toIdList(value, field);
	const predefined = list?.split(',').find((id) => Number(id) < FIRST_OWN_GROUP);
	if (predefined === undefined) return list;
	throw new InputError(
		field,
		`'${field}' contains group ${predefined}: groups with IDs below ${FIRST_OWN_GROUP} are predefined, and the API cannot add or remove their members`,
		'Remove this ID from the list.',
	);
};
