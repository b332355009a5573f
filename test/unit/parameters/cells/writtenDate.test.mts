import { describe, expect, it } from 'vitest';

import { isoDate, slashedDate } from '../../../../nodes/Convio/parameters/cells/writtenDate.ts';

describe('a date in ISO 8601 is taken apart as it is written', () => {
	it.each([
		['2024-05-31', { day: '2024-05-31', fraction: '', zone: '', iso: '2024-05-31' }],
		[
			'2024-05-31T18',
			{ day: '2024-05-31', time: '18:00:00', fraction: '', zone: '', iso: '2024-05-31T18' },
		],
		[
			'2024-05-31 18:30',
			{ day: '2024-05-31', time: '18:30:00', fraction: '', zone: '', iso: '2024-05-31T18:30' },
		],
		[
			'2024-05-31T18:30:05z',
			{
				day: '2024-05-31',
				time: '18:30:05',
				fraction: '',
				zone: 'Z',
				iso: '2024-05-31T18:30:05z',
			},
		],
	])('%j', (text, written) => {
		expect(isoDate(text)).toStrictEqual(written);
	});

	it.each([
		['2024-05-31T18:30:00.1050', '105'],
		['2024-05-31T18:30:00.010Z', '01'],
		['2024-05-31T18:30:00,5', '5'],
		['2024-05-31T18:30:00.000', ''],
	])('and only the zeros at the end of a fraction go: of %j remains %j', (text, fraction) => {
		expect(isoDate(text)?.fraction).toBe(fraction);
	});

	it.each([
		['2024-05-31T18:30:00Z[UTC]', '2024-05-31T18:30:00Z'],
		['2024-05-31T18:30:00+02:00[Europe/Berlin]', '2024-05-31T18:30:00+02:00'],
		['2024-05-31T18:30:00-05:00[America/New_York]', '2024-05-31T18:30:00-05:00'],
	])("and Java's name of the zone is not sent: %j becomes %s", (text, iso) => {
		expect(isoDate(text)?.iso).toBe(iso);
	});

	it.each([
		['2024-05-31 18:30:00  +02:00', '2024-05-31T18:30:00+02:00'],
		['2024-05-31T18:30:00   Z', '2024-05-31T18:30:00Z'],
		['2024-05-31  -06:00', '2024-05-31-06:00'],
	])('and no blank is left before an offset: %j becomes %s', (text, iso) => {
		expect(isoDate(text)?.iso).toBe(iso);
	});
});

it.each(['+14:00', '-15:56', '+0545', '-06'])('any numeric offset leaves the day: %s', (zone) => {
	expect(isoDate(`2024-05-31T10:00:00${zone}`)).toMatchObject({ day: '2024-05-31', zone });
});

describe('a time is one that a clock can show', () => {
	it.each([
		['2024-05-31T00:00:00', '00:00:00'],
		['2024-05-31T23:59:59', '23:59:59'],
		['2024-05-31T24:00', '24:00:00'],
		['2024-05-31T24:00:00', '24:00:00'],
	])('%s is taken', (text, time) => {
		expect(isoDate(text)?.time).toBe(time);
	});

	it.each([
		'2024-05-31T24:00:01',
		'2024-05-31T24:01:00',
		'2024-05-31T25:00:00',
		'2024-05-31T10:60:00',
		'2024-05-31T10:00:60',
		'2024-05-31T10:00:75Z',
	])('%s is not', (text) => {
		expect(isoDate(text)).toBeUndefined();
	});
});

describe('a date with slashes', () => {
	it('becomes a day without a time when it has none', () => {
		const day = { day: '2024-05-01', fraction: '', zone: '', iso: '2024-05-01' };
		expect(slashedDate('5/1/2024', 'mdy')).toStrictEqual(day);
		expect(slashedDate('1.5.2024', 'dmy')).toStrictEqual(day);
	});

	it.each([
		['5/1/2024 12:05 AM', '00:05:00'],
		['5/1/2024 1:30 AM', '01:30:00'],
		['5/1/2024 6:30 a.m.', '06:30:00'],
		['5/1/2024 11:59:59 AM', '11:59:59'],
		['5/1/2024 12:30 PM', '12:30:00'],
		['5/1/2024, 1:30 pm', '13:30:00'],
		['5/1/2024 11:59 P.M.', '23:59:00'],
		['5/1/2024 0:30', '00:30:00'],
		['5/1/2024T18:30', '18:30:00'],
	])('has its time on a clock of 24 hours: %j is %s', (text, time) => {
		expect(slashedDate(text, 'mdy')).toStrictEqual({
			day: '2024-05-01',
			time,
			fraction: '',
			zone: '',
			iso: `2024-05-01T${time}`,
		});
	});

	it.each(['5/1/2024 0:30 AM', '5/1/2024 00:30 PM', '5/1/2024 13:00 AM', '5/1/2024 10:00:60'])(
		'is refused with a time that no clock shows: %j',
		(text) => {
			expect(slashedDate(text, 'mdy')).toStrictEqual({
				what: 'must be a date',
				cure: "As Month/Day/Year it is no day of the calendar. Correct it, or change 'Date Format' under 'Options'.",
				link: ', not ',
			});
		},
	);
});
