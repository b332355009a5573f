import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { lanesOf } from '../../../../nodes/Convio/constituent/run/lanes.ts';
import { identityKeys } from '../../../../nodes/Convio/transport/identity.ts';

describe('whom a call is about', () => {
	it.each<[string, Record<string, string>, string[]]>([
		['nobody', { group_id: '1' }, []],
		['a constituent ID', { cons_id: '1001' }, ['cons_id 1001']],
		['one with zeros in front', { cons_id: '0001001' }, ['cons_id 1001']],
		['zero', { cons_id: '000' }, ['cons_id 0']],
		['one with zeros at the end', { cons_id: '1000' }, ['cons_id 1000']],
		['a member ID, letter for letter', { member_id: '00A-b' }, ['member_id 00A-b']],
		['an address', { primary_email: ' Ada@X.org ' }, ['email ada@x.org']],
		['an address that is cleared', { cons_id: '1', 'email.primary_address': ' ' }, ['cons_id 1']],
		['a new address', { 'email.primary_address': 'Ada@X.org' }, ['email ada@x.org']],
		[
			'all at once',
			{ cons_id: '1', member_id: 'A', primary_email: 'a@x', 'email.primary_address': 'b@x' },
			['cons_id 1', 'member_id A', 'email a@x', 'email b@x'],
		],
	])('%s', (_what, params, keys) => {
		expect(identityKeys(params)).toEqual(keys);
	});

	it('is not mixed up between kinds of keys', () => {
		const keys = ['cons_id', 'member_id', 'primary_email'].map((name) =>
			identityKeys({ [name]: '1' }),
		);
		expect(lanesOf(keys)).toEqual([[0], [1], [2]]);
	});
});

/** Joins whatever shares a key, again and again, until nothing more can be joined. */
function naiveLanes(keys: ReadonlyArray<readonly string[] | undefined>): number[][] {
	let lanes = keys.flatMap((own, index) => (own === undefined ? [] : [[index]]));
	const share = (one: number[], other: number[]) =>
		one.some((a) => other.some((b) => keys[a]?.some((key) => keys[b]?.includes(key))));
	for (;;) {
		const pair = lanes.flatMap((one, first) =>
			lanes.slice(first + 1).flatMap((other) => (share(one, other) ? [[one, other] as const] : [])),
		)[0];
		if (pair === undefined) break;
		const [one, other] = pair;
		lanes = [...lanes.filter((lane) => lane !== one && lane !== other), [...one, ...other]];
	}
	return lanes
		.map((lane) => [...lane].sort((a, b) => a - b))
		.sort((one, other) => (one[0] ?? 0) - (other[0] ?? 0));
}

describe('lanes', () => {
	it('hold what shares a key, in input order', () => {
		expect(lanesOf([['a'], ['b'], ['a'], ['c'], ['b'], ['a']])).toEqual([[0, 2, 5], [1, 4], [3]]);
	});

	it('hold what is tied over a third', () => {
		expect(lanesOf([['a'], ['b'], ['c'], ['a', 'c'], ['c', 'b']])).toEqual([[0, 1, 2, 3, 4]]);
		expect(lanesOf([['a'], ['b'], ['a', 'b']])).toEqual([[0, 1, 2]]);
	});

	it('keep items without a key apart, and leave out those that have no part', () => {
		expect(lanesOf([[], undefined, [], ['a'], undefined])).toEqual([[0], [2], [3]]);
		expect(lanesOf([])).toEqual([]);
	});

	it('are those of a naive closure', () => {
		const key = fc.constantFrom(...'abcdefgh');
		const keys = fc.option(fc.array(key, { maxLength: 3 }), { nil: undefined, freq: 10 });
		fc.assert(
			fc.property(fc.array(keys, { maxLength: 14, size: 'max' }), (all) => {
				expect(lanesOf(all)).toEqual(naiveLanes(all));
			}),
			{ numRuns: 500 },
		);
	});
});
