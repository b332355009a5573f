import fc from 'fast-check';
import { DateTime } from 'luxon';
import { describe, expect, it } from 'vitest';

import { useSandbox } from '../support/harness.mts';
import { asJson, AUTOMATIC, byHand, updateAda } from './support/record-fields.mts';

/** A site that moves a date with an offset into its own zone: such a date must never reach it. */
const running = useSandbox({ zonedDate: 'shift', zoneOffset: '-06:00' });
const ZONES = ['America/Los_Angeles', 'Asia/Tokyo', 'Europe/Berlin', 'Pacific/Kiritimati', 'UTC'];
const DAY = '1980-05-02';
const WIRE = `${DAY}T00:00:00`;

/** Ways in which items carry the second of May; the zone is the workflow's. */
const VALUES: ReadonlyArray<readonly [string, (timezone: string) => unknown]> = [
	['text of a date', () => DAY],
	['text with a time', () => `${DAY}T23:30:00`],
	[
		'text with a time that ends in Z',
		(zone) => DateTime.fromISO(`${DAY}T23:30`, { zone }).toJSDate().toJSON(),
	],
	['text of midnight UTC', () => `${DAY}T00:00:00.000Z`],
	['text with a time and an offset', () => `${DAY}T00:30:00+14:00`],
	['text as the site prints it', () => `${DAY}-06:00`],
	['Luxon in the zone of the workflow', (zone) => DateTime.fromISO(DAY, { zone })],
	['Luxon in another zone', () => DateTime.fromISO(`${DAY}T23:00`, { zone: 'Pacific/Apia' })],
	[
		'a JavaScript date in the evening',
		(zone) => DateTime.fromISO(`${DAY}T23:30`, { zone }).toJSDate(),
	],
	['a JavaScript date at midnight', (zone) => DateTime.fromISO(DAY, { zone }).toJSDate()],
	['a JavaScript date of a date alone', () => new Date(DAY)],
	['milliseconds', (zone) => DateTime.fromISO(DAY, { zone }).toMillis()],
	['milliseconds of a date alone', () => Date.parse(DAY)],
];

const EXPRESSION = { birth_date: '={{ $json.birth_date }}' };

describe.each(ZONES)('a workflow in %s', (timezone) => {
	it.each(VALUES)('sends the day of %s, however it is mapped', async (_, valueIn) => {
		const items = [{ birth_date: valueIn(timezone) }];
		const ways = [AUTOMATIC, await byHand(running(), EXPRESSION), asJson('={{ $json }}')];
		for (const fields of ways) {
			running().reset();
			const { error, sent } = await updateAda(running(), fields, { items, timezone });
			expect(error).toBeUndefined();
			expect(sent).toStrictEqual([{ birth_date: WIRE }]);
			const ada = running().site.find('member_id', 'A-0001')[0];
			expect(ada?.values.get('birth_date')).toBe(DAY);
		}
	});

	it.each([
		["={{ DateTime.fromISO('1980-05-02') }}"],
		["={{ '1980-05-02'.toDateTime() }}"],
		["={{ DateTime.fromISO('1980-05-02T23:59').toISO() }}"],
		["={{ DateTime.fromISO('1980-05-02').toISODate() }}"],
		["={{ DateTime.fromISO('1980-05-02').toMillis() }}"],
		["={{ DateTime.fromISO('1980-05-02').toJSDate() }}"],
		["={{ new Date('1980-05-02') }}"],
	])('sends the day of %s', async (birth_date) => {
		const fields = await byHand(running(), { birth_date });
		const { sent } = await updateAda(running(), fields, { timezone });
		expect(sent).toStrictEqual([{ birth_date: WIRE }]);
	});
});

it('keeps any day in any zone', async () => {
	const day = fc
		.integer({ min: -25_567, max: 20_000 })
		.map((days) => new Date(days * 86_400_000).toISOString().slice(0, 10));
	const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
	await fc.assert(
		fc.asyncProperty(
			fc.array(day, { minLength: 1, maxLength: 20 }),
			zone,
			async (days, timezone) => {
				running().reset();
				const items = days.flatMap((text) => {
					const local = DateTime.fromISO(text, { zone: timezone });
					// Some days do not exist in some zones; then Luxon moves on.
					const moments = local.toISODate() === text ? [local, local.toJSDate()] : [];
					return [text, new Date(text), ...moments].map((birth_date) => ({ birth_date, text }));
				});
				const { sent } = await updateAda(running(), AUTOMATIC, { items, timezone });
				expect(sent).toStrictEqual(items.map(({ text }) => ({ birth_date: `${text}T00:00:00` })));
			},
		),
		{ numRuns: 25 },
	);
});

it('leaves a text alone that looks like a date', async () => {
	const json = { nickname: '1980-05-02T10:00:00Z', custom_string1: '46205' };
	const { sent } = await updateAda(running(), asJson(JSON.stringify(json)));
	expect(sent).toStrictEqual([json]);
});

it.each(['May', '09/06/1950', 46_205, '1717113600', '2985-01-01'])(
	'refuses %j as a date in JSON, as everywhere',
	async (value) => {
		const { error, sent } = await updateAda(
			running(),
			asJson(JSON.stringify({ birth_date: value })),
		);
		expect(error?.message).toMatch(/^'Birth Date' \(birth_date\) must /);
		expect(sent).toStrictEqual([]);
	},
);

it.each([
	['mdy', '5/2/1980'],
	['dmy', '2/5/1980'],
])(
	'reads a date with slashes as Date Format %s says, however it is mapped',
	async (dateFormat, value) => {
		const parameters = { options: { dateFormat } };
		const items = [{ birth_date: value }];
		const ways = [AUTOMATIC, await byHand(running(), EXPRESSION), asJson('={{ $json }}')];
		for (const fields of ways) {
			running().reset();
			const { sent } = await updateAda(running(), fields, { items, parameters });
			expect(sent).toStrictEqual([{ birth_date: WIRE }]);
		}
	},
);
