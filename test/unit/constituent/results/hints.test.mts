import { describe, expect, it } from 'vitest';

import { conflicts } from '../../../../nodes/Convio/constituent/results/conflicts.ts';
import { ItemHints } from '../../../../nodes/Convio/constituent/results/hints.ts';
import type { Hint } from '../../../../nodes/Convio/parameters/input.ts';

function messages(items: ReadonlyArray<readonly Hint[]>): string[] {
	const hints = new ItemHints();
	for (const item of items) hints.add(item);
	return hints.messages(items.length);
}

it.each<[readonly Hint[], RegExp]>([
	[[{ kind: 'unused column', column: 'Shoe' }], /has this name or label.*'Shoe'$/],
	[
		[{ kind: 'own column', column: 'member_id', takenBy: 'X' }],
		/field of its own.*'member_id' \(X\)$/,
	],
	[[{ kind: 'ambiguous column', column: 'ZIP', names: ['a', 'b'] }], /^Column 'ZIP'.*: a, b$/],
	[[{ kind: 'unlisted field', field: 'gone' }], /no longer lists.*'gone'$/],
	[[{ kind: 'ZIP as number', field: 'zip' }], /came as a number in 2 items \('zip'\)/],
	[[{ kind: 'unchecked' }], /were not checked/],
	[[{ kind: 'text', text: 'as it is' }], /^as it is$/],
])('%j is told once for all items', (hints, message) => {
	expect(messages([hints, hints])).toStrictEqual([expect.stringMatching(message)]);
});

it('what helps to prepare an item is not told', () => {
	const changed = { kind: 'changed value', parameter: 'a', from: 1, to: '1' } as const;
	expect(messages([[{ kind: 'list may be outdated' }, changed]])).toStrictEqual([]);
});

describe('fields without a value', () => {
	const found: Hint = { kind: 'filled', with: ['a'], without: ['b'] };
	const lost: Hint = { kind: 'filled', with: [], without: ['a', 'b'] };

	it('are told when no item of ten has one', () => {
		const items = [[found], ...Array.from({ length: 9 }, () => [lost])];
		expect(messages(items)).toStrictEqual([expect.stringMatching(/a value for 'b',/)]);
		expect(messages(items.slice(1))).toStrictEqual([]);
	});
});

it('names twenty columns, and counts the others', () => {
	const hints = Array.from(
		{ length: 23 },
		(_, n): Hint => ({ kind: 'unused column', column: `c${n}` }),
	);
	expect(messages([hints])[0]).toMatch(/'c19' and 3 more$/);
});

describe('items of one constituent', () => {
	it('that set a field to different values are found by any of their keys', () => {
		expect(
			conflicts([
				{ member_id: 'M-1', nickname: 'A', 'name.first': 'X' },
				{ member_id: 'M-2', nickname: 'B' },
				undefined,
				{ member_id: 'M-1', nickname: 'C', 'name.first': 'X', add_group_ids: '1' },
				{ primary_email: 'A@b.org', gender: 'F' },
				{ cons_id: '7', 'email.primary_address': 'a@B.org', gender: 'M' },
			]),
		).toStrictEqual([
			{ field: 'nickname', items: [0, 3] },
			{ field: 'gender', items: [4, 5] },
		]);
	});

	it('may store different keys, which are values as well', () => {
		expect(
			conflicts([
				{ member_id: 'M-1', primary_email: 'a@b.org' },
				{ member_id: 'M-1', primary_email: 'c@b.org' },
				{ cons_id: '1', member_id: 'M-2' },
				{ cons_id: '1', member_id: 'M-3' },
				{ primary_email: 'd@b.org', member_id: 'M-4' },
				{ primary_email: 'd@b.org', member_id: 'M-5' },
			]),
		).toStrictEqual([
			{ field: 'primary_email', items: [0, 1] },
			{ field: 'member_id', items: [2, 3] },
		]);
	});

	it('are told in the order of the items, whichever key has shown them', () => {
		expect(
			conflicts([
				{ primary_email: 'a@b.org', nickname: 'A' },
				{ member_id: 'M-1', nickname: 'B' },
				{ member_id: 'M-1', nickname: 'C' },
				{ primary_email: 'a@b.org', nickname: 'D' },
			]),
		).toStrictEqual([{ field: 'nickname', items: [0, 1, 2, 3] }]);
	});

	it("without a key are nobody's", () => {
		expect(conflicts([{ nickname: 'A' }, { nickname: 'B' }])).toStrictEqual([]);
	});

	it('set one address, whichever name it has, and in any case', () => {
		expect(
			conflicts([
				{ member_id: 'M-1', primary_email: 'a@b.org' },
				{ member_id: 'M-1', 'email.primary_address': 'c@b.org' },
				{ member_id: 'M-2', 'email.primary_address': 'D@b.org' },
				{ member_id: 'M-2', primary_email: 'd@b.org' },
			]),
		).toStrictEqual([{ field: 'primary_email', items: [0, 1] }]);
	});

	it('may set different memberships', () => {
		expect(
			conflicts([
				{ cons_id: '1', add_group_ids: '1' },
				{ cons_id: '01', add_group_ids: '2' },
			]),
		).toStrictEqual([]);
	});
});
