import { describe, expect, it } from 'vitest';

import {
	constituent,
	identityGiven,
	LOOKUP_RULE,
} from '../../../../nodes/Convio/parameters/fields/identity.ts';
import { itemWith, refusalOf } from '../support/input.mts';

const any = () => constituent(LOOKUP_RULE);

function read(mode: unknown, value: unknown, json = {}) {
	return any().read(itemWith({ constituent: { mode, value } }, json));
}

describe('what a constituent is found by', () => {
	it.each([
		['cons_id', 1001, '1001'],
		['cons_id', ' 0001001 ', '0001001'],
		['member_id', 'A-10045', 'A-10045'],
		['primary_email', ' ada@example.org ', 'ada@example.org'],
	])('%s %j', (parameter, value, text) => {
		expect(read(parameter, value)).toEqual({ parameter, params: { [parameter]: text } });
	});

	it.each([
		['cons_id', 'Cons ID'],
		['member_id', 'Member ID'],
		['primary_email', 'Email'],
	])('is needed: an empty %s is refused', (mode, label) => {
		for (const value of [undefined, null, '', '  ']) {
			expect(refusalOf(() => read(mode, value))).toMatchObject({
				field: 'Constituent',
				message: `'Constituent' is empty: no value is given for '${label}'`,
				description: expect.stringContaining('expression'),
			});
		}
	});

	it.each(['A-1', '-5', '1.5'])('is no Cons ID: %s', (value) => {
		expect(refusalOf(() => read('cons_id', value))).toMatchObject({
			field: 'Constituent',
			message: expect.stringContaining(`'${value}'`),
		});
	});

	it.each([undefined, 'user_name', ['cons_id']])('is none of the ways: %j', (mode) => {
		expect(refusalOf(() => read(mode, '1001'))).toMatchObject({
			field: 'Constituent',
			message: expect.stringMatching(
				/^'Constituent' must be given by Cons ID, Member ID or Email, not '/,
			),
			description: 'Choose one of them in front of the value.',
		});
	});

	it.each([null, 'text', []])('is not given at all: %j', (value) => {
		expect(refusalOf(() => any().read(itemWith({ constituent: value }))).message).toContain(
			"must be given by Cons ID, Member ID or Email, not 'undefined'",
		);
	});

	it('is one of those that the operation offers', () => {
		const some = constituent('rule', 'member_id', ['cons_id', 'member_id']);
		const item = itemWith({ constituent: { mode: 'primary_email', value: 'a@x.org' } });
		expect(refusalOf(() => some.read(item)).message).toBe(
			"'Constituent' must be given by Cons ID or Member ID, not 'primary_email'",
		);
		expect(some.properties).toMatchObject([
			{
				name: 'constituent',
				type: 'resourceLocator',
				required: true,
				description: 'rule',
				default: { mode: 'member_id', value: '' },
				modes: [
					{ name: 'cons_id', displayName: 'Cons ID', type: 'string' },
					{ name: 'member_id', displayName: 'Member ID', type: 'string' },
				],
			},
		]);
	});

	it('is the Cons ID at first', () => {
		expect(any().properties).toMatchObject([
			{
				default: { mode: 'cons_id', value: '' },
				modes: [{ name: 'cons_id' }, { name: 'member_id' }, { name: 'primary_email' }],
			},
		]);
	});
});

describe('what names an item whose call could not be made', () => {
	const given = (chosen: unknown) => identityGiven(() => chosen);

	it.each([
		[{ mode: 'cons_id', value: 7 }, { cons_id: '7' }],
		[{ mode: 'member_id', value: ' A 1 ' }, { member_id: ' A 1 ' }],
		[{ mode: 'primary_email', value: 'no address' }, { primary_email: 'no address' }],
	])('%j is shown as it is', (chosen, shown) => {
		expect(given(chosen)).toEqual(shown);
	});

	it.each([
		[{ mode: 'cons_id', value: ' ' }],
		[{ mode: 'cons_id', value: null }],
		[{ mode: 'cons_id', value: { id: 7 } }],
		[{ mode: 'cons_id', value: true }],
		[{ mode: 'user_name', value: 'ada' }],
		['text'],
		[null],
	])('is missing in %j', (chosen) => {
		expect(given(chosen)).toBeUndefined();
	});

	it('is missing where the expression itself fails', () => {
		const failing = () => {
			throw new Error('no such node');
		};
		expect(identityGiven(failing)).toBeUndefined();
	});
});
