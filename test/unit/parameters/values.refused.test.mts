import { describe, expect, it } from 'vitest';

import { InputError, quote } from '../../../nodes/Convio/parameters/input.ts';
import {
	toGroupIdList,
	toTextUpTo,
	toWholeNumber,
} from '../../../nodes/Convio/parameters/values.ts';
import type { ToWire } from '../../../nodes/Convio/parameters/values.ts';
import { refusalOf } from './support/input.mts';

const WHOLE = 'must be a whole number, 0 or greater, not';
const DIGITS = "Give digits only, e.g. '1001'.";

describe('A value that cannot be sent', () => {
	it.each<[unknown, ToWire, string, string]>([
		['-1', toWholeNumber, `${WHOLE} '-1'`, DIGITS],
		[true, toWholeNumber, `${WHOLE} 'true'`, DIGITS],
		[
			'#N/A',
			toWholeNumber,
			"is an error value of a spreadsheet: '#N/A'",
			'Correct the formula in the spreadsheet, or leave the cell empty.',
		],
		[
			2 ** 53,
			toWholeNumber,
			"is a number with more digits than n8n can keep exactly, so some are already lost: '9007199254740992'",
			'Keep it as text from the start, e.g. when the file is read.',
		],
		[
			'abcdef',
			(value, field) => toTextUpTo(5)(value, field),
			"is 6 characters long; Luminate Online accepts at most 5: 'abcdef'",
			'Shorten the text before this node.',
		],
		[
			'1000,999',
			toGroupIdList,
			'contains group 999: groups with IDs below 1000 are predefined, and the API cannot add or remove their members',
			'Remove this ID from the list.',
		],
	])('is refused in words that tell what to do: %j', (value, toWire, words, description) => {
		const error = refusalOf(() => toWire(value, 'Field'));
		expect([error.field, error.message, error.description]).toStrictEqual([
			...['Field', `'Field' ${words}`, description],
		]);
	});

	it('is told as an input error, which its text begins with in a log', () => {
		const error = new InputError('Field', "'Field' is wrong");
		expect(error.name).toBe('InputError');
		expect(String(error)).toBe("InputError: 'Field' is wrong");
		expect(error.others).toStrictEqual([]);
	});

	it.each([
		[60, `'${'x'.repeat(60)}'`],
		[61, `'${'x'.repeat(60)}…'`],
	])('is quoted whole up to 60 characters, and cut beyond: %d', (length, shown) => {
		expect(quote('x'.repeat(length))).toBe(shown);
	});
});
