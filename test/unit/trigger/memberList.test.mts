import { describe, expect, it } from 'vitest';

import type { DataObject } from '../../../nodes/Convio/transport/reply/data.ts';
import { readMemberList } from '../../../nodes/Convio/trigger/memberList.ts';
import { listOf, people } from './support/engine.mts';

function judged(data: DataObject) {
	const list = readMemberList(data, '1010');
	return list.kind === 'fault' ? list.cause : { ids: [...list.rows.keys()], short: list.short };
}

describe('a list of members', () => {
	it.each([
		['members', listOf(['1001', '1002']), { ids: ['1001', '1002'], short: false }],
		['an empty group', listOf([]), { ids: [], short: false }],
		['an empty group without a list', { total_number: '0' }, { ids: [], short: false }],
		['fewer than its total', listOf(['1001'], 3), { ids: ['1001'], short: true }],
		['more than its total', listOf(['1001', '1002'], 1), { ids: ['1001', '1002'], short: false }],
		['blanks', { total_number: ' 1 ', member: [{ cons_id: ' 7 ' }] }, { ids: ['7'], short: false }],
	])('%s', (_, data, result) => {
		expect(judged(data)).toEqual(result);
	});

	it('takes 1,000 members', () => {
		expect(judged(listOf(people(1000)))).toMatchObject({ short: false });
	});

	it('keeps the fields of each member', () => {
		const row = { cons_id: '9007199254740993', name: { first: 'Ann' } };
		const list = readMemberList({ total_number: '1', member: [row] }, '1010');
		expect(list).toMatchObject({ rows: new Map([['9007199254740993', row]]) });
	});
});

describe('a response that is not the group', () => {
	const NO_TOTAL = 'it does not say how many members there are';
	const NO_ID = 'a member has no constituent ID';

	it.each<[string, DataObject, string]>([
		['nothing at all', {}, NO_TOTAL],
		['no total', { member: [{ cons_id: '1001' }] }, NO_TOTAL],
		['999 listed without a total', { member: listOf(people(999)).member }, NO_TOTAL],
		['a total that is no number', { total_number: 'many', member: [] }, NO_TOTAL],
		['a negative total', { total_number: '-1' }, NO_TOTAL],
		['a member without an ID', { total_number: '1', member: [{ name: 'x' }] }, NO_ID],
		['a member with an empty ID', { total_number: '1', member: [{ cons_id: '' }] }, NO_ID],
		['letters for an ID', { total_number: '1', member: [{ cons_id: 'a|b' }] }, NO_ID],
		['more than an ID', { total_number: '1', member: [{ cons_id: '7,8' }] }, NO_ID],
		['a sign before the ID', { total_number: '1', member: [{ cons_id: '-7' }] }, NO_ID],
		['20 digits', { total_number: '1', member: [{ cons_id: '1'.repeat(20) }] }, NO_ID],
		['a member that is a text', { total_number: '1', member: ['1001'] }, NO_ID],
		[
			'the same member twice',
			{ total_number: '2', member: listOf(['7', '7']).member },
			'constituent 7 is listed twice',
		],
	])('%s', (_, data, what) => {
		expect(readMemberList(data, '1010')).toEqual({
			kind: 'fault',
			cause: 'temporarily-unavailable',
			message: `The site's response could not be read as the group: ${what}`,
			description:
				'Nothing was reported and nothing forgotten: the next poll compares with what was known before.',
		});
	});
});

describe('a group that is too large', () => {
	it.each<[string, DataObject]>([
		['a total above 1,000', listOf(people(10), 1001)],
		['a total with a separator', { ...listOf(people(10)), total_number: '5,000' }],
		['1,000 listed without a total', { member: listOf(people(1000)).member }],
		['more than 1,000 listed', { total_number: '5', member: listOf(people(1001)).member }],
	])('%s', (_, data) => {
		expect(judged(data)).toBe('configuration-invalid');
	});

	it.each([
		[listOf([], 2831), '2,831'],
		[{ member: listOf(people(1000)).member }, 'at least 1,000'],
	])('says how many there are, and the way out', (data, members) => {
		expect(readMemberList(data, '1010')).toMatchObject({
			message: `Group 1010 has ${members} members, more than this trigger can watch`,
			description: expect.stringMatching(
				/at most 1,000 members .* create a smaller group .* 'Trigger On' to 'Group Rebuilt or Resized'/,
			),
		});
	});
});
