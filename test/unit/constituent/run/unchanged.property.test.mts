import fc from 'fast-check';
import { expect, it } from 'vitest';

import { run } from '../../../../nodes/Convio/constituent/run/run.ts';
import type { Clock } from '../../../../nodes/Convio/sending/clock.ts';
import { FakeSite, json, written } from '../../sending/support/site.mts';
import { FakeContext } from './support/context.mts';

const CLOCK: Clock = { now: () => 0, wait: async () => await Promise.resolve() };
const FIELDS = json({
	listConsFieldsResponse: { field: [{ name: 'nickname', valueType: 'TEXT', label: 'Nickname' }] },
});

const row = fc.record({
	id: fc.constantFrom('1', '2'),
	key: fc.constantFrom('cons_id', 'member_id', 'primary_email'),
	nickname: fc.constantFrom('a', 'b'),
});

/** Each key of a person: 1, M-1, p1@x.org. */
function keyOf({ id, key }: { id: string; key: string }): string {
	if (key === 'cons_id') return id;
	return key === 'member_id' ? `M-${id}` : `p${id}@x.org`;
}

function idOf({ cons_id, member_id, primary_email }: Record<string, string>): string {
	return /\d/.exec(cons_id ?? member_id ?? primary_email ?? '')?.[0] ?? '';
}

it('loses no value at a site whose reads lag behind, whichever keys name the person', async () => {
	const options = { skipUnchanged: true };
	let skipped = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(row, { maxLength: 12 }), async (rows) => {
			const nicknames = new Map([
				['1', 'a'],
				['2', 'a'],
			]);
			const site = new FakeSite((asked) => {
				if (asked.method === 'listUserFields') return FIELDS;
				const id = idOf(asked);
				// The reader has seen none of the writes of this run.
				if (asked.method === 'getUser') {
					return json({ getConsResponse: { cons_id: id, nickname: 'a' } });
				}
				nicknames.set(id, asked.nickname ?? '');
				return written(id);
			});
			const context = new FakeContext(site, {
				parameters: {
					resource: 'constituent',
					operation: 'update',
					constituent: { mode: '=key', value: '=value' },
					fieldsInput: 'json',
					fieldsJson: { nickname: '=nickname' },
					options,
				},
				items: rows.map((one) => ({ ...one, value: keyOf(one) })),
				credential: { maxConcurrentRequests: 1 },
			});
			await run(context.functions, CLOCK, () => 0);
			const expected = new Map([
				['1', 'a'],
				['2', 'a'],
			]);
			// Items that share no key are sent lane by lane, as they are without the option.
			const lanes = new Map<string, typeof rows>();
			for (const one of rows) lanes.set(keyOf(one), [...(lanes.get(keyOf(one)) ?? []), one]);
			for (const one of [...lanes.values()].flat()) expected.set(one.id, one.nickname);
			expect(nicknames).toStrictEqual(expected);
			skipped += rows.length - site.asked.filter(({ method }) => method === 'update').length;
		}),
		{ numRuns: 50 },
	);
	expect(skipped).toBeGreaterThan(20);
}, 30_000);
