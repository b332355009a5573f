import type { Problem } from './problem';

/** How days with slashes are written; without such a statement they are ambiguous. */
export type DateFormat = 'ymd' | 'mdy' | 'dmy';

/** The names of the formats, as the option shows them. */
export const DATE_FORMAT_NAMES: Readonly<Record<DateFormat, string>> = {
	ymd: 'Year-Month-Day',
	mdy: 'Month/Day/Year',
	dmy: 'Day/Month/Year',
};

/** A date as it is written, with as much of a time as it has. */
export interface WrittenDate {
	/** `yyyy-MM-dd` */
	readonly day: string;
	/** `HH:mm:ss`, if a time is written. */
	readonly time?: string;
	/** A fraction of a second other than zero, as digits. */
	readonly fraction: string;
	/** `Z`, `+hh:mm`, or nothing. */
	readonly zone: string;
	/** The whole in ISO 8601, as precise as it was written. */
	readonly iso: string;
}

/**
 * ISO 8601: a date, with or without a time, with or without an offset. Java adds the name of the zone
 * in brackets, which tells no more than the offset does.
 */
const ISO =
	/^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2})(?::?(\d{2})(?::?(\d{2})(?:[.,](\d+))?)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/+-]+\])?$/i;

const SLASHES =
	/^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:,?[T ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:\s*([AP])\.?M\.?)?)?$/i;

const link = ', not ';

function isCalendarDate(year: number, month: number, day: number): boolean {
	const date = new Date(0);
	date.setUTCFullYear(year, month - 1, day);
	return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function clockTime(hour: number, minute: number, second: number): string | undefined {
	const isEndOfDay = hour === 24 && minute === 0 && second === 0;
	if ((hour > 23 && !isEndOfDay) || minute > 59 || second > 59) return undefined;
	return [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':');
}

/** A text in ISO 8601; undefined when it is something else, or no day of the calendar. */
export function isoDate(text: string): WrittenDate | undefined {
	const match = ISO.exec(text);
	if (match === null) return undefined;
	const [, year = '', month = '', day = '', hour, minute = '0', second = '0'] = match;
	if (!isCalendarDate(Number(year), Number(month), Number(day))) return undefined;
	const written = {
		day: `${year}-${month}-${day}`,
		fraction: (match[7] ?? '').replace(/0+$/, ''),
		zone: (match[8] ?? '').toUpperCase(),
		iso: text
			.replace(/\[.*\]$/, '')
			.replace(/^(\S+) (?=\d)/, '$1T')
			.replace(/\s+/, ''),
	};
	if (hour === undefined) return written;
	const time = clockTime(Number(hour), Number(minute), Number(second));
	return time === undefined ? undefined : { ...written, time };
}

const TWO_DIGITS: Problem = {
	what: 'must be a date',
	cure: "Write the year in full, e.g. '5/31/2024': of two digits nobody can tell the century.",
	link,
};

const AMBIGUOUS: Problem = {
	what: 'must be a date',
	cure: "Month and day can be read in two ways. Set 'Date Format' under 'Options' to 'Month/Day/Year' or 'Day/Month/Year', or give dates such as '2024-05-31'.",
	link,
};

function twelveHours(hour: number, half: string | undefined): number {
	if (half === undefined) return hour;
	if (hour < 1 || hour > 12) return 99;
	return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

/** A text such as `5/31/2024`, with or without a time; undefined when it is something else. */
export function slashedDate(text: string, format: DateFormat): WrittenDate | Problem | undefined {
	const match = SLASHES.exec(text);
	if (match === null) return undefined;
	const [, first = '', , second = '', year = ''] = match;
	if (year.length === 2) return TWO_DIGITS;
	if (format === 'ymd') return AMBIGUOUS;
	const [month, day] = format === 'mdy' ? [first, second] : [second, first];
	const time =
		match[5] === undefined
			? undefined
			: clockTime(twelveHours(Number(match[5]), match[8]), Number(match[6]), Number(match[7] ?? 0));
	const isReal = isCalendarDate(Number(year), Number(month), Number(day));
	if (!isReal || (match[5] !== undefined && time === undefined)) {
		return {
			what: 'must be a date',
			cure: `As ${DATE_FORMAT_NAMES[format]} it is no day of the calendar. Correct it, or change 'Date Format' under 'Options'.`,
			link,
		};
	}
	const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const written = { day: date, fraction: '', zone: '' };
	return time === undefined
		? { ...written, iso: date }
		: { ...written, time, iso: `${date}T${time}` };
}
