import { describe, expect, it } from 'vitest';

import {
	adviceOnMissing,
	filledByExpression,
} from '../../../nodes/Convio/parameters/expressions.ts';

const EXPRESSION = '={{ $json.first }}';

describe('The members of a parameter that an expression fills', () => {
	it.each<[unknown, string[]]>([
		[{ a: EXPRESSION, b: 'text', c: 7, d: true }, ['a']],
		[{ a: null, b: undefined, c: EXPRESSION }, ['c']],
		[{ a: 'x={{ 1 }}', b: '' }, []],
		[{ rows: [{ id: '1' }, { id: EXPRESSION }] }, ['rows']],
		[{ rows: [{ id: '1' }], empty: {} }, []],
		[{ a: { b: { c: EXPRESSION } }, d: { e: null } }, ['a']],
	])('are named, however deep it stands: %j', (raw, names) => {
		expect([...filledByExpression(raw)]).toStrictEqual(names);
	});

	it.each([[EXPRESSION], ['text'], [null], [undefined], [7]])('are none where %j is', (raw) => {
		expect([...filledByExpression(raw)]).toStrictEqual([]);
	});

	it('are looked for once for all items of a run', () => {
		let looks = 0;
		const raw = {
			get a() {
				looks += 1;
				return EXPRESSION;
			},
		};
		const names = [1, 2, 3].map(() => [...filledByExpression(raw)]);
		expect(names).toStrictEqual([['a'], ['a'], ['a']]);
		expect(looks).toBe(1);
	});
});

describe('The advice on a value that an expression has not found', () => {
	it.each([{}, { ID: '7' }, { 'ID\uFEFF': '7' }])('is to check the expression: %j', (json) => {
		expect(adviceOnMissing(json)).toBe('Check that the expression finds a value in this item.');
	});

	it('names the column in front of which a file has a byte order mark', () => {
		expect(adviceOnMissing({ Name: 'Ada', '\uFEFFMember ID': '7' })).toBe(
			"The column 'Member ID' begins with an invisible byte order mark, so an expression with its plain name finds nothing. In the node that reads the file, add the option 'Exclude Byte Order Mark (BOM)' and turn it on.",
		);
	});
});
