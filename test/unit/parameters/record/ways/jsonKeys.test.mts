import { expect, it } from 'vitest';

import {
	countOf,
	namesIn,
	stringsIn,
} from '../../../../../nodes/Convio/parameters/record/ways/jsonKeys.ts';

it.each([
	['', []],
	['12', []],
	['"a"', ['"a"']],
	['"a":"b"', ['"a"', '"b"']],
	['{"a\\"b":"c"}', ['"a\\"b"', '"c"']],
	['{"a":"open', ['"a"', '"open']],
	['{"a":"open\\', ['"a"', '"open\\']],
])('the strings of %s are %j, also where one does not end', (text, strings) => {
	expect(stringsIn(text)).toStrictEqual(strings);
});

it.each([
	['{"a\\xb":1}', ['a\\xb']],
	['{"two\nlines":1,"b":2}', ['two\nlines', 'b']],
	['{"\\u0061":1}', ['a']],
])('a name that is no valid JSON is still seen as it is spelled: %j', (text, names) => {
	expect(namesIn(text)).toStrictEqual(names);
});

it.each([
	['', 0],
	['a', 0],
	['\\', 1],
	['\\a\\\\', 3],
])('all backslashes of %j are counted', (text, count) => {
	expect(countOf('\\', text)).toBe(count);
});
