import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';

import {
	readDateTime,
	readDay,
	wireDate,
} from '../../../../nodes/Convio/parameters/cells/dates.ts';

/** Zones on both sides of Greenwich, at the ends of the world, and with odd offsets. */
const ZONES = [
	'America/Los_Angeles',
	'America/New_York',
	'America/Sao_Paulo',
	'Asia/Kathmandu',
	'Asia/Tokyo',
	'Europe/Berlin',
	'Europe/London',
	'Pacific/Apia',
	'Pacific/Chatham',
	'Pacific/Honolulu',
	'Pacific/Kiritimati',
	'Pacific/Pago_Pago',
	'UTC',
];
const zone = fc.constantFrom(...ZONES);
/** Days from 1900 to 2100, as `yyyy-MM-dd`. */
const day = fc
	.integer({ min: -25_567, max: 47_846 })
	.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const offset = fc.constantFrom('+00:00', '-06:00', '+14:00', '-1130', '+0545', '+02', '');
const time = fc
	.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
	.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

function inZone(value: unknown, timeZone: string) {
	return readDay(value, { timeZone, format: 'ymd' });
}

const processZoneBefore = process.env.TZ;
afterEach(() => {
	if (processZoneBefore === undefined) delete process.env.TZ;
	else process.env.TZ = processZoneBefore;
	Settings.defaultZone = 'system';
});

describe('a day is never shifted', () => {
	it('as text of a date alone, whatever its offset', () => {
		fc.assert(
			fc.property(day, zone, (text, timeZone) => {
				for (const written of [
					text,
					` ${text}\u00A0`,
					`${text}-06:00`,
					`${text}+13:00`,
					`${text}Z`,
				]) {
					expect(inZone(written, timeZone)).toBe(text);
				}
			}),
		);
	});

	it('as text with a time and a numeric offset, or none: the day is the one written', () => {
		fc.assert(
			fc.property(day, time, offset, zone, (text, clock, ending, timeZone) => {
				expect(inZone(`${text}T${clock}${ending}`, timeZone)).toBe(text);
				expect(inZone(`${text} ${clock}:59.123456${ending}`, timeZone)).toBe(text);
			}),
		);
	});

	it('as a Luxon DateTime of any zone', () => {
		fc.assert(
			fc.property(day, time, zone, zone, (text, clock, written, timeZone) => {
				const value = DateTime.fromISO(`${text}T${clock}`, { zone: written });
				// In a gap of the clock's change, or on a day that a zone left out, Luxon moves on.
				fc.pre(value.toISODate() === text);
				expect(inZone(value, timeZone)).toBe(text);
			}),
		);
	});

	it('as midnight UTC, the way in which values without a time arrive', () => {
		fc.assert(
			fc.property(day, zone, (text, timeZone) => {
				const moment = new Date(`${text}T00:00:00Z`);
				expect(inZone(moment, timeZone)).toBe(text);
				expect(inZone(`${text}T00:00Z`, timeZone)).toBe(text);
				fc.pre(Math.abs(moment.getTime()) > 2 ** 32);
				expect(inZone(moment.getTime(), timeZone)).toBe(text);
			}),
		);
	});

	it('as a moment of the workflow: the day that its zone has then', () => {
		fc.assert(
			fc.property(day, time, zone, (text, clock, timeZone) => {
				const local = DateTime.fromISO(`${text}T${clock}`, { zone: timeZone });
				fc.pre(local.toISODate() === text);
				fc.pre(!local.toJSDate().toISOString().endsWith('T00:00:00.000Z'));
				expect(inZone(local.toJSDate(), timeZone)).toBe(text);
				fc.pre(Math.abs(local.toMillis()) > 2 ** 32);
				expect(inZone(local.toMillis(), timeZone)).toBe(text);
			}),
		);
	});

	it('whatever the zone of the process or of Luxon', () => {
		for (const processZone of ZONES) {
			process.env.TZ = processZone;
			Settings.defaultZone = processZone;
			expect(inZone('1980-05-02', 'Asia/Tokyo')).toBe('1980-05-02');
			expect(inZone('1980-05-02T16:00:00Z', 'Asia/Tokyo')).toBe('1980-05-03');
			expect(inZone(new Date('1980-05-02T16:00:00Z'), 'Asia/Tokyo')).toBe('1980-05-03');
			expect(inZone(DateTime.fromISO('1980-05-02'), 'Asia/Tokyo')).toBe('1980-05-02');
		}
	});
});

it('a Date, its JSON, and what other languages write for it give one day in every zone', () => {
	const moment = fc.date({
		min: new Date('0001-01-02T00:00:00Z'),
		max: new Date('9998-12-31T00:00:00Z'),
		noInvalidDate: true,
	});
	const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
	fc.assert(
		fc.property(moment, anyZone, (date, timeZone) => {
			const ofDate = inZone(date, timeZone);
			expect(ofDate).toMatch(/^\d{4}-\d\d-\d\d$/);
			const json = date.toJSON();
			const other = [
				json,
				json.toLowerCase(),
				json.replace('Z', '000Z'),
				json.replace('Z', '000000Z'),
				json.replace('Z', 'Z[UTC]'),
				json.replace('T', ' '),
				json.replace(/\.000Z$/, 'Z'),
			];
			for (const text of other) expect(inZone(text, timeZone)).toBe(ofDate);
		}),
		{ numRuns: 500 },
	);
});

describe('a number', () => {
	it.each([
		[0, 'Europe/Berlin', '1970-01-01'],
		[-3_600_000, 'Europe/Berlin', '1970-01-01'],
		[18_000_000, 'America/New_York', '1970-01-01'],
		[36_000_000, 'Pacific/Honolulu', '1970-01-01'],
		[-32_400_000, 'Asia/Tokyo', '1970-01-01'],
		[2 ** 32 + 1, 'UTC', '1970-02-19'],
		[-(2 ** 32) - 1, 'UTC', '1969-11-12'],
		[1_717_113_600_000, 'UTC', '2024-05-31'],
	])('%d in %s is the day %s', (value, timeZone, text) => {
		expect(inZone(value, timeZone)).toBe(text);
	});

	it.each([
		[1_717_113_600, /seconds/],
		[-617_155_200, /seconds/],
		[86_400_000, /seconds/],
		[2 ** 32, /seconds/],
		['1717113600', /seconds/],
		[1980, /year/],
		['1980', /year/],
		[46_205, /count of days/],
		[45_443.5, /count of days/],
		['46205', /count of days/],
		[899_999, /^Give a date such as/],
		[NaN, /^Give a date such as/],
		[Infinity, /^Give a date such as/],
		[9e15, /^Give a date such as/],
	])('%j is no date, and the reason is told', (value, cure) => {
		expect(inZone(value, 'UTC')).toMatchObject({
			what: 'must be a date',
			cure: expect.stringMatching(cure),
		});
	});

	it('of Unix seconds is never sent, for any day from 1971 to 2100 in any zone', () => {
		for (let at = Date.UTC(1971, 0, 1); at <= Date.UTC(2100, 11, 31); at += 86_400_000) {
			if (typeof inZone(at / 1000, 'UTC') !== 'object') expect.fail(`${at / 1000} is sent`);
		}
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 47_481 }), zone, (days, timeZone) => {
				const text = new Date(Date.UTC(1971, 0, 1) + days * 86_400_000).toISOString().slice(0, 10);
				const seconds = DateTime.fromISO(text, { zone: timeZone }).toSeconds();
				expect(typeof inZone(seconds, timeZone)).toBe('object');
				expect(typeof inZone(String(seconds), timeZone)).toBe('object');
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('a date with slashes', () => {
	const read = (value: unknown, format: 'ymd' | 'mdy' | 'dmy') =>
		readDay(value, { timeZone: 'UTC', format });

	it.each([
		['5/31/2024', 'mdy', '2024-05-31'],
		['05/31/2024', 'mdy', '2024-05-31'],
		['31/5/2024', 'dmy', '2024-05-31'],
		['31.05.2024', 'dmy', '2024-05-31'],
		['5/31/2024 11:30 PM', 'mdy', '2024-05-31'],
		['5/31/2024 23:30:00', 'mdy', '2024-05-31'],
		['2024-05-31', 'mdy', '2024-05-31'],
		['2024-05-31T23:30:00-06:00', 'dmy', '2024-05-31'],
		['\u200E5/\u200E31/\u200E2024', 'mdy', '2024-05-31'],
	] as const)('%j as %s is %s', (value, format, text) => {
		expect(read(value, format)).toBe(text);
	});

	it.each([
		['5/31/2024', 'ymd', /two ways.*'Date Format'/],
		['31/5/2024', 'mdy', /Month\/Day\/Year/],
		['5/31/2024', 'dmy', /Day\/Month\/Year/],
		['2/30/2024', 'mdy', /of the calendar/],
		['5/31/24', 'mdy', /year in full/],
		['5/31/24', 'ymd', /year in full/],
		['5/31/2024 25:00', 'mdy', /of the calendar/],
		['5/31/2024 13:00 PM', 'mdy', /of the calendar/],
		['5/31', 'mdy', /^Give a date such as/],
		['5/31-2024', 'mdy', /^Give a date such as/],
	] as const)('%j as %s is refused', (value, format, cure) => {
		expect(read(value, format)).toMatchObject({
			what: 'must be a date',
			cure: expect.stringMatching(cure),
		});
	});
});

it.each([
	['2024-02-30'],
	['2023-02-29'],
	['2024-13-01'],
	['0000-01-01'],
	['2024-5-31'],
	['20240531'],
	['2024/05/31'],
	['2024-05-31 or later'],
	['2024-05-31T25:00'],
	['2024-05-31T24:30'],
	['2024-05-31T10:75'],
	['tomorrow'],
	['May'],
	['#N/A'],
	[new Date(NaN)],
	[DateTime.invalid('test')],
	[true],
	[{}],
	[['2024-05-31']],
])('%j is no date, and is not guessed', (value) => {
	expect(inZone(value, 'Europe/Berlin')).toMatchObject({ what: expect.any(String) });
});

describe('a date and time', () => {
	const read = (value: unknown, bound: 'start' | 'end', timeZone = 'Asia/Tokyo') =>
		readDateTime(value, { timeZone, format: 'mdy' }, bound);

	it.each([
		['2024-05-31', '2024-05-31T00:00:00', '2024-05-31T23:59:59'],
		['2024-05-31T18:30', '2024-05-31T18:30', '2024-05-31T18:30'],
		['2024-05-31 18:30:00', '2024-05-31T18:30:00', '2024-05-31T18:30:00'],
		['2024-05-31T18:30:00+02:00', '2024-05-31T18:30:00+02:00', '2024-05-31T18:30:00+02:00'],
		['2024-05-31 18:30:00 +02:00', '2024-05-31T18:30:00+02:00', '2024-05-31T18:30:00+02:00'],
		['2024-05-31T18:30:00Z', '2024-05-31T18:30:00Z', '2024-05-31T18:30:00Z'],
		['2024-05-31T00:00:00', '2024-05-31T00:00:00', '2024-05-31T23:59:59'],
		['2024-05-31T00:00:00.000Z', '2024-05-31T00:00:00', '2024-05-31T23:59:59'],
		['2024-05-30T15:00:00Z', '2024-05-30T15:00:00Z', '2024-05-31T23:59:59'],
		['2024-05-31T00:00:00-05:00', '2024-05-31T00:00:00-05:00', '2024-05-31T23:59:59-05:00'],
		['5/31/2024', '2024-05-31T00:00:00', '2024-05-31T23:59:59'],
		['5/31/2024 6:30 PM', '2024-05-31T18:30:00', '2024-05-31T18:30:00'],
		[new Date('2024-05-31T18:30:00Z'), '2024-05-31T18:30:00.000Z', '2024-05-31T18:30:00.000Z'],
		[new Date('2024-05-31'), '2024-05-31T00:00:00', '2024-05-31T23:59:59'],
		[new Date('2024-05-30T15:00:00Z'), '2024-05-30T15:00:00.000Z', '2024-05-31T23:59:59'],
		[1_717_180_200_000, '2024-05-31T18:30:00.000Z', '2024-05-31T18:30:00.000Z'],
	])('%j begins at %s and ends at %s', (value, start, end) => {
		expect(read(value, 'start')).toBe(start);
		expect(read(value, 'end')).toBe(end);
	});

	it.each([['soon'], [1_717_113_600], [{}], [new Date(NaN)], ['31/5/2024']])(
		'%j is none',
		(value) => {
			expect(read(value, 'end')).toMatchObject({ what: expect.any(String) });
		},
	);
});

it('goes on the wire as a date and time without offset', () => {
	expect(wireDate('1970-01-01')).toBe('1970-01-01T00:00:00');
});
