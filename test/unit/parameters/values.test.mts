import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { InputError } from '../../../nodes/Convio/parameters/input.ts';
import * as values from '../../../nodes/Convio/parameters/values.ts';
import type { ToWire } from '../../../nodes/Convio/parameters/values.ts';

const { toBoolean, toConstituentId, toEmail, toGroupIdList, toIdList } = values;
const { toMemberId, toText, toTextUpTo, toWholeNumber } = values;

const CONVERTERS: Readonly<Record<string, ToWire>> = {
	toBoolean,
	toConstituentId,
	toEmail,
	toGroupIdList,
	toIdList,
	toMemberId,
	toText,
	toTextUpTo: toTextUpTo(5),
	toWholeNumber,
};

const TAKEN: ReadonlyArray<readonly [string, unknown, string]> = [
	['toBoolean', true, 'true'],
	['toBoolean', ' FALSE ', 'false'],
	['toConstituentId', 1001002, '1001002'],
	['toConstituentId', ' 001 ', '001'],
	['toEmail', ' Ada+x@Example.org ', 'Ada+x@Example.org'],
	['toGroupIdList', '1000, 1010', '1000,1010'],
	['toIdList', '1,2 , 3', '1,2,3'],
	['toIdList', '1;2\n3 1.0', '1,2,3'],
	['toIdList', [1, '02', 3], '1,02,3'],
	['toIdList', 7, '7'],
	['toMemberId', ' A 1 ', 'A 1'],
	['toMemberId', 12, '12'],
	['toText', ' a ', 'a'],
	['toBoolean', 'yes', 'true'],
	['toBoolean', 0, 'false'],
	['toText', 0, '0'],
	['toText', false, 'false'],
	['toText', -1.5, '-1.5'],
	['toTextUpTo', '🦜🦜🦜🦜🦜', '🦜🦜🦜🦜🦜'],
	['toWholeNumber', '0', '0'],
	['toWholeNumber', ' 007 ', '007'],
];

const REFUSED: ReadonlyArray<readonly [string, unknown]> = [
	['toBoolean', 'checked'],
	['toBoolean', 2],
	['toMemberId', 'M-undefined'],
	['toText', '#N/A'],
	['toConstituentId', 'A1'],
	['toConstituentId', 1.5],
	['toConstituentId', 2 ** 53],
	['toEmail', 'ada'],
	['toEmail', 'a@b@c'],
	['toEmail', 'a@b, c@d'],
	['toGroupIdList', '999'],
	['toGroupIdList', [1010, 5]],
	['toIdList', '1,2.5'],
	['toIdList', { a: 1 }],
	['toIdList', true],
	['toMemberId', 2 ** 53],
	['toText', {}],
	['toText', NaN],
	['toText', -(2 ** 60)],
	['toText', Symbol('x')],
	['toTextUpTo', '123456'],
	['toWholeNumber', -1],
	['toWholeNumber', '1.0'],
	['toWholeNumber', '٣'],
];

function converter(name: string): ToWire {
	const found = CONVERTERS[name];
	if (found === undefined) throw new Error(`no converter ${name}`);
	return found;
}

it.each(TAKEN)('%s takes %j', (name, value, text) => {
	expect(converter(name)(value, 'Field')).toBe(text);
});

it.each(REFUSED)('%s refuses %o, naming the field', (name, value) => {
	expect(() => converter(name)(value, 'The Field')).toThrow(InputError);
	expect(() => converter(name)(value, 'The Field')).toThrow(/'The Field' /);
});

describe.each(Object.keys(CONVERTERS))('%s', (name) => {
	it.each([undefined, null, '', '  ', '\t\n'])('knows %j as missing', (value) => {
		expect(converter(name)(value, 'Field')).toBeUndefined();
	});

	it('gives text that is not blank, nothing, or an InputError, whatever comes', () => {
		fc.assert(
			fc.property(fc.anything({ withBigInt: true, withDate: true }), (value) => {
				try {
					const text = converter(name)(value, 'Field');
					if (text !== undefined) expect(text.trim()).not.toBe('');
				} catch (error) {
					expect(error).toBeInstanceOf(InputError);
				}
			}),
		);
	});
});
