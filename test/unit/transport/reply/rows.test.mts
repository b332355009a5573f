import { describe, expect, it } from 'vitest';

import type { DataObject } from '../../../../nodes/Convio/transport/reply/data.ts';
import {
	ReplyError,
	rowsOf,
	truthOf,
	wholeNumber,
} from '../../../../nodes/Convio/transport/reply/rows.ts';

describe('the rows of a response', () => {
	it('are the records of its list, without empty elements', () => {
		const group = [{ id: '1' }, '', null, { id: '2' }];
		expect(rowsOf({ group }, 'group')).toStrictEqual([{ id: '1' }, { id: '2' }]);
	});

	it.each<[DataObject]>([
		[{}],
		[{ group: 'x' }],
		[{ group: { id: '1' } }],
		[{ groups: [{ id: '1' }] }],
	])('of %j are none', (data) => {
		expect(rowsOf(data, 'group')).toStrictEqual([]);
	});

	it.each([['x'], [['x']], ['0'], [' ']])('with an entry %j say that it is no record', (entry) => {
		const rows = () => rowsOf({ group: [{ id: '1' }, entry] }, 'group');
		expect(rows).toThrow(ReplyError);
		expect(rows).toThrow(expect.objectContaining({ name: 'ReplyError' }));
		expect(rows).toThrow("an entry of its list 'group' is not a record");
	});
});

describe('a part that is true or false', () => {
	it.each([
		['true', true],
		['false', false],
		[' true\n', true],
		[' false\n', false],
	])('is read from %j', (text, truth) => {
		expect(truthOf({ valid: text }, 'valid')).toBe(truth);
	});

	it.each<[DataObject]>([[{}], [{ valid: '' }], [{ valid: 'yes' }], [{ valid: { true: 'true' } }]])(
		'is not read from %j',
		(data) => {
			const truth = () => truthOf(data, 'valid');
			expect(truth).toThrow(ReplyError);
			expect(truth).toThrow("it has no 'valid' that is true or false");
		},
	);
});

describe('a count', () => {
	it.each([
		['0', 0],
		['007', 7],
		['5000', 5000],
		[' 5000\n', 5000],
		['5,000', 5000],
		['5000.0', 5000],
		['5000.00', 5000],
		['5.000', 5000],
		['5 000', 5000],
		['5\u00a0000', 5000],
		["1'234'567", 1234567],
		['1’234', 1234],
		['12,345,678', 12345678],
	])('is read from %j', (text, count) => {
		expect(wholeNumber(text)).toBe(count);
	});

	it.each(['', '-1', '5,00', '5.5', '5,0000', '1234,567', ',000', '5,000x', 'x5', 'many', '1e3'])(
		'is not read from %j',
		(text) => {
			expect(wholeNumber(text)).toBeUndefined();
		},
	);

	it.each([undefined, null, {}, ['5']])('is not read from %j, which is no text', (value) => {
		expect(wholeNumber(value)).toBeUndefined();
	});
});
