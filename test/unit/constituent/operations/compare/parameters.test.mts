import { describe, expect, it } from 'vitest';

import { compare } from '../../../../../nodes/Convio/constituent/operations/constituent/compare/compare.ts';
import {
	comparableNames,
	writeOnlyNames,
} from '../../../../../nodes/Convio/constituent/operations/constituent/compare/parameterKinds.ts';
import type { DataObject } from '../../../../../nodes/Convio/transport/reply/data.ts';
import { compared, outcome } from './support/comparing.mts';

const SAME = { nickname: 'Countess' };

describe('what is always sent', () => {
	const ALWAYS = [
		'add_center_ids',
		'add_center_opt_in_ids',
		'remove_center_ids',
		'remove_center_opt_in_ids',
		'remove_group_ids',
		'remove_interest_ids',
		'interaction_body',
		'interaction_cat_id',
		'interaction_count',
		'interaction_subject',
		'user_password',
		'reminder_hint',
	];

	it.each(ALWAYS)('%s, although the record shows the same', (name) => {
		const comparison = compared({ ...SAME, [name]: '1' }, { ...SAME, [name]: '1' });
		expect(outcome(comparison)).toStrictEqual({ unproven: { [name]: 'write-only' } });
		expect(writeOnlyNames({ ...SAME, [name]: '1' })).toStrictEqual([name]);
	});

	it('stays so when it is taken out of the comparison', () => {
		const notCompared = ['remove_group_ids'];
		const comparison = compared({ ...SAME, remove_group_ids: '1' }, SAME, { notCompared });
		expect(outcome(comparison)).toStrictEqual({ unproven: { remove_group_ids: 'write-only' } });
	});
});

describe('what is no value', () => {
	const extras = {
		center_id: '1',
		source: 's',
		sub_source: 't',
		suppress_cleaning: 'true',
		no_welcome: 'true',
	};

	it('does not keep an item from being unchanged', () => {
		expect(outcome(compared({ ...SAME, ...extras }, SAME))).toBe('unchanged');
	});

	it('never makes one unchanged by itself, nor does the key', () => {
		expect(outcome(compared(extras, { cons_id: '7' }))).toStrictEqual({});
		expect(comparableNames({ member_id: 'M', ...extras }, new Set())).toStrictEqual([]);
	});
});

describe('a key', () => {
	const knowledge = { typeOf: () => undefined, isVisible: () => false, notCompared: new Set('') };

	it('of lower rank is a value of the record', () => {
		const params = { member_id: ' M-1', primary_email: 'a@x.org' };
		const record = { member_id: 'M-1', email: { primary_address: 'a@x.org' } };
		expect(outcome(compared(params, record))).toBe('unchanged');
		expect(outcome(compared({ ...params, member_id: 'm-1' }, record))).toStrictEqual({
			unproven: { member_id: 'not comparable' },
		});
	});

	it('that finds the record is no value, and its address field is one', () => {
		const params = { primary_email: 'a@x.org', 'email.primary_address': 'b@x.org' };
		const record = { email: { primary_address: 'a@x.org' } };
		const comparison = compare(params, { record, lists: {} }, knowledge);
		expect(outcome(comparison)).toStrictEqual({ changed: ['email.primary_address'] });
	});

	it('of another record proves nothing', () => {
		expect(outcome(compared(SAME, { ...SAME, cons_id: '8' }))).toStrictEqual({
			unproven: { nickname: 'not comparable' },
		});
		expect(outcome(compared(SAME, { ...SAME, cons_id: ' 007' }))).toBe('unchanged');
	});
});

describe('added groups', () => {
	const group = [{ id: '1001', label: 'A' }, { id: '1002' }];
	const add = (add_group_ids: string, groups?: object) =>
		outcome(compared({ add_group_ids }, {}, groups === undefined ? {} : { groups: { ...groups } }));

	it('are unchanged when the constituent is in all of them', () => {
		expect(add('1002,01001', { group })).toBe('unchanged');
		expect(add('1001', { group: group[0] })).toBe('unchanged');
	});

	it('are a change when one is missing', () => {
		expect(add('1001,1003', { group })).toStrictEqual({ changed: ['add_group_ids'] });
		expect(add('1001', { group: [] })).toStrictEqual({ changed: ['add_group_ids'] });
		expect(add('1001', {})).toStrictEqual({ changed: ['add_group_ids'] });
	});

	it('are sent when the list could not be read', () => {
		expect(add('1001')).toStrictEqual({ unproven: { add_group_ids: 'not read' } });
	});
});

describe('added interests', () => {
	const interest: DataObject[] = [
		{ id: '1', for_email: 'true', for_web: 'false' },
		{ id: '2', for_email: 'false', for_web: 'true' },
		{ id: '3' },
		{ id: '4', for_email: 'TRUE' },
	];

	it.each([
		['1,4', 'unchanged'],
		['1,2', { changed: ['add_interest_ids'] }],
		['9', { changed: ['add_interest_ids'] }],
		['1,3', { unproven: { add_interest_ids: 'not comparable' } }],
	])('%s are %j: they count for e-mail', (add_interest_ids, expected) => {
		expect(outcome(compared({ add_interest_ids }, {}, { interests: { interest } }))).toStrictEqual(
			expected,
		);
	});
});

describe('a field that is taken out of the comparison', () => {
	const record = { nickname: 'Countess', primary_address: { street1: '1 Main St' } };
	const params = { nickname: 'Countess', 'primary_address.street1': '1 Main Street' };
	const notCompared = ['primary_address.street1', 'email.primary_address', 'add_group_ids'];

	it('does not keep an item from being unchanged', () => {
		expect(outcome(compared(params, record))).not.toBe('unchanged');
		expect(outcome(compared(params, record, { notCompared }))).toBe('unchanged');
		const more = { ...params, primary_email: 'new@x.org', add_group_ids: '1001' };
		expect(outcome(compared(more, record, { notCompared }))).toBe('unchanged');
	});

	it('makes no item unchanged by itself', () => {
		const street = { 'primary_address.street1': '1 Main St' };
		expect(outcome(compared(street, record, { notCompared }))).toStrictEqual({});
	});
});
