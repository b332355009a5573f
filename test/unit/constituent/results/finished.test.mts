import { describe, expect, it } from 'vitest';

import { finished } from '../../../../nodes/Convio/constituent/results/finished.ts';
import { callOf } from '../../transport/support/calls.mts';

const KEYS = { member_id: 'M-1', primary_email: 'a@x.org' };
const WRITE = callOf('createOrUpdate', { ...KEYS, nickname: 'N' });

describe('the items that go out for one input item', () => {
	it('carry the keys that were given, and nothing else of the call', () => {
		expect(finished([{ message: 'ok' }, {}], WRITE)).toStrictEqual([
			{ ...KEYS, message: 'ok' },
			{ ...KEYS },
		]);
	});

	it('begin with the constituent ID, from the response or from the call', () => {
		const [item] = finished([{ message: 'ok', cons_id: '7' }], WRITE);
		expect(Object.entries(item ?? {})[0]).toEqual(['cons_id', '7']);
		const log = callOf('logInteraction', { cons_id: '8', interaction_subject: 's' });
		expect(finished([{ message: 'ok' }], log)).toStrictEqual([{ cons_id: '8', message: 'ok' }]);
	});

	it('have what the site has responded with, whatever was given', () => {
		expect(finished([{ member_id: 'M-2' }], WRITE)).toStrictEqual([
			{ member_id: 'M-2', primary_email: 'a@x.org' },
		]);
	});

	it('have the fields of the input item where they are wanted, behind all others', () => {
		const input = { Row: 3, member_id: 'from the row', message: 'from the row' };
		expect(finished([{ message: 'ok' }], WRITE, input)).toStrictEqual([
			{ ...KEYS, Row: 3, message: 'ok' },
		]);
	});

	it('are records without keys beside them: a record names its constituent itself', () => {
		const read = callOf('getUser', KEYS);
		expect(finished([{ cons_id: '1', name: 'A' }], read)).toStrictEqual([
			{ cons_id: '1', name: 'A' },
		]);
		expect(finished([{ name: 'A' }], read)).toStrictEqual([{ name: 'A' }]);
	});

	it('have no keys where the call names nobody', () => {
		expect(finished([{ id: '1' }], callOf('listGroups', {}))).toStrictEqual([{ id: '1' }]);
	});
});
