import { describe, expect, it } from 'vitest';

import {
	digitsProblem,
	momentOfNumber,
} from '../../../../nodes/Convio/parameters/cells/numbersAsDates.ts';

/** What a person is told about a number that is no date, by what it looks like. */
const CURES = {
	seconds:
		"This looks like Unix seconds. Give milliseconds, e.g. the seconds times 1000, or a date such as '2024-05-31'.",
	year: "This looks like a year. Give the whole date, such as '2024-05-31'.",
	days: "This looks like a spreadsheet's count of days. Format the column as a date or as text in the spreadsheet, or convert it before this node: {{ new Date(($json.date - 25569) * 86400000) }}, with the column's name in place of 'date'.",
	nothing:
		"Give a date such as '2024-05-31', a date and time, or milliseconds since 1970 as a number.",
};

function problem(cure: keyof typeof CURES) {
	return { what: 'must be a date', cure: CURES[cure], link: ', not ' };
}

describe('a number that is no date is called what it looks like', () => {
	it.each([
		['1', 'days'],
		['1799', 'days'],
		['1800', 'year'],
		['1980', 'year'],
		['1980.5', 'days'],
		['2199', 'year'],
		['2200', 'days'],
		['199999', 'days'],
		['199999.5', 'days'],
		['0.5', 'days'],
		['0', 'nothing'],
		['-1', 'nothing'],
		['-1980', 'nothing'],
		['200000', 'nothing'],
		['999999', 'nothing'],
		['1000000', 'seconds'],
		['-1000000', 'seconds'],
		['-999999', 'nothing'],
		['1717113600', 'seconds'],
		['-617155200', 'seconds'],
		['4294967296', 'seconds'],
		['-4294967296', 'seconds'],
		['4294967297', 'nothing'],
		['-4294967297', 'nothing'],
		['1717113600000', 'nothing'],
	] as const)('the digits %s look like %s', (digits, cure) => {
		expect(digitsProblem(digits)).toStrictEqual(problem(cure));
	});

	it.each([
		[1800, 'year'],
		[2200, 'days'],
		[46_205, 'days'],
		[200_000, 'nothing'],
		[899_999, 'nothing'],
		[NaN, 'nothing'],
		[1_000_000, 'seconds'],
		[1_717_113_600, 'seconds'],
		[2 ** 32, 'seconds'],
		[-(2 ** 32), 'seconds'],
	] as const)('the number %d looks like %s', (number, cure) => {
		expect(momentOfNumber(number, 'UTC')).toStrictEqual(problem(cure));
	});
});

describe('close to 1970, milliseconds are taken only within a day of it', () => {
	it.each([0, 900_000, -900_000, 85_500_000, -85_500_000])('%d is a moment', (number) => {
		expect(momentOfNumber(number, 'UTC')).toStrictEqual(new Date(number));
	});

	it.each([86_400_000, -86_400_000, 87_300_000, -87_300_000, 4_294_800_000, -4_294_800_000])(
		'%d is none',
		(number) => {
			expect(momentOfNumber(number, 'UTC')).toStrictEqual(problem('seconds'));
		},
	);
});

it.each([2 ** 32 + 1, -(2 ** 32) - 1, 1_717_113_600_000])(
	'beyond 2^32 every number is milliseconds: %d',
	(number) => {
		expect(momentOfNumber(number, 'UTC')).toStrictEqual(new Date(number));
	},
);

it.each([
	[31_500_000, 'Australia/Brisbane'],
	[32_400_000, 'UTC'],
	[35_100_000, 'America/Chicago'],
])('midnight in Unix seconds is never taken for milliseconds: %d in %s', (number, timeZone) => {
	expect(momentOfNumber(number, timeZone)).toStrictEqual(problem('seconds'));
});

it('and what is midnight in another zone alone is a moment like any other', () => {
	expect(momentOfNumber(31_500_000, 'UTC')).toStrictEqual(new Date(31_500_000));
	expect(momentOfNumber(35_100_000, 'UTC')).toStrictEqual(new Date(35_100_000));
});
