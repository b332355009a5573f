import { describe, expect, it } from 'vitest';

import {
	cleanKey,
	readAddress,
	readConstituentId,
	readMemberId,
} from '../../../../nodes/Convio/parameters/cells/keys.ts';

const CONTROL_CURE = 'Remove tabs and line breaks before this node.';
const NO_TEXT = {
	what: 'must be text',
	cure: 'Check that the expression returns a single value, not an object or a list.',
	link: ', not ',
};

it.each(['A-1\n', '\r\nA-1', ' A-1 \r\n', '\u2028A-1\u2029', '\nA-1\u200B\n'])(
	'a line break around a key goes: %j is A-1',
	(text) => {
		expect(cleanKey(text)).toBe('A-1');
		expect(readMemberId(text)).toBe('A-1');
	},
);

describe('a member ID that is refused says why, and what to do', () => {
	it.each([
		['A\tB', 'contains the control character U+0009', CONTROL_CURE],
		[
			'M-[object Object]',
			'contains an object in place of an ID',
			'Check that the expression returns a single value, not an object or a list.',
		],
		[
			'none',
			'says that a value was missing',
			'Give this row a value of its own, or check that the expression finds one.',
		],
		[
			'1.00001E+11',
			'is a number that a spreadsheet has rounded, so digits are lost',
			'Format the column as text in the spreadsheet, and enter the IDs again.',
		],
		[
			"'000042",
			"begins with an apostrophe, a spreadsheet's mark for text",
			'Remove the apostrophe before this node.',
		],
		['-', 'has no letter and no digit', 'Give the ID, or leave the item out.'],
		[
			'x'.repeat(33),
			'is 33 characters long; Luminate Online keeps 32',
			'Use a shorter ID: records whose IDs are cut could not be told apart.',
		],
	])('%j', (value, what, cure) => {
		expect(readMemberId(value)).toStrictEqual({ what, cure });
	});
});

it('the length of a member ID is counted in characters, as people count them', () => {
	const longest = `A${'🦜'.repeat(31)}`;
	expect(readMemberId(longest)).toBe(longest);
	expect(readMemberId('A🦜', 2)).toBe('A🦜');
	expect(readMemberId(`${longest}🦜`)).toMatchObject({
		what: 'is 33 characters long; Luminate Online keeps 32',
	});
});

describe('an address that is refused says why', () => {
	it('when it is not one address', () => {
		expect(readAddress('ada at example.org')).toStrictEqual({
			what: 'must be one email address',
			cure: "It should look like 'name@example.com', without a name, brackets or a second address.",
			link: ', not ',
		});
	});

	it('when a control character is in it', () => {
		expect(readAddress('ada@exa\tmple.org')).toStrictEqual({
			what: 'contains the control character U+0009',
			cure: CONTROL_CURE,
		});
	});

	it.each([[{}], [['ada@example.org']], [null]])('when it is no text: %j', (value) => {
		expect(readAddress(value)).toStrictEqual(NO_TEXT);
	});
});

describe('a constituent ID that is refused says why', () => {
	it.each([['A1'], ['1001002.0'], [true], [false]])('when it is not digits: %j', (value) => {
		expect(readConstituentId(value)).toStrictEqual({
			what: 'must be a constituent ID (digits only)',
			cure: "To identify the constituent in another way, choose 'Member ID' or 'Email'.",
			link: ', not ',
		});
	});

	it('when a line break is in it', () => {
		expect(readConstituentId('1001\n1002')).toStrictEqual({
			what: 'contains the control character U+000A',
			cure: CONTROL_CURE,
		});
	});

	it('when its digits are lost', () => {
		expect(readConstituentId(2 ** 53)).toStrictEqual({
			what: 'is a number with more digits than n8n can keep exactly, so some are already lost',
			cure: 'Keep it as text from the start, e.g. when the file is read.',
		});
	});

	it.each([[{}], [[1001]], [undefined]])('when it is no text: %j', (value) => {
		expect(readConstituentId(value)).toStrictEqual(NO_TEXT);
	});
});
