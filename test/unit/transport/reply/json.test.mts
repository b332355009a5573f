import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { decodeJson } from '../../../../nodes/Convio/transport/reply/json.ts';

describe('bare values of a JSON answer', () => {
	it.each([
		['an ID', '{"id":1001}', { id: '1001' }],
		[
			'an ID that no number can hold',
			'{"id":12345678901234567890}',
			{ id: '12345678901234567890' },
		],
		['an amount', '{"amount":10.00}', { amount: '10.00' }],
		['exponents and signs', '[-0,1e400,-1.5E-7]', ['-0', '1e400', '-1.5E-7']],
		['a list with blanks', '[ 1 ,\n2\t]', ['1', '2']],
		['a number alone', '7', 7],
		['booleans and null', '{"a":true,"b":false,"c":null}', { a: true, b: false, c: null }],
	])('%s', (_what, text, expected) => {
		expect(decodeJson(text)).toEqual(expected);
	});

	it.each([
		['digits inside of text', '{"a":"x:1,[2]:3","b":1}', { a: 'x:1,[2]:3', b: '1' }],
		[
			'quotation marks inside of text',
			'{"a":"\\"1,2\\" \\\\","b":[3]}',
			{ a: '"1,2" \\', b: ['3'] },
		],
		['names that are digits', '{"1":"2","3":4}', { 1: '2', 3: '4' }],
	])('leaves alone %s', (_what, text, expected) => {
		expect(decodeJson(text)).toEqual(expected);
	});

	it.each(['', '{', '{"a":1', '{"a":01}', '{a:1}', '{"a":+1}', '{"a":.5}', '{"a":"1}', '[1,]'])(
		'refuses %j',
		(text) => {
			expect(() => decodeJson(text)).toThrow(SyntaxError);
		},
	);

	it('whatever the value, only its numbers become text', () => {
		const asText = (value: unknown): unknown => {
			if (typeof value === 'number') return JSON.stringify(value);
			if (Array.isArray(value)) return value.map(asText);
			if (typeof value !== 'object' || value === null) return value;
			return Object.fromEntries(
				Object.entries(value).map(([key, member]) => [key, asText(member)]),
			);
		};
		fc.assert(
			fc.property(fc.jsonValue(), fc.nat(3), (value, indent) => {
				const wrapped = { value };
				expect(decodeJson(JSON.stringify(wrapped, null, indent))).toEqual(asText(wrapped));
			}),
		);
	});
});

describe('a text of too many values', { timeout: 60_000 }, () => {
	const many = (count: number) => `[${Array.from({ length: count }, () => '1').join(',')}]`;

	it('is not read', () => {
		expect(() => decodeJson(many(300_001))).toThrow('it has more than 300000 values');
		expect(() => decodeJson('['.repeat(400_000))).toThrow('it has more than 300000 values');
		expect(decodeJson(many(300_000))).toHaveLength(300_000);
	});

	it('is none that has commas within its strings', () => {
		const text = `["${',[{'.repeat(400_000)}","\\"${','.repeat(400_000)}"]`;
		expect(decodeJson(text)).toHaveLength(2);
	});
});
