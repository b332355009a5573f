import { describe, expect, it } from 'vitest';

import {
	displayNames,
	mapperFields,
} from '../../../../../nodes/Convio/parameters/record/list/mapperSchema.ts';
import type { SiteField } from '../../../../../nodes/Convio/parameters/record/list/siteFields.ts';
import { siteField } from '../support/fields.mts';

describe('a field is shown', () => {
	it.each<[string, SiteField[], string[]]>([
		[
			'by its label alone where no other field has that label',
			[siteField('name.first', 'First Name', { group: 'Name' }), siteField('b', 'City')],
			['First Name', 'City'],
		],
		[
			'with its group where labels repeat across groups',
			[
				siteField('primary_address.city', 'City', { group: 'Home' }),
				siteField('employment.city', 'City', { group: 'Work' }),
				siteField('gender', 'Gender', { group: 'Home' }),
			],
			['Home: City', 'Work: City', 'Gender'],
		],
		[
			'without a group where only the other of the two has one',
			[siteField('a', 'City'), siteField('b', 'City', { group: 'Work' })],
			['City', 'Work: City'],
		],
		[
			'with its name where labels repeat and there are no groups',
			[siteField('a', 'City'), siteField('b', 'City')],
			['City (a)', 'City (b)'],
		],
		[
			'with its group and its name where labels repeat within a group',
			[
				siteField('a', 'City', { group: 'Home' }),
				siteField('b', 'City', { group: 'Home' }),
				siteField('c', 'City', { group: 'Home' }),
			],
			['Home: City (a)', 'Home: City (b)', 'Home: City (c)'],
		],
	])('%s', (_title, fields, shown) => {
		expect(displayNames(fields)).toStrictEqual(shown);
	});
});

it.each<[string, Partial<SiteField>, string]>([
	['says nothing more of a text without limits', {}, 'Nickname'],
	['tells the longest text', { maxLength: 20 }, 'Nickname – max 20'],
	['tells no length of a number', { type: 'number', maxLength: 20 }, 'Nickname'],
	[
		'tells that constituents cannot change it',
		{ closedToConstituents: true },
		'Nickname – read-only for constituents',
	],
	[
		'tells both',
		{ closedToConstituents: true, maxLength: 20 },
		'Nickname – read-only for constituents, max 20',
	],
])("a field's name in the editor %s", (_title, more, shown) => {
	const [field] = mapperFields([siteField('nickname', 'Nickname', more)]);
	expect(field?.displayName).toBe(shown);
});

it.each<[string, Partial<SiteField>, object]>([
	['a text', { choices: ['Mr.'] }, { type: 'string' }],
	['a text with a limit', { maxLength: 5 }, { type: 'string', maxLength: 5 }],
	['a number', { type: 'number' }, { type: 'number' }],
	['a date', { type: 'date', choices: ['1980'] }, { type: 'dateTime' }],
	['a date with a time', { type: 'date', takesTime: true }, { type: 'dateTime', takesTime: true }],
	[
		'a yes or no',
		{ type: 'boolean' },
		{
			type: 'options',
			options: [
				{ name: 'Yes', value: 'true' },
				{ name: 'No', value: 'false' },
			],
		},
	],
	[
		'a choice',
		{ type: 'choice', choices: ['Red'] },
		{
			type: 'options',
			options: [{ name: 'Red', value: 'Red' }],
		},
	],
])('the editor shows %s as an optional field that can be filled', (_title, more, shown) => {
	expect(mapperFields([siteField('a', 'A', more)])).toStrictEqual([
		{
			id: 'a',
			displayName: more.maxLength === undefined ? 'A' : `A – max ${more.maxLength}`,
			required: false,
			readOnly: false,
			display: true,
			defaultMatch: false,
			canBeUsedToMatch: false,
			...shown,
		},
	]);
});

it.each([
	[true, ['name.last'], true],
	[true, ['name.first'], false],
	[true, undefined, false],
	[false, ['name.last'], false],
])(
	'a field whose "required" on the site is %j is at first shown with %j: %j',
	(required, shownAtFirst, shown) => {
		const fields = [siteField('name.last', 'Last Name', { required })];
		expect(mapperFields(fields, shownAtFirst)[0]?.required).toBe(shown);
	},
);

it('the editor lists common fields in the order of a form, then the others by label', () => {
	const fields = [
		siteField('custom_string10', 'Custom 10'),
		siteField('custom_string9', 'custom 9'),
		siteField('accepts_postal_mail', 'Accepts Mail'),
		siteField('active_status', 'Active'),
		siteField('email.primary_address', 'Email'),
		siteField('name.last', 'Last Name'),
		siteField('name.first', 'First Name'),
		siteField('name.title', 'Title'),
	];
	const sorted = [
		'name.title',
		'name.first',
		'name.last',
		'email.primary_address',
		'accepts_postal_mail',
		'active_status',
		'custom_string9',
		'custom_string10',
	];
	expect(mapperFields(fields).map(({ id }) => id)).toStrictEqual(sorted);
	expect(mapperFields(fields.reverse()).map(({ id }) => id)).toStrictEqual(sorted);
});

it('the editor leaves out what has a field of its own, also when it counts equal labels', () => {
	const fields = [siteField('member_id', 'ID'), siteField('custom_string1', 'ID')];
	expect(mapperFields(fields)).toMatchObject([{ id: 'custom_string1', displayName: 'ID' }]);
});
