import { describe, expect, it } from 'vitest';

import {
	suspects,
	suspectWords,
} from '../../../../../nodes/Convio/parameters/record/list/suspects.ts';
import { siteField } from '../support/fields.mts';

const FIELDS = [
	siteField('name.title', 'Title', { choices: ['Mr.', 'Ms.'] }),
	siteField('name.first', 'First Name', { maxLength: 5 }),
	siteField('custom_number1', 'Number', { type: 'number' }),
	siteField('birth_date', 'Birth Date', { type: 'date', choices: ['1980', '1981'] }),
	siteField('custom_boolean1', 'Flag', { type: 'boolean' }),
	siteField('user_password', 'Password', { maxLength: 3 }),
	siteField('email.primary_address', 'Email', { maxLength: 12 }),
];

it.each([
	['name.title', 'Emperor', /^'name\.title': 'Emperor' is none of its choices$/],
	['name.first', 'Joshua', /6 characters long/],
	['custom_number1', 'many', /must be a number/],
	['birth_date', '1700-01-01T00:00:00', /year that the site does not offer/],
	['custom_boolean1', 'maybe', /must be true or false/],
	['primary_email', 'ada@example.org', /^'primary_email': 'ada@example.org' is 15 characters/],
	['user_password', 'Secret', /^'user_password' is 6 characters long/],
])('%s with %s is a suspect', (name, text, why) => {
	expect(suspects({ cons_id: '1', [name]: text }, FIELDS)).toStrictEqual([
		expect.stringMatching(why),
	]);
});

it('what fits is none, nor is what empties a field or is no field', () => {
	const params = {
		'name.title': 'mr.',
		'name.first': 'Ada',
		custom_number1: ' ',
		birth_date: '1980-05-02T00:00:00',
		custom_boolean1: 'true',
		cons_id: '1',
	};
	expect(suspects(params, FIELDS)).toStrictEqual([]);
});

describe('in words', () => {
	const params = { primary_email: 'ada@example', 'name.title': 'Rev.' };

	it('a field that the site names comes first', () => {
		expect(suspectWords('"Contact/Email" Invalid value in Email', params, FIELDS)).toBe(
			"The site names 'primary_email': 'ada@example'. It may also mean 'name.title': 'Rev.' is none of its choices.",
		);
		expect(suspectWords('Invalid value in Title.', params, FIELDS)).toBe(
			"The site names 'name.title': 'Rev.' is none of its choices.",
		);
	});

	it('without a name, all that do not fit are told; a label within a longer word is no name', () => {
		expect(suspectWords('Invalid value: Emails, Titles', params, FIELDS)).toBe(
			"The site may mean 'name.title': 'Rev.' is none of its choices.",
		);
		expect(suspectWords('Invalid value', { 'name.first': 'Ada' }, FIELDS)).toBe('');
	});
});
