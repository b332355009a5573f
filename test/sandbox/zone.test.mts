/** Dates and times carry the offset of their day: daylight saving of the United States. */
import { describe, expect, it } from 'vitest';
import { parseDate, parseInstant } from '../../sandbox/wire/dates.mts';
import { printDate, printInstant } from '../../sandbox/wire/zone.mts';
import { DEFAULT_SETTINGS } from '../../sandbox/settings.mts';
import { addRecord, call, useSandbox } from './client.mts';

const running = useSandbox();
const CENTRAL = DEFAULT_SETTINGS;

describe('the offset of a date', () => {
	it.each([
		['2008-12-14', '-06:00'],
		['2010-09-30', '-05:00'],
		['2012-06-30', '-05:00'],
		['2024-01-01', '-06:00'],
		// The days of the change: midnight comes before it.
		['2024-03-10', '-06:00'],
		['2024-03-11', '-05:00'],
		['2024-11-03', '-05:00'],
		['2024-11-04', '-06:00'],
	])('%s has %s', (date, offset) => {
		expect(printDate(CENTRAL, date)).toBe(`${date}${offset}`);
	});

	it('is that of another zone, or a fixed one, if the settings say so', () => {
		const tokyo = { timeZone: 'Asia/Tokyo', zoneOffset: null };
		expect(printDate(tokyo, '2024-06-30')).toBe('2024-06-30+09:00');
		const utc = { timeZone: 'Etc/UTC', zoneOffset: null };
		expect(printDate(utc, '2024-06-30')).toBe('2024-06-30+00:00');
		expect(printDate({ ...CENTRAL, zoneOffset: '-06:00' }, '2024-06-30')).toBe('2024-06-30-06:00');
	});

	it('is printed by getUser, and never changes the day', async () => {
		const { consId } = addRecord(running(), {
			birth_date: '1980-05-02',
			custom_date1: '2024-02-29',
		});
		const params = { cons_id: consId, fields: 'birth_date,custom_date1' };
		expect((await call(running(), 'getUser', params)).json).toMatchObject({
			getConsResponse: {
				birth_date: '1980-05-02-05:00',
				custom: { date: { id: 'custom_date1', content: '2024-02-29-06:00' } },
			},
		});
	});
});

describe('a time', () => {
	it('is printed with milliseconds and the offset of that moment', () => {
		for (const text of ['2008-12-14T03:12:25.066-06:00', '2010-05-01T09:28:32.965-05:00']) {
			expect(printInstant(CENTRAL, Date.parse(text))).toBe(text);
		}
	});

	it('is read in the zone of the site if it names none', () => {
		expect(parseInstant('2024-07-01T12:00:00', CENTRAL)).toBe(Date.parse('2024-07-01T17:00:00Z'));
		expect(parseInstant('2024-01-01', CENTRAL)).toBe(Date.parse('2024-01-01T06:00:00Z'));
		expect(parseInstant('2024-07-01T12:00:00Z', CENTRAL)).toBe(Date.parse('2024-07-01T12:00:00Z'));
		expect(parseInstant('2024-02-30', CENTRAL)).toBeUndefined();
	});

	it('with a zone of its own is moved to the day of the site', () => {
		expect(parseDate('2024-07-01T04:30:00Z', CENTRAL)).toBe('2024-06-30');
		expect(parseDate('2024-07-01T05:30:00Z', CENTRAL)).toBe('2024-07-01');
		expect(parseDate('2024-01-01T05:30:00Z', CENTRAL)).toBe('2023-12-31');
	});
});
