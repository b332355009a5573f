import { expect, it } from 'vitest';

import { lookFirst } from '../../../../../nodes/Convio/constituent/operations/constituent/compare/lookFirst.ts';

const NONE: ReadonlySet<string> = new Set();

it('reads the fields of the item by the key that finds the record', () => {
	const params = {
		'name.first': 'Ada',
		custom_string18: 'YES',
		'email.primary_address': 'a@x.org',
		primary_email: 'a@x.org',
		suppress_cleaning: 'true',
		user_password: 'secret',
		remove_group_ids: '1002',
		member_id: 'M-1',
	};
	expect(lookFirst(params, NONE, true)).toStrictEqual({
		record: {
			method: 'getUser',
			params: {
				member_id: 'M-1',
				fields: 'cons_id,name.first,custom_string18,email.primary_address',
			},
		},
		lists: [],
	});
});

it('takes the center along, and reads the lists that something is added to', () => {
	const key = { cons_id: '7', center_id: '3' };
	const params = { ...key, add_interest_ids: '1', add_group_ids: '1001' };
	expect(lookFirst(params, NONE, true)).toStrictEqual({
		record: { method: 'getUser', params: { ...key, fields: 'cons_id' } },
		lists: [
			{ method: 'getUserInterests', params: key },
			{ method: 'getUserGroups', params: key },
		],
	});
	expect(lookFirst(params, new Set(['add_group_ids', 'add_interest_ids']), true)?.lists).toEqual(
		[],
	);
});

it('reads all parts of what a field is cleared in', () => {
	const params = { cons_id: '7', 'name.last': ' ', 'email.status': 'x', nickname: ' ' };
	expect(lookFirst(params, NONE, true)?.record.params.fields).toBe(
		'cons_id,name.last,name,email.status,nickname',
	);
});

it('reads the whole record when asked to, or when there are too many names for one parameter', () => {
	const record = { method: 'getUser', params: { cons_id: '7' } };
	expect(lookFirst({ cons_id: '7', 'name.first': 'A' }, NONE, false)?.record).toStrictEqual(record);
	const many = Array.from({ length: 200 }, (_, index) => [`custom_string${index}`, 'x'] as const);
	const params = { cons_id: '7', ...Object.fromEntries(many) };
	expect(lookFirst(params, NONE, true)?.record).toStrictEqual(record);
});

it('does not read what is not compared, and nothing without a key', () => {
	const params = { cons_id: '7', 'name.first': 'A', 'name.last': 'B' };
	expect(lookFirst(params, new Set(['name.last']), true)?.record.params).toStrictEqual({
		cons_id: '7',
		fields: 'cons_id,name.first',
	});
	expect(lookFirst({ 'name.first': 'A' }, NONE, true)).toBeUndefined();
});
