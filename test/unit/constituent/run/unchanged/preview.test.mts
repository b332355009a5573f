import { describe, expect, it } from 'vitest';

import {
	previewOf,
	previewWithoutRecord,
} from '../../../../../nodes/Convio/constituent/run/unchanged/preview.ts';
import type { ApiMethod } from '../../../../../nodes/Convio/transport/apiMethods.ts';
import { callOf } from '../../../transport/support/calls.mts';

describe('a dry run of an item whose record was read', () => {
	it.each([
		['nothing would be sent', true, 'unchanged'],
		['it would be sent all the same', false, 'update'],
	])('shows nothing that differs if it is unchanged and %s', (_when, isSkipped, would) => {
		const preview = previewOf({ kind: 'unchanged', shown: ['nickname'] }, isSkipped);
		expect(preview).toStrictEqual({ would, differs: [], alwaysSent: [] });
	});

	it('shows what differs, apart from what would be sent without a proven difference', () => {
		const preview = previewOf(
			{
				kind: 'to be sent',
				shown: ['nickname'],
				changed: ['nickname', 'title'],
				unproven: [
					{ name: 'user_password', reason: 'write-only' },
					{ name: 'gender', reason: 'not shown' },
				],
			},
			false,
		);
		expect(preview).toStrictEqual({
			would: 'update',
			differs: ['nickname', 'title'],
			alwaysSent: ['user_password', 'gender'],
		});
	});
});

const EMAIL = { primary_email: 'a@x.org' };
const MEMBER = { member_id: 'M-1' };
const ID = { cons_id: '7' };

describe('a dry run of an item whose record was not found', () => {
	it.each<[string, ApiMethod, Record<string, string>, 0 | 'several']>([
		['nobody has the email address', 'createOrUpdate', EMAIL, 0],
		['several have the email address', 'createOrUpdate', EMAIL, 'several'],
		['nobody has the member ID', 'createOrUpdate', MEMBER, 0],
	])('shows that Create or Update would create, if %s', (_case, method, params, found) => {
		expect(previewWithoutRecord(callOf(method, params), found, false)).toStrictEqual({
			would: 'create',
			found,
			differs: [],
			alwaysSent: [],
		});
	});

	it.each<[string, ApiMethod, Record<string, string>, 0 | 'several']>([
		['several have the member ID', 'createOrUpdate', MEMBER, 'several'],
		['nobody has the constituent ID', 'createOrUpdate', ID, 0],
		['the constituent ID goes before the address', 'createOrUpdate', { ...ID, ...EMAIL }, 0],
		['Update by email never creates', 'update', EMAIL, 0],
		['Update by member ID never creates', 'update', MEMBER, 0],
	])('shows that nobody would be created, if %s', (_case, method, params, found) => {
		expect(previewWithoutRecord(callOf(method, params), found, false)).toStrictEqual({
			would: 'update',
			found,
			differs: [],
			alwaysSent: [],
		});
	});

	it.each([EMAIL, MEMBER])('by %j shows an update once an earlier item creates it', (params) => {
		const call = callOf('createOrUpdate', params);
		expect(previewWithoutRecord(call, 0, true)).toMatchObject({ would: 'update', found: 0 });
	});

	it('names what is always sent, and no value that a record could hold', () => {
		const params = { ...EMAIL, nickname: 'Al', user_password: 'secret', remove_group_ids: '5' };
		const preview = previewWithoutRecord(callOf('createOrUpdate', params), 0, false);
		expect(preview.alwaysSent).toStrictEqual(['user_password', 'remove_group_ids']);
	});
});
