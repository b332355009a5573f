import { withoutInvisible } from './invisible';
import { digitsProblem, momentOfNumber, NO_DATE } from './numbersAsDates';
import type { Checked, Problem } from './problem';
import { readText } from './text';
import { isoDate, slashedDate } from './writtenDate';
import type { DateFormat, WrittenDate } from './writtenDate';
import { dayOf, isMidnight } from './zone';

/** How dates are to be read. */
export interface DateReading {
	/** Zone of the workflow, IANA name: where a moment becomes a day. */
	readonly timeZone: string;
	readonly format: DateFormat;
}

/** Luxon's DateTime, recognized by what is used of it: it may come from another copy of Luxon. */
function isLuxonDateTime(value: unknown): value is { toISO(): string | null } {
	return (
		typeof value === 'object' &&
		value !== null &&
		'toISO' in value &&
		typeof value.toISO === 'function'
	);
}

function writtenIn(text: string, format: DateFormat): WrittenDate | Problem {
	if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) return digitsProblem(text);
	return isoDate(text) ?? slashedDate(text, format) ?? NO_DATE;
}

/** A time that ends in Z is a moment; what has no time, or a numeric offset, is a day as written. */
function isMoment(written: WrittenDate): boolean {
	return written.zone === 'Z' && written.time !== undefined;
}

/** The moment of a date and time that ends in Z, to the millisecond. */
function momentOf({ day, time = '', fraction }: WrittenDate): Date {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const [hour = 0, minute = 0, second = 0] = time.split(':').map(Number);
	const moment = new Date(0);
	moment.setUTCFullYear(year, month - 1, date);
	// A fraction below a millisecond still makes the difference between midnight and no midnight.
	const ms = fraction === '' ? 0 : Math.max(1, Number(fraction.padEnd(3, '0').slice(0, 3)));
	moment.setUTCHours(hour, minute, second, ms);
	return moment;
}

/** A Luxon value keeps its day in any zone, also in that of UTC, which it writes as Z. */
function ofLuxon(written: WrittenDate | undefined): WrittenDate | Problem {
	if (written === undefined) return NO_DATE;
	return { ...written, zone: written.zone === 'Z' ? '+00:00' : written.zone };
}

/** What a value says: a date as it is written, or a moment. */
function read(value: unknown, { timeZone, format }: DateReading): WrittenDate | Date | Problem {
	if (typeof value === 'string') {
		const text = readText(value);
		if (typeof text !== 'string') return text;
		return writtenIn(withoutInvisible(text).trim(), format);
	}
	if (typeof value === 'number') return momentOfNumber(value, timeZone);
	if (isLuxonDateTime(value)) return ofLuxon(isoDate(value.toISO() ?? ''));
	return value instanceof Date ? value : NO_DATE;
}

/** What can be written with four digits of a year. */
function isInRange(moment: Date): boolean {
	const year = moment.getUTCFullYear();
	return year > 0 && year <= 9999;
}

/**
 * The calendar date that a value stands for, as `yyyy-MM-dd`.
 *
 * Text and Luxon values keep the day that is written in them, whatever their numeric offset. A
 * moment (a JavaScript date, milliseconds since 1970, a text that ends in `Z`) has the day that it
 * has in the zone, but midnight UTC is a day alone: so a `Date` and its JSON give one day.
 */
export function readDay(value: unknown, reading: DateReading): Checked {
	const found = read(value, reading);
	if (found instanceof Date) {
		return isInRange(found) ? dayOf(found, reading.timeZone) : NO_DATE;
	}
	if (!('day' in found)) return found;
	return isMoment(found) ? dayOf(momentOf(found), reading.timeZone) : found.day;
}

/** Which second of a day stands for a day without a time. */
export type DayBound = 'start' | 'end';

const TIME_OF: Readonly<Record<DayBound, string>> = { start: '00:00:00', end: '23:59:59' };

/** @param iso the moment as it was written; midnight UTC is a day alone, written or not */
function ofMoment(
	moment: Date,
	{ timeZone }: DateReading,
	bound: DayBound,
	iso = moment.toISOString(),
): string {
	const isDay = bound === 'end' ? isMidnight(moment, timeZone) : isMidnight(moment, 'UTC');
	return isDay ? `${dayOf(moment, timeZone)}T${TIME_OF[bound]}` : iso;
}

/**
 * The date and time that a value stands for, as ISO 8601 with the offset that it came with.
 *
 * @param bound what a day without a time becomes. At the end of a range, midnight is one: n8n's date
 * picker gives it for a day, and without this the last day of a range would be left out
 */
export function readDateTime(value: unknown, reading: DateReading, bound: DayBound): Checked {
	const found = read(value, reading);
	if (found instanceof Date) return isInRange(found) ? ofMoment(found, reading, bound) : NO_DATE;
	if (!('day' in found)) return found;
	const { day, time, fraction, zone, iso } = found;
	if (isMoment(found)) return ofMoment(momentOf(found), reading, bound, iso);
	if (time === undefined) return `${day}T${TIME_OF[bound]}`;
	const isWholeDay = bound === 'end' && time === '00:00:00' && fraction === '';
	return isWholeDay ? `${day}T${TIME_OF.end}${zone}` : iso;
}

/** Whether a value is an object that stands for a date. */
export function isDateObject(value: unknown): boolean {
	return value instanceof Date || isLuxonDateTime(value);
}

/**
 * A date as the API takes it for plain dates. [client code with a unit test: `1970-01-01T00:00:00`]
 *
 * @param day `yyyy-MM-dd`
 */
export function wireDate(day: string): string {
	return `${day}T00:00:00`;
}
