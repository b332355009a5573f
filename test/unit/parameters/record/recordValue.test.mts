import fc from 'fast-check';
import { expect, it } from 'vitest';

import { InputError } from '../../../../nodes/Convio/parameters/input.ts';
import { recordValue } from '../../../../nodes/Convio/parameters/record/recordValue.ts';
import type {
	FieldType,
	SiteField,
} from '../../../../nodes/Convio/parameters/record/siteFields.ts';

function field(type: FieldType, more: Partial<SiteField> = {}): SiteField {
	const texts = { name: 'f', label: 'F', group: '' };
	return { ...texts, type, choices: [], required: false, closedToConstituents: false, ...more };
}

const ANY = fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true });
const TYPES = ['text', 'number', 'date', 'boolean', 'choice'] as const;
const FIELDS = [
	'f',
	'birth_date',
	...TYPES.map((type) => field(type)),
	field('text', { maxLength: 3 }),
	field('choice', { choices: ['A', 'a', 'B'] }),
];

it.each([
	[['S3cret pw'], undefined],
	[{ a: 'S3cret pw' }, undefined],
	[1e300, undefined],
	[12345678, undefined],
	[true, undefined],
	['S3cret pw', 'S3cret pw'],
])('a password is never quoted: %j', (value, expected) => {
	for (const of of ['user_password', 'User_Password', field('text', { name: 'user_password' })]) {
		const name = typeof of === 'string' ? of : of.name;
		if (expected !== undefined) {
			expect(recordValue(of, value, 'ignore', 'UTC')).toBe(expected);
			continue;
		}
		expect(() => recordValue(of, value, 'ignore', 'UTC')).toThrow(
			expect.objectContaining({ field: name, message: `'${name}' must be text` }),
		);
	}
});

it('gives text, nothing, or an InputError that names the field, whatever comes', () => {
	const fields = fc.constantFrom(...FIELDS);
	const empty = fc.constantFrom('ignore' as const, 'clear' as const);
	fc.assert(
		fc.property(fields, ANY, empty, (of, value, emptyValues) => {
			const name = typeof of === 'string' ? of : of.name;
			try {
				const text = recordValue(of, value, emptyValues, 'Asia/Tokyo');
				if (text === ' ') expect(emptyValues === 'clear' || value === ' ').toBe(true);
				else if (text !== undefined) expect(text.trim()).not.toBe('');
			} catch (error) {
				expect(error).toBeInstanceOf(InputError);
				expect(error).toMatchObject({ field: name, message: expect.stringContaining(name) });
			}
		}),
		{ numRuns: 2000 },
	);
});

it.each(TYPES)('tells missing from empty for a field of type %s', (type) => {
	expect(recordValue(field(type), undefined, 'clear', 'UTC')).toBeUndefined();
	for (const value of [null, '', ' ', '\n']) {
		expect(recordValue(field(type), value, 'clear', 'UTC')).toBe(' ');
		expect(recordValue(field(type), value, 'ignore', 'UTC')).toBeUndefined();
	}
});

it.each([
	['A', 'A'],
	['a', 'a'],
	['b', 'B'],
	['UNDEFINED', undefined],
])('finds the choice for "%s"', (value, text) => {
	const choices = ['A', 'a', 'B'];
	expect(recordValue(field('choice', { choices }), value, 'ignore', 'UTC')).toBe(text);
});

it('takes UNDEFINED where the site offers it, and any choice where none are known', () => {
	const choices = ['UNDEFINED', 'A'];
	expect(recordValue(field('choice', { choices }), 'UNDEFINED', 'ignore', 'UTC')).toBe('UNDEFINED');
	expect(recordValue(field('choice'), 'X', 'ignore', 'UTC')).toBe('X');
});

it('does not choose between choices that differ in case alone', () => {
	const choices = ['AA', 'aa'];
	expect(() => recordValue(field('choice', { choices }), 'Aa', 'ignore', 'UTC')).toThrow(
		InputError,
	);
});

it('keeps a date in a text field as a date', () => {
	const value = new Date('1980-05-02');
	expect(recordValue(field('text'), value, 'ignore', 'Asia/Tokyo')).toBe('1980-05-02T00:00:00');
	expect(recordValue('nickname', value, 'ignore', 'Asia/Tokyo')).toBe('1980-05-02T00:00:00');
});
