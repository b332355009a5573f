import fc from 'fast-check';
import { DateTime, Settings } from 'luxon';
import { afterEach, describe, expect, it } from 'vitest';

import { calendarDate, wireDate } from '../../../../nodes/Convio/parameters/record/dates.ts';

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
	'Pacific/Kiritimati',
	'Pacific/Pago_Pago',
	'UTC',
];
const zone = fc.constantFrom(...ZONES);
const otherZone = fc.constantFrom(...ZONES);
/** Days from 1900 to 2100, as `yyyy-MM-dd`. */
const day = fc
	.integer({ min: -25_567, max: 47_846 })
	.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
const offset = fc.constantFrom('Z', '+00:00', '-06:00', '+14:00', '-1130', '+0545', '');
const time = fc
	.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
	.map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

const processZoneBefore = process.env.TZ;
afterEach(() => {
	if (processZoneBefore === undefined) delete process.env.TZ;
	else process.env.TZ = processZoneBefore;
	Settings.defaultZone = 'system';
});

describe('a day is never shifted', () => {
	it('as text of a date alone', () => {
		fc.assert(
			fc.property(day, zone, (text, timeZone) => {
				expect(calendarDate(text, timeZone)).toBe(text);
				expect(calendarDate(` ${text} `, timeZone)).toBe(text);
			}),
		);
	});

	it('as text with a time and any offset: the day is the one written', () => {
		fc.assert(
			fc.property(day, time, offset, zone, (text, clock, ending, timeZone) => {
				expect(calendarDate(`${text}T${clock}${ending}`, timeZone)).toBe(text);
				expect(calendarDate(`${text} ${clock}:59.123${ending}`, timeZone)).toBe(text);
			}),
		);
	});

	it('as the site prints it: a date with an offset', () => {
		fc.assert(
			fc.property(day, zone, (text, timeZone) => {
				expect(calendarDate(`${text}-06:00`, timeZone)).toBe(text);
				expect(calendarDate(`${text}+13:00`, timeZone)).toBe(text);
				expect(calendarDate(`${text}Z`, timeZone)).toBe(text);
			}),
		);
	});

	it('as a Luxon DateTime of any zone', () => {
		fc.assert(
			fc.property(day, time, otherZone, zone, (text, clock, written, timeZone) => {
				const value = DateTime.fromISO(`${text}T${clock}`, { zone: written });
				// In a gap of the clock's change, or on a day that a zone left out, Luxon moves on.
				fc.pre(value.toISODate() === text);
				expect(calendarDate(value, timeZone)).toBe(text);
			}),
		);
	});

	it('as midnight UTC, the way in which date-only values arrive', () => {
		fc.assert(
			fc.property(day, zone, (text, timeZone) => {
				const moment = new Date(`${text}T00:00:00Z`);
				expect(calendarDate(moment, timeZone)).toBe(text);
				expect(calendarDate(moment.getTime(), timeZone)).toBe(text);
			}),
		);
	});

	it('as a moment of the workflow: the day that its zone has then', () => {
		fc.assert(
			fc.property(day, time, zone, (text, clock, timeZone) => {
				const local = DateTime.fromISO(`${text}T${clock}`, { zone: timeZone });
				fc.pre(local.toISODate() === text);
				fc.pre(!local.toJSDate().toISOString().endsWith('T00:00:00.000Z'));
				expect(calendarDate(local.toJSDate(), timeZone)).toBe(text);
				fc.pre(Math.abs(local.toMillis()) >= 86_400_000);
				expect(calendarDate(local.toMillis(), timeZone)).toBe(text);
			}),
		);
	});

	it('whatever the zone of the process or of Luxon', () => {
		const offsets = new Set<number>();
		for (const processZone of ZONES) {
			process.env.TZ = processZone;
			Settings.defaultZone = processZone;
			offsets.add(new Date('2024-01-01').getTimezoneOffset());
			expect(calendarDate('1980-05-02', 'Asia/Tokyo')).toBe('1980-05-02');
			expect(calendarDate('1980-05-02T23:30:00-06:00', 'Asia/Tokyo')).toBe('1980-05-02');
			expect(calendarDate(new Date('1980-05-02T16:00:00Z'), 'Asia/Tokyo')).toBe('1980-05-03');
			expect(calendarDate(new Date('1980-05-02'), 'Asia/Tokyo')).toBe('1980-05-02');
			expect(calendarDate(DateTime.fromISO('1980-05-02'), 'Asia/Tokyo')).toBe('1980-05-02');
		}
		expect(offsets.size).toBeGreaterThan(5);
	});
});

describe('what is no date is not guessed', () => {
	it.each([
		['2024-02-30'],
		['2023-02-29'],
		['2024-13-01'],
		['05/31/2024'],
		['31.05.2024'],
		['2024-5-31'],
		['20240531'],
		['2024-05-31 or later'],
		['2024-05-31T25:00'],
		['2024-05-31T10:75'],
		['tomorrow'],
		[''],
		[1980],
		[29_343],
		[45_443.5],
		[NaN],
		[Infinity],
		[new Date(NaN)],
		[DateTime.invalid('test')],
		[true],
		[null],
		[undefined],
		[{}],
		[['2024-05-31']],
	])('%j', (value) => {
		expect(calendarDate(value, 'Europe/Berlin')).toBeUndefined();
	});
});

it.each([
	['2024-02-29', '2024-02-29'],
	['0099-01-01', '0099-01-01'],
	[0, '1970-01-01'],
	[-3_600_000, '1970-01-01'],
	[86_400_000, '1970-01-02'],
])('%j is the day %s in Berlin', (value, text) => {
	expect(calendarDate(value, 'Europe/Berlin')).toBe(text);
});

it('goes on the wire as a date and time without offset', () => {
	expect(wireDate('1970-01-01')).toBe('1970-01-01T00:00:00');
});
