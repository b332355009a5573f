import { describe, expect, it } from 'vitest';

import type { DataObject } from '../../../../../nodes/Convio/transport/reply/data.ts';
import { compared, outcome } from './support/comparing.mts';

const types = {
	'name.first': 'text',
	custom_string18: 'text',
	custom_boolean5: 'boolean',
} as const;

describe('a part of the record', () => {
	it('is found by its path', () => {
		const record = { name: { first: 'Ada', last: 'L' }, first: 'Max' };
		expect(outcome(compared({ 'name.first': 'Ada' }, record, { types }))).toBe('unchanged');
	});

	it.each<DataObject>([{}, { name: {} }, { name: '' }, { name: 'Ada' }, { name: { last: 'L' } }])(
		'that %j does not show is sent',
		(record) => {
			const sent = outcome(compared({ 'name.first': 'Ada' }, record, { types }));
			expect(sent).toStrictEqual({ unproven: { 'name.first': 'not shown' } });
			const cleared = outcome(compared({ 'name.first': ' ' }, record, { types }));
			expect(cleared).toStrictEqual({ unproven: { 'name.first': 'not shown' } });
		},
	);

	it('is none that every object has', () => {
		expect(outcome(compared({ 'name.constructor': 'x', toString: 'x' }, { name: {} }))).toEqual({
			unproven: { 'name.constructor': 'not shown', toString: 'not shown' },
		});
	});
});

describe('a part of what is nil', () => {
	const record = { name: null, custom: null };

	it('is a change when it gets a value', () => {
		const params = { 'name.first': 'Ada', custom_string18: 'x' };
		expect(outcome(compared(params, record, { types }))).toStrictEqual({
			changed: ['name.first', 'custom_string18'],
		});
	});

	it('is cleared all the same: a hidden one would look so', () => {
		expect(outcome(compared({ 'name.first': ' ' }, record, { types }))).toStrictEqual({
			unproven: { 'name.first': 'in nil container' },
		});
	});

	it('is clear where another record has shown that the account may view it', () => {
		const visible = ['name.first'];
		expect(outcome(compared({ 'name.first': ' ' }, record, { types, visible }))).toBe('unchanged');
	});
});

describe('a custom field', () => {
	const record: DataObject = {
		custom: {
			string: [
				{ id: 'custom_string1', content: 'a' },
				{ id: 'custom_string18', content: 'YES' },
			],
			boolean: { id: 'custom_boolean5', content: 'true' },
			number: [{ id: 'custom_number1' }, { id: 'custom_number2', content: {} }],
			date: null,
		},
	};

	it.each([
		['custom_string18', 'YES', 'unchanged'],
		['custom_string1', 'YES', { changed: ['custom_string1'] }],
		['custom_boolean5', 'TRUE', 'unchanged'],
		['custom_number1', ' ', 'unchanged'],
		['custom_number2', ' ', 'unchanged'],
		['custom_number2', '5', { changed: ['custom_number2'] }],
		['custom_string2', 'YES', { unproven: { custom_string2: 'not shown' } }],
		['custom_date1', ' ', { unproven: { custom_date1: 'not shown' } }],
	])('%s = %j is %j', (name, sent, expected) => {
		const custom = { ...types, custom_string1: 'text', custom_number1: 'number' } as const;
		expect(outcome(compared({ [name]: sent }, record, { types: custom }))).toStrictEqual(expected);
	});

	it('is also found under its own name', () => {
		const flat = { custom_string18: 'YES' };
		expect(outcome(compared({ custom_string18: 'YES' }, flat, { types }))).toBe('unchanged');
	});

	it('whose value stands under another name is not compared', () => {
		const odd = { custom: { string: { id: 'custom_string18', value: 'held' } } };
		expect(outcome(compared({ custom_string18: ' ' }, odd, { types }))).toStrictEqual({
			unproven: { custom_string18: 'not comparable' },
		});
	});

	it('that is there twice is not compared', () => {
		const entry = { id: 'custom_string18', content: 'YES' };
		const twice = { custom: { string: [entry], text: [entry] } };
		expect(outcome(compared({ custom_string18: 'YES' }, twice, { types }))).toStrictEqual({
			unproven: { custom_string18: 'not comparable' },
		});
	});
});

describe('what the answer has shown', () => {
	it('is what it has, empty or not, and not what it lacks', () => {
		const record = { a: 'x', b: null, c: {}, name: null };
		const params = { a: 'x', b: 'x', c: 'x', d: 'x', 'name.first': 'x' };
		expect(compared(params, record).shown).toStrictEqual(['a', 'b', 'c']);
		expect(compared({ a: 'x' }, record).shown).toStrictEqual(['a']);
	});
});
