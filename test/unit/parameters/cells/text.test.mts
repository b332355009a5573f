import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
	shownText,
	withoutInvisible,
} from '../../../../nodes/Convio/parameters/cells/invisible.ts';
import {
	cleanText,
	isMissing,
	lengthProblem,
	readText,
	readWord,
} from '../../../../nodes/Convio/parameters/cells/text.ts';

const ANY_TEXT = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc.string({ unit: 'grapheme' }),
	fc
		.array(fc.constantFrom('=', '"', '""', ' ', '\t', '\n', '\u00A0', '\uFEFF', '\u200B', 'x'))
		.map((parts) => parts.join('')),
);

describe('a text is cleaned', () => {
	it.each([
		['Ada', 'Ada'],
		[' Ada\t', 'Ada'],
		['\u00A0Ada\uFEFF', 'Ada'],
		['="02139"', '02139'],
		[' ="02139" ', '02139'],
		['=" 02139 "', '02139'],
		['="a ""b"" c"', 'a "b" c'],
		['=""', ''],
	])('%j is %j', (text, clean) => {
		expect(readText(text)).toBe(clean);
	});

	it.each([
		['=1+1'],
		['="02139"&A1'],
		["'t Hooft"],
		['two  blanks'],
		['José 李 “é” & =+% 🦜'],
		[' line 1 \n line 2 '],
		['="a\nb"'],
		['a\tb'],
		['None'],
		['NULL'],
		['#1'],
		['Suite #N/A 5'],
		['a\u200Bb'],
	])('%j stays as it is', (text) => {
		expect(readText(text)).toBe(text);
	});

	it('once and for all: cleaning a clean text changes nothing', () => {
		fc.assert(
			fc.property(ANY_TEXT, (text) => {
				expect(cleanText(cleanText(text))).toBe(cleanText(text));
				const word = readWord(text);
				if (typeof word === 'string') expect(readWord(word)).toBe(word);
			}),
			{ numRuns: 1000 },
		);
	});

	it('so that nothing but blanks and armor goes', () => {
		fc.assert(
			fc.property(ANY_TEXT, (text) => {
				const clean = readText(text);
				fc.pre(typeof clean === 'string' && !/^\s*="/.test(text));
				expect(clean === text || clean === text.trim()).toBe(true);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('a damaged text is refused', () => {
	it.each([
		['#N/A', /error value of a spreadsheet/],
		[' #ref! ', /error value of a spreadsheet/],
		['#VALUE!', /error value/],
		['#NAME?', /error value/],
		['#DIV/0!', /error value/],
		['#NUM!', /error value/],
		['#NULL!', /error value/],
		['="#N/A"', /error value/],
		['\u200B#N/A', /error value/],
		['Jos\uFFFD', /letters that were lost/],
		['Jos\uD83E', /letters that were lost/],
		['\uDD9C', /letters that were lost/],
		['It\u0092s', /U\+0092/],
		['bell\u0007', /control character U\+0007/],
		['\u000B', /control character U\+000B/],
		['a\u007Fb', /control character U\+007F/],
	])('%j', (text, what) => {
		expect(readText(text)).toMatchObject({ what: expect.stringMatching(what) });
	});

	it.each(['Jos\uFFFD', 'It\u0092s'])('%j with the place to set the encoding', (text) => {
		expect(readText(text)).toMatchObject({ cure: expect.stringMatching(/Encoding.*CSV UTF-8/) });
	});

	it('in every place: what is sent has no control character but tabs and line breaks', () => {
		fc.assert(
			fc.property(ANY_TEXT, (text) => {
				const clean = readText(text);
				if (typeof clean === 'string') expect(clean).not.toMatch(/[\uFFFD\p{Cs}]|[^\P{Cc}\t\n\r]/u);
			}),
			{ numRuns: 1000 },
		);
	});
});

describe('a value becomes text', () => {
	it.each([
		[0, '0'],
		[-1.5, '-1.5'],
		[false, 'false'],
		[true, 'true'],
	])('%j as %s', (value, text) => {
		expect(readText(value)).toBe(text);
	});

	it.each([[2 ** 53], [-(2 ** 60)], [NaN], [Infinity], [{}], [['a']], [Symbol('x')], [10n]])(
		'but not %o',
		(value) => {
			expect(readText(value)).toMatchObject({ what: expect.any(String), cure: expect.any(String) });
		},
	);
});

it.each([
	[undefined, true],
	[null, true],
	['', true],
	[' \t\u00A0', true],
	['\u200B\uFEFF', true],
	['=""', true],
	['\n', true],
	[0, false],
	[false, false],
	['0', false],
	[[], false],
])('that %j is missing is %s', (value, missing) => {
	expect(isMissing(value)).toBe(missing);
});

it('counts characters as people do', () => {
	expect(lengthProblem('🦜'.repeat(5), 5, 'the site')).toBeUndefined();
	expect(lengthProblem('x'.repeat(6), 5, 'the site')?.what).toBe(
		'is 6 characters long; the site accepts at most 5',
	);
});

it('shows by number what nobody sees', () => {
	expect(shownText('a\u200Bb\u0007\uD83E')).toBe('a[U+200B]b[U+0007][U+D83E]');
	expect(shownText('José 🦜')).toBe('José 🦜');
});

it('takes out what nobody sees, and nothing else', () => {
	expect(withoutInvisible('\uFEFFA\u200B\u00AD\u200E\u2060B\u202EC')).toBe('ABC');
	expect(withoutInvisible('José 李')).toBe('José 李');
});
