import { describe, expect, it } from 'vitest';

import type { Hint } from '../../../../nodes/Convio/parameters/input.ts';
import { adviceForName } from '../../../../nodes/Convio/parameters/record/fieldDecision.ts';
import type { SiteField } from '../../../../nodes/Convio/parameters/record/list/siteFields.ts';
import type { GivenField } from '../../../../nodes/Convio/parameters/record/ways/givenField.ts';
import {
	deciding,
	FIRST,
	NICKNAME,
	OUTDATED,
	refused,
	REFUSED_UNCHECKED,
	sent,
	UNCHECKED,
} from './support/deciding.mts';
import { siteField } from './support/fields.mts';

const ERROR_VALUE = {
	what: 'is an error value of a spreadsheet',
	cure: 'Correct the formula in the spreadsheet, or leave the cell empty.',
};

describe('A refused value', () => {
	it.each<[string, GivenField, readonly SiteField[] | undefined, string]>([
		['label and name', { name: 'name.first', value: '#N/A' }, [FIRST], "'First Name' (name.first)"],
		['name alone where that is its label', { name: 'a', value: '#N/A' }, [siteField('a')], "'a'"],
		['name alone where no list is at hand', { name: 'a', value: '#N/A' }, undefined, "'a'"],
		[
			'label in the stored copy, which the person has seen',
			{ name: 'nickname', value: '#N/A', copy: { ...NICKNAME, label: 'Short Name' } },
			[NICKNAME],
			"'Short Name' (nickname)",
		],
	])('is told with the field: by its %s', (_, given, list, shown) => {
		expect(refused(given, list)).toMatchObject({
			field: given.name,
			message: `${shown} ${ERROR_VALUE.what}: '#N/A'`,
			description: ERROR_VALUE.cure,
		});
	});

	it('is never quoted where it is a password', () => {
		expect(refused({ name: 'user_password', value: 12345 })).toStrictEqual({
			field: 'user_password',
			message: "'user_password' must be text: [hidden]",
			description: 'Give the password as text.',
			hints: [],
		});
	});
});

describe('With the list of the site at hand', () => {
	it('a value that the list finds too long is refused, and a newer list may help', () => {
		expect(refused({ name: 'nickname', value: 'Adelaide' }, [NICKNAME])).toStrictEqual({
			field: 'nickname',
			message: "'Nickname' (nickname) is 8 characters long; the site accepts at most 5: 'Adelaide'",
			description: 'Shorten the text before this node.',
			hints: [OUTDATED],
		});
	});

	it('a value that no list would take is refused without doubt about the list', () => {
		expect(refused({ name: 'nickname', value: '#N/A' }, [NICKNAME]).hints).toStrictEqual([]);
	});

	it('a value that fits is sent without a hint', () => {
		const expected = { text: 'Ada', hints: [] };
		expect(sent({ name: 'nickname', value: 'Ada' }, [NICKNAME])).toStrictEqual(expected);
	});

	it('the password of a new user is sent although no list has it', () => {
		const expected = { text: 's3cret', hints: [] };
		expect(sent({ name: 'user_password', value: 's3cret' }, [FIRST])).toStrictEqual(expected);
	});
});

describe('Without the list of the site', () => {
	it.each<[string, unknown, { text?: string; hints: Hint[] }]>([
		['nickname', 'Adelaide', { text: 'Adelaide', hints: [UNCHECKED] }],
		['user_name', 'ada', { text: 'ada', hints: [] }],
	])(
		'%s is sent as it is given, with a hint where only the list could tell',
		(name, value, out) => {
			expect(sent({ name, value })).toStrictEqual(out);
		},
	);

	it('a refusal says that nobody could look the field up', () => {
		expect(refused({ name: 'nickname', value: '#N/A' }).hints).toStrictEqual([REFUSED_UNCHECKED]);
	});
});

describe('The advice for a text that cannot be a name', () => {
	it.each<[string, readonly SiteField[] | undefined, string | undefined, Hint[]]>([
		['First', [FIRST], "Use 'name.first' (First Name) instead, if that is what is meant.", []],
		['shoe size', [FIRST], undefined, []],
		['First', undefined, undefined, [REFUSED_UNCHECKED]],
	])('names the nearest field of the list, if one is at hand: %s', (name, list, advice, told) => {
		const { all, hints } = deciding(list);
		expect(adviceForName(name, all)).toBe(advice);
		expect(hints).toStrictEqual(told);
	});
});
