import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asRecord, quote } from '../../../nodes/Convio/parameters/input.ts';

const circle: Record<string, unknown> = {};
circle.self = circle;

describe('a value in a message', () => {
	it.each([
		['text', "'text'"],
		['two\n lines', "'two lines'"],
		['x'.repeat(61), `'${'x'.repeat(60)}…'`],
		[7, "'7'"],
		[NaN, "'NaN'"],
		[undefined, "'undefined'"],
		[null, "'null'"],
		[true, "'true'"],
		[10n, "'10'"],
		[{ a: [1] }, `'{"a":[1]}'`],
		[{ User_Password: 'x' }, "'[hidden]'"],
		['{ "user_password": "x", }', "'[hidden]'"],
		[{ toJSON: () => undefined }, "'[object Object]'"],
		[circle, "'[object Object]'"],
	])('%o is quoted as %s', (value, text) => {
		expect(quote(value)).toBe(text);
	});

	it('is one short line, whatever it is', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withNullPrototype: true }), (value) => {
				expect(quote(value)).toMatch(/^'.{0,61}'$/u);
			}),
		);
	});
});

it.each([
	[{ a: 1 }, { a: 1 }],
	[[1], {}],
	[null, {}],
	['text', {}],
	[undefined, {}],
])('%j is the record %j', (value, record) => {
	expect(asRecord(value)).toStrictEqual(record);
});
