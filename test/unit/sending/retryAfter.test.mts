// cspell:words fixdate asctime Kolkata
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { retryAfterMs } from '../../../nodes/Convio/sending/retryAfter.ts';

const NOW = Date.UTC(2026, 10, 8, 12, 0, 0);

describe('Retry-After in seconds', () => {
	it.each([
		['0', 0],
		['1', 1_000],
		['120', 120_000],
		['007', 7_000],
		['  30  ', 30_000],
		['86400', 86_400_000],
	])('%j is %d ms', (header, expected) => {
		expect(retryAfterMs(header, NOW)).toBe(expected);
	});

	it('takes any number of digits', () => {
		expect(retryAfterMs('9'.repeat(400), NOW)).toBe(Infinity);
	});
});

describe('Retry-After as an HTTP date', () => {
	it.each([
		['IMF-fixdate', 'Sun, 08 Nov 2026 12:00:30 GMT', 30_000],
		['IMF-fixdate of another day', 'Mon, 09 Nov 2026 12:00:00 GMT', 86_400_000],
		['RFC 850', 'Sunday, 08-Nov-26 12:00:30 GMT', 30_000],
		['RFC 850, a longer name', 'Wednesday, 11-Nov-26 12:00:00 GMT', 3 * 86_400_000],
		['asctime', 'Sun Nov  8 12:00:30 2026', 30_000],
		['asctime, two digits', 'Thu Nov 12 12:00:00 2026', 4 * 86_400_000],
		['white space around', ' Sun, 08 Nov 2026 12:00:30 GMT\t', 30_000],
		['now', 'Sun, 08 Nov 2026 12:00:00 GMT', 0],
		['the past', 'Sun, 06 Nov 1994 08:49:37 GMT', 0],
	])('%s', (_form, header, expected) => {
		expect(retryAfterMs(header, NOW)).toBe(expected);
	});

	it('reads all three forms as GMT, wherever n8n runs', () => {
		const before = process.env.TZ;
		try {
			for (const zone of ['America/Chicago', 'Asia/Kolkata', 'UTC']) {
				process.env.TZ = zone;
				expect(retryAfterMs('Sun, 08 Nov 2026 12:00:30 GMT', NOW)).toBe(30_000);
				expect(retryAfterMs('Sunday, 08-Nov-26 12:00:30 GMT', NOW)).toBe(30_000);
				expect(retryAfterMs('Sun Nov  8 12:00:30 2026', NOW)).toBe(30_000);
			}
		} finally {
			if (before === undefined) delete process.env.TZ;
			else process.env.TZ = before;
		}
	});

	it('takes two digits for a year that is at most 50 years ahead', () => {
		const inYear = (year: number) => Date.UTC(year, 0, 1);
		const ahead = Date.UTC(2076, 0, 2) - Date.UTC(2026, 0, 1);
		expect(retryAfterMs('Thursday, 02-Jan-76 00:00:00 GMT', inYear(2026))).toBe(ahead);
		expect(retryAfterMs('Saturday, 02-Jan-77 00:00:00 GMT', inYear(2026))).toBe(0);
		expect(retryAfterMs('Sunday, 06-Nov-94 08:49:37 GMT', inYear(2026))).toBe(0);
		expect(retryAfterMs('Sunday, 03-Jan-99 00:00:00 GMT', inYear(1999))).toBe(2 * 86_400_000);
	});

	it('agrees with each date that JavaScript prints', () => {
		const date = fc.date({
			min: new Date('1970-01-01T00:00:00Z'),
			max: new Date('2100-01-01T00:00:00Z'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(date, (when) => {
				const seconds = Math.floor(when.getTime() / 1000) * 1000;
				expect(retryAfterMs(when.toUTCString(), NOW)).toBe(Math.max(0, seconds - NOW));
			}),
		);
	});
});

describe('a Retry-After that says nothing', () => {
	it.each([
		undefined,
		'',
		' ',
		'soon',
		'-5',
		'+5',
		'1.5',
		'1e3',
		'0x10',
		'5, 10',
		'5 seconds',
		'try again 2030',
		'later maybe 5',
		'Mon 3',
		'2026-11-08T12:00:30Z',
		'1794139230000ms',
		'Sun, 08 Nov 2026 12:00:30',
		'Sun, 08 Nov 2026 12:00:30 CET',
		'Sun, 08 Foo 2026 12:00:30 GMT',
		'Sun, 42 Nov 2026 12:00:30 GMT',
		'Sun, 08 Nov 2026 25:00:30 GMT',
		'xSun, 08 Nov 2026 12:00:30 GMT',
		'Sun, 08 Nov 2026 12:00:30 GMT+1',
		'xSunday, 08-Nov-26 12:00:30 GMT',
		'Sunday, 08-Nov-26 12:00:30 GMTx',
		'xSun Nov  8 12:00:30 2026',
		'Sun Nov  8 12:00:30 2026 CET',
	])('%j', (header) => {
		expect(retryAfterMs(header, NOW)).toBeUndefined();
	});

	it('is never negative, and never a number that is none', () => {
		fc.assert(
			fc.property(fc.string(), fc.integer(), (header, now) => {
				const wait = retryAfterMs(header, now) ?? 0;
				expect(wait).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});
