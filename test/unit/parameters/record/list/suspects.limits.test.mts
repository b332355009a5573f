import { describe, expect, it } from 'vitest';

import type { SiteField } from '../../../../../nodes/Convio/parameters/record/list/siteFields.ts';
import {
	suspects,
	suspectWords,
} from '../../../../../nodes/Convio/parameters/record/list/suspects.ts';
import { siteField } from '../support/fields.mts';

const TITLE = siteField('name.title', 'Title', { choices: ['Doctor', 'Sir'] });
const COLOR = siteField('custom_string1', 'Favorite Color', { type: 'choice', maxLength: 5 });
const FIRST = siteField('name.first', 'First Name', { maxLength: 3 });
const PASSWORD = siteField('user_password', 'Password', { maxLength: 8 });

describe('a value is no suspect', () => {
	it.each<[string, SiteField, string]>([
		['that is a choice of many letters', TITLE, 'Doctor'],
		['that empties a field with choices', TITLE, ' '],
		[
			'that is true, where the site words yes and no in its own way',
			siteField('custom_boolean1', 'Flag', { type: 'boolean', choices: ['On', 'Off'] }),
			'true',
		],
		['that is as long as the site accepts', FIRST, 'Ada'],
	])('%s', (_title, field, text) => {
		expect(suspects({ [field.name]: text }, [field])).toStrictEqual([]);
	});
});

describe('a value is a suspect', () => {
	it.each<[string, SiteField, string, string]>([
		[
			'that is too long for a text',
			FIRST,
			'Grace',
			"'name.first': 'Grace' is 5 characters long; the site accepts at most 3",
		],
		[
			'that is too long for a choice of which none are listed',
			COLOR,
			'purple',
			"'custom_string1': 'purple' is 6 characters long; the site accepts at most 5",
		],
		[
			'that is a date in another form than the site takes',
			siteField('custom_date1', 'Date', { type: 'date' }),
			'05/06/2024',
			"'custom_date1': '05/06/2024' must be a date",
		],
		[
			'that is a day of birth to come',
			siteField('birth_date', 'Birth Date', { type: 'date' }),
			'9999-01-01T00:00:00',
			"'birth_date': '9999-01-01T00:00:00' must not be in the future",
		],
	])('%s', (_title, field, text, told) => {
		expect(suspects({ [field.name]: text }, [field])).toStrictEqual([told]);
	});
});

describe("a field is recognized in the site's words", () => {
	it.each([
		['with other signs between its words', 'Contact / Email', 'Invalid value in Contact/Email'],
		['with other signs in the message', 'Contact Email', 'Invalid value: Contact -- Email!'],
		['with a mark behind its label', 'Email*', 'Invalid value in Email'],
		['with a mark before its label', '* Email', 'Invalid: Email is wrong'],
	])('%s', (_title, label, said) => {
		const fields = [siteField('email.primary_address', label)];
		expect(suspectWords(said, { primary_email: 'ada@example' }, fields)).toBe(
			"The site names 'primary_email': 'ada@example'.",
		);
	});
});

it('a parameter that is no field of the record is never named', () => {
	expect(suspectWords('Invalid value in Title', { cons_id: '1' }, [TITLE])).toBe('');
});

it('a password that the site names is told by its name, without its value', () => {
	expect(suspectWords('Password is too weak', { user_password: 'abcdef' }, [PASSWORD])).toBe(
		"The site names 'user_password'.",
	);
});

describe('several fields are told one after the other', () => {
	const params = { 'name.title': 'Rev.', 'name.first': 'Grace', user_password: 'abcdef' };
	const fields = [TITLE, FIRST, PASSWORD];
	const title = "'name.title': 'Rev.' is none of its choices";
	const first = "'name.first': 'Grace' is 5 characters long; the site accepts at most 3";

	it('that the site names', () => {
		expect(suspectWords('Title, First Name and Password', params, fields)).toBe(
			`The site names ${title}; ${first}; 'user_password'.`,
		);
	});

	it('that the site does not name', () => {
		expect(suspectWords('Invalid value', params, fields)).toBe(
			`The site may mean ${title}; ${first}.`,
		);
		expect(suspectWords('Weak Password', params, fields)).toBe(
			`The site names 'user_password'. It may also mean ${title}; ${first}.`,
		);
	});
});
