import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';

import { by, callsOf, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, addAda } from './support/people.mts';

const running = useSandbox();
const constituent = by('cons_id', ADA);

function log(subject: string, day: string): void {
	const ada = running().site.constituents.get(ADA);
	if (ada === undefined) return;
	const entry = { typeId: '0', categoryId: '0', subject, body: '', count: 1, automatic: false };
	running().site.logInteraction(ada, entry).loggedAt = Date.parse(`${day}T12:00:00-06:00`);
}

async function getAll(parameters: Parameters, timezone?: string) {
	return await run(running(), {
		resource: 'interaction',
		operation: 'getAll',
		parameters: { constituent, ...parameters },
		timezone,
	});
}

function subjects(items: readonly unknown[]): string[] {
	return items.map((item) => Object(item).subject);
}

describe.each(FORMATS)('Get Many in %s', (response_format) => {
	const options = { response_format };

	it('gives none, one or many', async () => {
		addAda(running()).interactions.length = 0;
		for (const expected of [[], ['a'], ['a', 'b']]) {
			if (expected.length > 0) log(expected.at(-1) ?? '', '2024-01-01');
			const { success } = await getAll({ options });
			expect(subjects(jsonOf(success))).toStrictEqual(expected);
		}
	});

	it('covers whole days when the bounds are days', async () => {
		addAda(running());
		for (const day of ['2024-05-01', '2024-05-02', '2024-05-03', '2024-05-04']) log(day, day);
		const filters = { begin_date: '2024-05-02', end_date: '2024-05-03' };
		const { success } = await getAll({ options, filters });
		expect(subjects(jsonOf(success))).toStrictEqual(['2024-05-02', '2024-05-03']);
	});
});

/** Bounds keep their time and offset; a day alone is a whole day. */
const BOUNDS: ReadonlyArray<readonly [value: unknown, begin: string, end: string]> = [
	['2024-05-31', '2024-05-31T00:00:00', '2024-05-31T23:59:59'],
	['2024-05-31T18:30:00', '2024-05-31T18:30:00', '2024-05-31T18:30:00'],
	['2024-05-31 18:30', '2024-05-31T18:30', '2024-05-31T18:30'],
	['2024-05-31T18:30:00+02:00', '2024-05-31T18:30:00+02:00', '2024-05-31T18:30:00+02:00'],
	[
		'={{ DateTime.fromISO("2024-05-31T18:30") }}',
		'2024-05-31T18:30:00.000+09:00',
		'2024-05-31T18:30:00.000+09:00',
	],
	[
		'={{ new Date("2024-05-31T18:30:00Z") }}',
		'2024-05-31T18:30:00.000Z',
		'2024-05-31T18:30:00.000Z',
	],
	['={{ 1717180200000 }}', '2024-05-31T18:30:00.000Z', '2024-05-31T18:30:00.000Z'],
];

it.each(BOUNDS)('the bound %s is sent as %s and %s', async (value, begin_date, end_date) => {
	addAda(running());
	const filters = { begin_date: value, end_date: value };
	const { error } = await getAll({ limit: 1, filters }, 'Asia/Tokyo');
	expect(error).toBeUndefined();
	expect(callsOf(running(), 'getUserInteractions')[0]).toMatchObject({ begin_date, end_date });
	expect(DateTime.fromISO(begin_date).isValid).toBe(true);
});

it.each([['soon'], ['05/31/2024'], ['2024-05-31T99:00'], ['={{ 2024 }}'], ['={{ {} }}']])(
	'the bound %s is refused',
	async (begin_date) => {
		const { error } = await getAll({ filters: { begin_date } });
		expect(error?.message).toMatch(/^'Begin Date' must be a date, not '/);
		expect(running().calls).toStrictEqual([]);
	},
);
