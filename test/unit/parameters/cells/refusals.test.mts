import { describe, expect, it } from 'vitest';

import { readBoolean } from '../../../../nodes/Convio/parameters/cells/booleans.ts';
import { damageOf } from '../../../../nodes/Convio/parameters/cells/damage.ts';
import { readIds } from '../../../../nodes/Convio/parameters/cells/idLists.ts';
import { readText, readWord } from '../../../../nodes/Convio/parameters/cells/text.ts';

const ENCODING =
	"The file was read in another encoding than it has. Set 'Encoding' in the node that reads the file (Extract from File > Options), e.g. to Windows-1252 or ISO-8859-1, or save the file as 'CSV UTF-8'.";

describe('a text that was damaged says how', () => {
	it.each(['\u0080', '\u0085', '\u009F'])('by the encoding: %j', (letter) => {
		const number = letter.charCodeAt(0).toString(16).toUpperCase();
		expect(damageOf(`a${letter}b`)).toStrictEqual({
			what: `has a letter that was read wrongly (U+00${number})`,
			cure: ENCODING,
		});
	});

	it.each([
		['\u0000', 'U+0000'],
		['\u007F', 'U+007F'],
	])('by a control character: %j', (control, number) => {
		expect(damageOf(`a${control}b`)).toStrictEqual({
			what: `contains the control character ${number}`,
			cure: 'Remove this character before this node.',
		});
	});

	it.each(['\u200B #N/A', '#REF! \u200B', ' \uFEFF\u200B #n/a\u00A0'])(
		'by an error value behind characters nobody sees: %j',
		(text) => {
			expect(readText(text)).toStrictEqual({
				what: 'is an error value of a spreadsheet',
				cure: 'Correct the formula in the spreadsheet, or leave the cell empty.',
			});
		},
	);
});

describe('an object or a list in place of a text', () => {
	it.each([[{}], [['Ada']], [null], [NaN]])('is refused in words: %j', (value) => {
		const problem = {
			what: 'must be text',
			cure: 'Check that the expression returns a single value, not an object or a list.',
			link: ', not ',
		};
		expect(readText(value)).toStrictEqual(problem);
		expect(readWord(value)).toStrictEqual(problem);
	});
});

it.each(['yes\n', '\r\nyes', '\n yes \u200B\n', '\u2028yes'])(
	'a line break around a word goes: %j is yes',
	(text) => {
		expect(readWord(text)).toBe('yes');
		expect(readBoolean(text)).toBe(true);
	},
);

it.each([[{}], [[true]], [null], [undefined], ['maybe'], [2]])(
	'what is neither yes nor no is told the words that are: %j',
	(value) => {
		expect(readBoolean(value)).toStrictEqual({
			what: 'must be true or false',
			cure: 'Give one of true, t, yes, y, 1 or false, f, no, n, 0, in upper or lower case.',
			link: ', not ',
		});
	},
);

describe('a list of IDs', () => {
	it.each([
		[undefined, []],
		[null, []],
		[
			[undefined, 1, null, '2', undefined],
			['1', '2'],
		],
	])('passes over entries that are not there: %j', (value, ids) => {
		expect(readIds(value)).toStrictEqual(ids);
	});

	it.each([
		['1001, Volunteers', 'Volunteers'],
		[[1001, false], false],
		[1010.5, 1010.5],
	])('%j is refused with what is wanted, and the entry %j', (value, entry) => {
		expect(readIds(value)).toStrictEqual({
			what: 'must be numeric IDs separated by commas',
			cure: "Give IDs such as '1001,1002', or an array of them; names and decimals are no IDs.",
			link: ', not ',
			entry,
		});
	});
});
