/** ISO 8601: a date, with or without a time, with or without an offset. */
const WRITTEN_DATE =
	/^\s*(\d{4})-(\d{2})-(\d{2})(?:[T ](?:[01]\d|2[0-4])(?::?[0-5]\d){0,2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?\s*$/i;

function isCalendarDate(year: number, month: number, day: number): boolean {
	const date = new Date(Date.UTC(year, month - 1, day));
	date.setUTCFullYear(year);
	return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function writtenDate(text: string): string | undefined {
	const [, year = '', month = '', day = ''] = WRITTEN_DATE.exec(text) ?? [];
	return isCalendarDate(Number(year), Number(month), Number(day)) && year !== ''
		? `${year}-${month}-${day}`
		: undefined;
}

const DAY_MS = 86_400_000;
const QUARTER_HOUR_MS = 900_000;

/**
 * A number as a moment, in milliseconds since 1970. Next to 1970 only midnights of some time zone are
 * taken: other numbers there are years, or a spreadsheet's own count of days.
 */
export function epochMoment(milliseconds: number): Date | undefined {
	const isNear = Math.abs(milliseconds) < DAY_MS;
	return isNear && milliseconds % QUARTER_HOUR_MS !== 0 ? undefined : new Date(milliseconds);
}

/** A moment as a date: midnight UTC is how date-only values arrive, anything else is local time. */
function momentDate(moment: Date | undefined, timeZone: string): string | undefined {
	if (moment === undefined || Number.isNaN(moment.getTime())) return undefined;
	const iso = moment.toISOString();
	if (iso.endsWith('T00:00:00.000Z')) return iso.slice(0, 10);
	return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}

/** Luxon's DateTime, recognized by what is used of it: it may come from another copy of Luxon. */
function isLuxonDateTime(value: unknown): value is { toISODate(): string | null } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'toISODate' in value &&
		typeof value.toISODate === 'function'
	);
}

/**
 * The calendar date that a value stands for, as `yyyy-MM-dd`.
 *
 * Text and Luxon values keep the day that is written in them, whatever their offset; a JavaScript
 * date or epoch number (milliseconds) is a moment, and takes the day it has in the given zone.
 *
 * @returns undefined when the value is no date
 */
export function calendarDate(value: unknown, timeZone: string): string | undefined {
	if (typeof value === 'string') return writtenDate(value);
	if (typeof value === 'number') return momentDate(epochMoment(value), timeZone);
	if (isLuxonDateTime(value)) return value.toISODate() ?? undefined;
	if (value instanceof Date) return momentDate(value, timeZone);
	return undefined;
}

/**
 * A date as the API takes it for plain dates. [client code with a unit test: `1970-01-01T00:00:00`]
 *
 * @param date `yyyy-MM-dd`
 */
export function wireDate(date: string): string {
	return `${date}T00:00:00`;
}
