import { InputError, quote } from './input';

/**
 * Converters from what a person, a spreadsheet or an expression gives to the text that goes on the
 * wire. Each takes the field's visible name for its message, returns undefined for a value that is
 * not there (undefined, null, blank text), and throws InputError for one that cannot be right.
 */
export type ToWire = (value: unknown, field: string, timeZone?: string) => string | undefined;

function isMissing(value: unknown): boolean {
	return (
		value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
	);
}

/** What to do about an object or a list where text is wanted. */
export const SINGLE_VALUE =
	'Check that the expression returns a single value, not an object or a list.';

/** Text as it is; numbers and booleans as their plain spelling. */
export const toText: ToWire = (value, field) => {
	if (isMissing(value)) return undefined;
	if (typeof value === 'string') return value;
	if (typeof value === 'number' && hasLostDigits(value)) {
		throw new InputError(
			field,
			`'${field}' is ${quote(value)}, a number with more digits than n8n can keep exactly, so some are already lost`,
			'Keep it as text from the start, e.g. when the file is read.',
		);
	}
	if (typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))) {
		return String(value);
	}
	throw new InputError(field, `'${field}' must be text, not ${quote(value)}`, SINGLE_VALUE);
};

/** Beyond 2^53 a number stands for its neighbors too: an ID could become that of somebody else. */
function hasLostDigits(value: number): boolean {
	return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** The client's own ID of a constituent, without the blanks that spreadsheets leave round it. */
export const toMemberId: ToWire = (value, field) => toText(value, field)?.trim();

/** Text of at most so many characters. */
export function toTextUpTo(limit: number): ToWire {
	return (value, field) => {
		const text = toText(value, field);
		if (text !== undefined && [...text].length > limit) {
			throw new InputError(
				field,
				`'${field}' is ${[...text].length} characters long; Luminate Online accepts at most ${limit}`,
				'Shorten the text before this node.',
			);
		}
		return text;
	};
}

/** `true` or `false`, also given as text in any case. */
export const toBoolean: ToWire = (value, field) => {
	if (isMissing(value)) return undefined;
	const text = spelling(value).toLowerCase();
	if (text === 'true' || text === 'false') return text;
	throw new InputError(field, `'${field}' must be true or false, not ${quote(value)}`);
};

/** A whole number from 0, as the vendor's `nonNegativeInteger`. */
export const toWholeNumber: ToWire = (value, field) => {
	if (isMissing(value)) return undefined;
	const text = spelling(value);
	if (/^\d+$/.test(text)) return text;
	throw new InputError(
		field,
		`'${field}' must be a whole number, 0 or greater, not ${quote(value)}`,
		"Give digits only, e.g. '1001'.",
	);
};

/** A single value as text; nothing for numbers that are no ID, and for what holds other values. */
function spelling(value: unknown): string {
	if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : '';
	return typeof value === 'string' || typeof value === 'boolean' ? String(value).trim() : '';
}

/** An email address without the blanks that spreadsheets leave round it. */
export const toEmail: ToWire = (value, field) => {
	const text = toText(value, field)?.trim();
	if (text === undefined || /^[^\s@,;]+@[^\s@,;]+$/.test(text)) return text;
	throw new InputError(
		field,
		`'${field}' must be one email address, not ${quote(value)}`,
		"It should look like 'name@example.com'.",
	);
};

/** A constituent ID: digits only, leading zeros kept. */
export const toConstituentId: ToWire = (value, field) => {
	if (isMissing(value)) return undefined;
	const text = spelling(value);
	if (/^\d+$/.test(text)) return text;
	throw new InputError(
		field,
		`'${field}' must be a constituent ID (digits only), not ${quote(value)}`,
		"To identify the constituent in another way, choose 'Member ID' or 'Email'.",
	);
};

/**
 * A list of numeric IDs as comma-separated digits: from such a text, from an array of texts or
 * numbers, or from a single number.
 */
export const toIdList: ToWire = (value, field) => {
	if (isMissing(value)) return undefined;
	const entries: unknown[] = Array.isArray(value)
		? value
		: typeof value === 'string'
			? value.split(',')
			: [value];
	if (entries.length === 0) return undefined;
	return entries
		.map((entry) => {
			const text = spelling(entry);
			if (/^\d+$/.test(text)) return text;
			throw new InputError(
				field,
				`'${field}' must be numeric IDs separated by commas, not ${quote(entry)}`,
				"Give IDs such as '1001,1002', or an array of them.",
			);
		})
		.join(',');
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
