import { describe, expect, it } from 'vitest';

import {
	asList,
	isDataObject,
	leafText,
	makeList,
	MAX_DEPTH,
	toData,
} from '../../../../nodes/Convio/transport/reply/data.ts';
import type { Data, DataObject } from '../../../../nodes/Convio/transport/reply/data.ts';

describe('a decoded value', () => {
	it.each<[unknown, Data]>([
		['x', 'x'],
		[7, '7'],
		[true, 'true'],
		[null, null],
		[undefined, null],
		[{ a: { b: [1, null] } }, { a: { b: ['1', null] } }],
		[[], []],
	])('%j has leaves of text only', (value, plain) => {
		expect(toData(value)).toStrictEqual(plain);
	});

	it('is read down to a depth that no answer has', () => {
		const nested = (depth: number): unknown => (depth === 0 ? 'x' : { a: nested(depth - 1) });
		const listed = (depth: number): unknown => (depth === 0 ? 'x' : [listed(depth - 1)]);
		expect(() => toData(nested(MAX_DEPTH))).not.toThrow();
		expect(() => toData(listed(MAX_DEPTH))).not.toThrow();
		for (const value of [nested(MAX_DEPTH + 1), listed(MAX_DEPTH + 1)]) {
			expect(() => toData(value)).toThrow(`it is nested deeper than ${MAX_DEPTH} levels`);
		}
	});

	it.each(['__proto__', 'constructor', 'prototype'])('may not have the name %s', (name) => {
		const value: unknown = JSON.parse(`{"a":{"${name}":{}}}`);
		expect(() => toData(value)).toThrow(`it contains the name '${name}'`);
	});
});

describe('a list', () => {
	it.each<[Data | undefined, Data[]]>([
		[undefined, []],
		[null, []],
		['', []],
		['x', ['x']],
		[' ', [' ']],
		[{ a: 'x' }, [{ a: 'x' }]],
		[
			['x', ''],
			['x', ''],
		],
	])('that arrived as %j', (value, list) => {
		expect(asList(value)).toStrictEqual(list);
	});

	it('is completed where its path leads, in each entry of lists on the way', () => {
		const data: DataObject = { field: [{ choices: { choice: 'a' } }, { choices: {} }, {}, 'x'] };
		makeList(data, ['field', 'choices', 'choice']);
		expect(data).toStrictEqual({
			field: [{ choices: { choice: ['a'] } }, { choices: { choice: [] } }, {}, 'x'],
		});
		makeList(data, ['other']);
		expect(data.other).toStrictEqual([]);
		makeList(data, []);
		makeList(data, ['missing', 'list']);
		expect(Object.keys(data)).toStrictEqual(['field', 'other']);
	});
});

it('an object is neither a list nor nothing', () => {
	expect([{}, { a: 1 }].map(isDataObject)).toStrictEqual([true, true]);
	expect([null, undefined, [], 'x', 7].some(isDataObject)).toBe(false);
});

it('the text of a leaf has no blanks around it, and is empty for what is no text', () => {
	expect([' a b ', 'x', '', null, undefined, 7, ['x'], {}].map(leafText)).toStrictEqual([
		...['a b', 'x', '', '', '', '', '', ''],
	]);
});
