import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';

import {
	isDateObject,
	readDateTime,
	readDay,
} from '../../../../nodes/Convio/parameters/cells/dates.ts';

const NO_DATE = {
	what: 'must be a date',
	cure: "Give a date such as '2024-05-31', a date and time, or milliseconds since 1970 as a number.",
	link: ', not ',
};

function dayIn(value: unknown, timeZone = 'UTC') {
	return readDay(value, { timeZone, format: 'ymd' });
}

function endIn(value: unknown, timeZone: string) {
	return readDateTime(value, { timeZone, format: 'ymd' }, 'end');
}

describe('a value that is no date is refused in words, and never breaks the run', () => {
	it.each([
		[undefined],
		[null],
		[false],
		[{}],
		[{ toISO: '2024-05-31' }],
		[{ toISO: undefined }],
		[DateTime.invalid('test')],
	])('%o', (value) => {
		expect(dayIn(value)).toStrictEqual(NO_DATE);
		expect(endIn(value, 'Asia/Tokyo')).toStrictEqual(NO_DATE);
	});

	it.each([
		[undefined, false],
		[null, false],
		['2024-05-31', false],
		[{ toISO: '2024-05-31' }, false],
		[{ toISO: () => '2024-05-31' }, true],
		[DateTime.fromISO('2024-05-31'), true],
		[new Date(0), true],
	])('and that %o is an object for a date is %s', (value, isOne) => {
		expect(isDateObject(value)).toBe(isOne);
	});
});

describe('digits as text are no date, and the words say what they look like', () => {
	it.each([
		['45443.25', /^This looks like a spreadsheet's count of days\./],
		['45443.5', /^This looks like a spreadsheet's count of days\./],
		['+46205', /^This looks like a spreadsheet's count of days\./],
		['-617155200', /^This looks like Unix seconds\./],
		['+1980', /^This looks like a year\./],
	])('%j', (text, cure) => {
		expect(dayIn(text)).toStrictEqual({ ...NO_DATE, cure: expect.stringMatching(cure) });
	});
});

it.each(['\u200B 2024-05-31', '2024-05-31 \u200E', '\uFEFF\u200B 2024-05-31\u00A0\u200B'])(
	'blanks that stand behind characters nobody sees go, too: %j is a day',
	(text) => {
		expect(dayIn(text)).toBe('2024-05-31');
	},
);

describe('the smallest part of a second tells a moment from a day', () => {
	it.each([
		['2024-05-31T00:00:00.0000Z', '2024-05-31'],
		['2024-05-31T00:00:00.0001Z', '2024-05-30'],
		['2024-05-31T00:00:00.000000001Z', '2024-05-30'],
		['2024-05-31T00:00:00.5Z', '2024-05-30'],
	])('%s is the day %s in New York', (text, day) => {
		expect(dayIn(text, 'America/New_York')).toBe(day);
	});

	it.each(['2024-05-31T23:59:59.999Z', '2024-05-31T23:59:59.999999Z'])(
		'but it never makes the day a later one: %s',
		(text) => {
			expect(dayIn(text)).toBe('2024-05-31');
		},
	);

	it.each([
		['2024-05-31T00:00:00.000', '2024-05-31T23:59:59'],
		['2024-05-31T00:00:00.5', '2024-05-31T00:00:00.5'],
		['2024-05-31T00:00:00.5+09:00', '2024-05-31T00:00:00.5+09:00'],
	])('as the end of a range, %s is %s', (text, end) => {
		expect(endIn(text, 'Asia/Tokyo')).toBe(end);
	});
});

describe('a Luxon value keeps its own offset', () => {
	it.each([
		['2024-05-31T00:00:00', 'America/Chicago', '2024-05-31T23:59:59-05:00'],
		['2024-05-31T00:00:00', 'Asia/Kathmandu', '2024-05-31T23:59:59+05:45'],
		['2024-05-31T00:00:00', 'UTC', '2024-05-31T23:59:59+00:00'],
		['2024-05-31T18:30:00', 'America/Chicago', '2024-05-31T18:30:00.000-05:00'],
		['2024-05-31T18:30:00', 'UTC', '2024-05-31T18:30:00.000Z'],
	])('%s of %s ends a range at %s', (text, zone, end) => {
		expect(endIn(DateTime.fromISO(text, { zone }), 'Asia/Tokyo')).toBe(end);
	});

	it('and its own day, also in UTC', () => {
		const value = DateTime.fromISO('2024-05-31T23:30:00', { zone: 'UTC' });
		expect(dayIn(value, 'Asia/Tokyo')).toBe('2024-05-31');
	});
});

describe('a year has four digits', () => {
	it.each([
		['0001-01-01T12:00:00Z', '0001-01-01'],
		['9999-01-01T00:00:00Z', '9999-01-01'],
		['9999-12-31T12:00:00Z', '9999-12-31'],
	])('the Date %s is the day %s', (text, day) => {
		expect(dayIn(new Date(text))).toBe(day);
	});

	it.each([
		'-000001-06-01T12:00:00Z',
		'0000-06-01T12:00:00Z',
		'+010000-01-01T00:00:00Z',
		'+012024-05-31T12:00:00Z',
	])('the Date %s is none', (text) => {
		expect(dayIn(new Date(text))).toStrictEqual(NO_DATE);
		expect(endIn(new Date(text), 'UTC')).toStrictEqual(NO_DATE);
	});

	it('and milliseconds beyond the year 9999 are no date either', () => {
		expect(dayIn(Date.UTC(10_000, 0, 1))).toStrictEqual(NO_DATE);
	});
});
