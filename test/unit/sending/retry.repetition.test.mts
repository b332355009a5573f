import { describe, expect, it } from 'vitest';

import { API_METHODS } from '../../../nodes/Convio/transport/apiMethods.ts';
import type { ApiMethod } from '../../../nodes/Convio/transport/apiMethods.ts';
import { repetitionOf } from '../../../nodes/Convio/sending/retry.ts';
import { callOf } from '../transport/support/calls.mts';

const READS: readonly ApiMethod[] = [
	'getGroupInfo',
	'getGroupMembers',
	'getUser',
	'getUserCenters',
	'getUserGroups',
	'getUserInteractions',
	'getUserInterests',
	'listGroups',
	'listInterests',
	'listUserFields',
];
const WRITES: readonly ApiMethod[] = ['create', 'createOrUpdate', 'logInteraction', 'update'];

describe('what sending a call again can do', () => {
	it('is decided here for each method that there is', () => {
		expect([...READS, ...WRITES].sort()).toEqual(Object.keys(API_METHODS).sort());
	});

	it.each(READS)('%s is a read, whatever it asks', (method) => {
		expect(repetitionOf(callOf(method, {}))).toBe('read');
		expect(repetitionOf(callOf(method, { interaction_subject: 'a' }))).toBe('read');
	});

	it.each<[string, ApiMethod, Record<string, string>]>([
		['create', 'create', { primary_email: 'a@x.org' }],
		['create with a member ID', 'create', { primary_email: 'a@x.org', member_id: 'A' }],
		['an interaction', 'logInteraction', { cons_id: '1', interaction_subject: 'a' }],
		['an upsert by e-mail', 'createOrUpdate', { primary_email: 'a@x.org' }],
		['an upsert by nothing', 'createOrUpdate', {}],
		['an upsert that logs', 'createOrUpdate', { member_id: 'A', interaction_subject: 'a' }],
		['an update that logs', 'update', { cons_id: '1', interaction_body: 'a' }],
		[
			'an update of the address that finds the record',
			'update',
			{ primary_email: 'a@x.org', 'email.primary_address': 'b@x.org' },
		],
		['an update that finds nothing', 'update', { 'email.primary_address': 'b@x.org' }],
	])('%s is once only', (_what, method, params) => {
		expect(repetitionOf(callOf(method, params))).toBe('once only');
	});

	it.each<[string, ApiMethod, Record<string, string>]>([
		['an update by constituent ID', 'update', { cons_id: '1', 'name.first': 'a' }],
		['an update by member ID', 'update', { member_id: 'A' }],
		['an update by e-mail', 'update', { primary_email: 'a@x.org' }],
		[
			'an update of the address by constituent ID',
			'update',
			{ cons_id: '1', primary_email: 'a@x.org', 'email.primary_address': 'b@x.org' },
		],
		[
			'an update of the address by member ID',
			'update',
			{ member_id: 'A', primary_email: 'a@x.org', 'email.primary_address': 'b@x.org' },
		],
		[
			'an update of the address to the same in other letters',
			'update',
			{ primary_email: 'a@X.org', 'email.primary_address': 'A@x.org' },
		],
		['an upsert by constituent ID', 'createOrUpdate', { cons_id: '1', primary_email: 'a@x.org' }],
		['an upsert by member ID', 'createOrUpdate', { member_id: 'A', primary_email: 'a@x.org' }],
		['a field whose name only resembles', 'update', { cons_id: '1', my_interaction_x: 'a' }],
	])('%s is repeatable', (_what, method, params) => {
		expect(repetitionOf(callOf(method, params))).toBe('repeatable');
	});
});
