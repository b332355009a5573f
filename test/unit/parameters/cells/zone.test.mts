import { describe, expect, it } from 'vitest';

import { dayOf, isMidnight, localTime } from '../../../../nodes/Convio/parameters/cells/zone.ts';

describe('a moment stands for a day alone', () => {
	it.each([
		['2024-05-31T00:00:00.000Z', 'Asia/Tokyo', true],
		['2024-05-31T00:00:00.001Z', 'UTC', false],
		['2024-05-30T15:00:00.000Z', 'Asia/Tokyo', true],
		['2024-05-30T15:00:00.001Z', 'Asia/Tokyo', false],
		['2024-05-30T15:00:00.500Z', 'Asia/Tokyo', false],
		['2024-05-30T15:00:00.000Z', 'Europe/Berlin', false],
		['1960-05-30T15:00:00.500Z', 'Asia/Tokyo', false],
	])('only at midnight to the millisecond: %s in %s is %s', (text, timeZone, isDay) => {
		expect(isMidnight(new Date(text), timeZone)).toBe(isDay);
	});
});

it.each([
	['2024-05-31T00:00:00Z', 'America/New_York', '2024-05-31'],
	['2024-05-31T00:00:01Z', 'America/New_York', '2024-05-30'],
	['2024-05-31T15:00:00Z', 'Asia/Tokyo', '2024-06-01'],
	['0999-05-31T12:00:00Z', 'UTC', '0999-05-31'],
])(
	'midnight UTC keeps its day, any other moment has the day of the zone: %s in %s is %s',
	(text, timeZone, day) => {
		expect(dayOf(new Date(text), timeZone)).toBe(day);
	},
);

it('a moment is shown as the clocks of each zone show it, one zone after the other', () => {
	const moment = new Date('2024-05-31T18:30:05Z');
	expect(localTime(moment, 'Asia/Tokyo')).toStrictEqual({ day: '2024-06-01', time: '03:30:05' });
	expect(localTime(moment, 'America/New_York')).toStrictEqual({
		day: '2024-05-31',
		time: '14:30:05',
	});
	expect(localTime(moment, 'Asia/Tokyo')).toStrictEqual({ day: '2024-06-01', time: '03:30:05' });
});
