import type { Problem } from './problem';
import { isMidnight } from './zone';

const DAY_MS = 86_400_000;
const QUARTER_HOUR_MS = 900_000;
/** Unix seconds of all living people, and of the next hundred years, are below. */
const LARGEST_SECONDS = 2 ** 32;
/** The first second that is in 1971 in some time zone. */
const SECONDS_OF_1971 = 31_485_600;

const link = ', not ';

const SECONDS: Problem = {
	what: 'must be a date',
	cure: "This looks like Unix seconds. Give milliseconds, e.g. the seconds times 1000, or a date such as '2024-05-31'.",
	link,
};

const YEAR: Problem = {
	what: 'must be a date',
	cure: "This looks like a year. Give the whole date, such as '2024-05-31'.",
	link,
};

const DAY_COUNT: Problem = {
	what: 'must be a date',
	cure: "This looks like a spreadsheet's count of days. Format the column as a date or as text in the spreadsheet, or convert it before this node: {{ new Date(($json.date - 25569) * 86400000) }}, with the column's name in place of 'date'.",
	link,
};

export const NO_DATE: Problem = {
	what: 'must be a date',
	cure: "Give a date such as '2024-05-31', a date and time, or milliseconds since 1970 as a number.",
	link,
};

/** Midnight of a day, as Unix seconds; such a number must never be taken for milliseconds. */
function isDayInSeconds(number: number, timeZone: string): boolean {
	return number >= SECONDS_OF_1971 && isMidnight(new Date(number * 1000), timeZone);
}

function guess(number: number): Problem {
	if (Number.isInteger(number) && number >= 1800 && number < 2200) return YEAR;
	if (number > 0 && number < 200_000) return DAY_COUNT;
	return Math.abs(number) >= 1_000_000 && Math.abs(number) <= LARGEST_SECONDS ? SECONDS : NO_DATE;
}

/**
 * A number as a moment: milliseconds since 1970. Close to 1970 a number is more likely something else
 * (a year, a count of days, Unix seconds). Within a day of it only whole quarter hours are taken,
 * which midnights of all time zones are; from there up to 2^32 nothing is.
 *
 * @param timeZone IANA name
 */
export function momentOfNumber(number: number, timeZone: string): Date | Problem {
	const size = Math.abs(number);
	if (size > LARGEST_SECONDS) return new Date(number);
	const isMoment =
		size < DAY_MS && number % QUARTER_HOUR_MS === 0 && !isDayInSeconds(number, timeZone);
	return isMoment ? new Date(number) : guess(number);
}

/** Why a text of digits is no date. */
export function digitsProblem(digits: string): Problem {
	return guess(Number(digits));
}
