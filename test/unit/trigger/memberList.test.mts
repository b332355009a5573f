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
});

describe('a response that is not the group', () => {
	it.each<[string, DataObject]>([
		['nothing at all', {}],
		['no total', { member: [{ cons_id: '1001' }] }],
		['a total that is no number', { total_number: 'many', member: [] }],
		['a negative total', { total_number: '-1' }],
		['a member without an ID', { total_number: '1', member: [{ name: 'x' }] }],
		['a member with an empty ID', { total_number: '1', member: [{ cons_id: '' }] }],
		['a member with another kind of ID', { total_number: '1', member: [{ cons_id: 'a|b' }] }],
		['a member that is a text', { total_number: '1', member: ['1001'] }],
		['the same member twice', { total_number: '2', member: listOf(['7', '7']).member }],
	])('%s', (_, data) => {
		expect(judged(data)).toBe('temporarily-unavailable');
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

	it('says how many there are, and the way out', () => {
		expect(readMemberList(listOf([], 2831), '1010')).toMatchObject({
			message: 'Group 1010 has 2,831 members, more than this trigger can watch',
			description: expect.stringContaining('create a smaller group'),
		});
	});
});
