import { describe, expect, it } from 'vitest';

import { fieldIndex } from '../../../../../nodes/Convio/parameters/record/list/fieldIndex.ts';
import { nearestField } from '../../../../../nodes/Convio/parameters/record/list/nearestField.ts';
import type { SiteField } from '../../../../../nodes/Convio/parameters/record/list/siteFields.ts';
import { siteField } from '../support/fields.mts';

const nearest = (name: string, fields: readonly SiteField[]) =>
	nearestField(fieldIndex(fields), name)?.name;

const FIRST = siteField('name.first', 'Given Name');

describe('an unknown name is taken for the field', () => {
	it.each<[string, string, SiteField[], string]>([
		[
			'of that name without its dot, before one of that label',
			'name_first',
			[siteField('custom_string1', 'Name-First'), FIRST],
			'name.first',
		],
		[
			'of that label without its blanks, before one whose name ends so',
			'GivenName',
			[siteField('custom.givenname', 'Nickname'), FIRST],
			'name.first',
		],
		[
			'whose name ends so, in any case',
			'amount',
			[siteField('custom.Gift_Amount', 'Present')],
			'custom.Gift_Amount',
		],
		[
			'of the same number',
			'Custom String 2',
			[siteField('custom_string1'), siteField('custom_string2')],
			'custom_string2',
		],
		['whose name ends so', 'First', [FIRST], 'name.first'],
		['whose name has the same end', 'contact.first', [FIRST], 'name.first'],
		[
			'of the primary address before that of any other',
			'City',
			[siteField('employment.city', 'City'), siteField('primary_address.city', 'City')],
			'primary_address.city',
		],
		[
			'that the list has first, where no address is the primary one',
			'City',
			[siteField('employment.city', 'City'), siteField('secondary_address.city', 'City')],
			'employment.city',
		],
		['of which two letters of five differ', 'emial', [siteField('email')], 'email'],
		[
			'with the fewest other letters',
			'ocupation',
			[siteField('education'), siteField('occupation')],
			'occupation',
		],
		[
			'with as few other letters that the list has first',
			'custom_text3',
			[siteField('custom_text1'), siteField('custom_text2')],
			'custom_text1',
		],
	])('%s: %j', (_title, name, fields, found) => {
		expect(nearest(name, fields)).toBe(found);
	});
});

describe('no field is advised', () => {
	it.each<[string, string, SiteField[]]>([
		['for a name with too many other letters', 'workplace', [siteField('work_phone')]],
		['for three letters of which two differ', 'fax', [siteField('sex')]],
		['for four letters of which two differ', 'site', [siteField('address.city', 'City')]],
		['for one letter that a name ends with', 'e', [siteField('mobile')]],
		['for a name without letters, even if a label has none', '?', [siteField('code', '#')]],
		['that has its own place in the node', 'Cons ID', [siteField('cons_id', 'Cons ID')]],
		['from an empty list', 'city', []],
	])('%s: %j', (_title, name, fields) => {
		expect(nearest(name, fields)).toBeUndefined();
	});
});

it.each([
	[100, 'name.first'],
	[101, undefined],
])('a text of %i characters means the field %s', (length, found) => {
	const name = `given${' '.repeat(length - 'givenname'.length)}name`;
	expect(name).toHaveLength(length);
	expect(nearest(name, [FIRST])).toBe(found);
});
