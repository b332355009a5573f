import { describe, expect, it } from 'vitest';

import { usedColumns } from '../../../../../nodes/Convio/parameters/record/ways/usedColumns.ts';

const readBy = (options: unknown) =>
	usedColumns((name) => (name === 'options' ? { options } : null));

describe('an expression of the node uses a column', () => {
	it.each([
		['={{ $json.a }}', 'a'],
		['={{ $json.a.b }}', 'a.b'],
		['={{ $json.a.b }}', 'a'],
		['={{ $json.a }}', 'a.b'],
		['={{ $json["First Name"] }}', 'First Name'],
		["={{ $json['First Name'].trim() }}", 'First Name'],
		['={{ $input.item.json["x\\"y"] }}', 'x"y'],
		["={{ $json['it\\'s'] }}", "it's"],
		["={{ $json?.['a'] }}", 'a'],
	])('%s: %j', (expression, path) => {
		expect(readBy(expression).has(path)).toBe(true);
	});

	it('that stands in a part of a parameter, beside parts that are not set', () => {
		const used = readBy([null, 7, { deep: [null, '={{ $json.a }}'] }]);
		expect(used.has('a')).toBe(true);
		expect(used.has('b')).toBe(false);
	});
});

describe('no expression of the node uses a column', () => {
	it.each([
		['a text that only looks like one', '$json.a', 'a'],
		['an expression that reads another part', '={{ $json.a.b }}', 'a.c'],
		['an expression whose names only run together', '={{ $json.a.b }}', 'ab'],
		['an expression that reads another node', "={{ $('Other').item.json.a }}", 'a'],
		['nothing', null, 'a'],
	])('%s', (_what, value, path) => {
		expect(readBy(value).has(path)).toBe(false);
	});
});

it('expressions are looked at once for all items of a run', () => {
	const readRaw = () => '={{ $json.a }}';
	const used = usedColumns(readRaw);
	expect(usedColumns(readRaw)).toBe(used);
	expect(usedColumns(() => '={{ $json.b }}').has('a')).toBe(false);
});
