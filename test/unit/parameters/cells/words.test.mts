import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readBoolean } from '../../../../nodes/Convio/parameters/cells/booleans.ts';
import { matchChoice } from '../../../../nodes/Convio/parameters/cells/choices.ts';
import { readIds } from '../../../../nodes/Convio/parameters/cells/idLists.ts';

describe('yes and no', () => {
	const spellings = (words: readonly string[]) =>
		words.flatMap((word) => [word, word.toUpperCase(), ` ${word}\u00A0`, `\u200B${word}`]);

	it.each([...spellings(['true', 't', 'yes', 'y', '1', 'Yes']), true, 1])('%j is yes', (value) => {
		expect(readBoolean(value)).toBe(true);
	});

	it.each([...spellings(['false', 'f', 'no', 'n', '0', 'No']), false, 0])('%j is no', (value) => {
		expect(readBoolean(value)).toBe(false);
	});

	it.each([['checked'], ['2'], [2], [-1], ['on'], ['x'], ['wahr'], ['#N/A'], [{}], [[true]], [1n]])(
		'%o is neither',
		(value) => {
			expect(readBoolean(value)).toMatchObject({ what: expect.any(String) });
		},
	);
});

describe('a choice', () => {
	const CHOICES = ['A', 'a', 'Plain Text', 'Food &amp; Drink', 'Müller & Söhne', 'AA', 'aa'];

	it.each([
		['A', 'A'],
		['a', 'a'],
		['plain text', 'Plain Text'],
		[' PLAIN  TEXT ', 'Plain Text'],
		['Food & Drink', 'Food &amp; Drink'],
		['food &amp; drink', 'Food &amp; Drink'],
		['Müller &amp; Söhne', 'Müller & Söhne'],
		['M&#252;ller &#x26; S&#xF6;hne', 'Müller & Söhne'],
	])('%j is %j', (text, choice) => {
		expect(matchChoice(CHOICES, text)).toBe(choice);
	});

	it.each(['Aa', 'Fax', '', '&bogus;', '&#9999999;'])('%j is none of them', (text) => {
		expect(matchChoice(CHOICES, text)).toBeUndefined();
	});
});

describe('a list of IDs', () => {
	it.each([
		['1,2 , 3', '1,2,3'],
		['1;2 3\n4\t5', '1,2,3,4,5'],
		['1,,2,', '1,2'],
		['1010.0', '1010'],
		['1010.00, 7', '1010,7'],
		[[1, '02', null, '3;4', ''], '1,02,3,4'],
		[[1010, '1010', '1010.0', '01010'], '1010'],
		[7, '7'],
		['\u200B1010\u00A0', '1010'],
		[[], ''],
		[' ', ''],
	])('%j is %s', (value, list) => {
		expect(readIds(value)).toStrictEqual(list === '' ? [] : list.split(','));
	});

	it.each([
		['1010.5', '1010.5'],
		[1010.5, 1010.5],
		['1010, Volunteers', 'Volunteers'],
		['-1', '-1'],
		['1e3', '1e3'],
		[true, true],
		[[[1]], [1]],
		['１０１０', '１０１０'],
		[2 ** 60, 2 ** 60],
	])('%j is none, because of %j', (value, entry) => {
		expect(readIds(value)).toMatchObject({ entry, what: expect.stringContaining('numeric IDs') });
	});

	it('has each ID once, in its order, whatever is between them', () => {
		const separator = fc.constantFrom(',', ';', ' ', '\n', ', ', '\r\n', ',,');
		const ids = fc.array(fc.tuple(fc.nat({ max: 999 }), separator), { minLength: 1 });
		fc.assert(
			fc.property(ids, (entries) => {
				const text = entries.map(([id, between]) => `${id}${between}`).join('');
				const once = [...new Set(entries.map(([id]) => String(id)))];
				expect(readIds(text)).toStrictEqual(once);
				expect(readIds(once.join(','))).toStrictEqual(once);
			}),
		);
	});
});
