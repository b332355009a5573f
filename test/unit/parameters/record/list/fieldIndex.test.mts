import { expect, it } from 'vitest';

import { fieldIndex } from '../../../../../nodes/Convio/parameters/record/list/fieldIndex.ts';
import { siteField } from '../support/fields.mts';

const HOME = siteField('home.street', 'Street', { group: 'Home' });
const WORK = siteField('work.street', 'Street', { group: 'Work' });
const SECOND = siteField('work.street2', 'Street', { group: 'Work' });
const NICKNAME = siteField('Nickname');
const FIELDS = [HOME, WORK, SECOND, NICKNAME];

it('a field is found by its name in any case, and once', () => {
	expect([...fieldIndex(FIELDS).byHeading]).toStrictEqual([
		['home.street', [HOME]],
		['work.street', [WORK]],
		['work.street2', [SECOND]],
		['nickname', [NICKNAME]],
	]);
});

it('names that differ in case alone share a heading', () => {
	const other = siteField('NICKNAME');
	expect(fieldIndex([NICKNAME, other]).byHeading.get('nickname')).toStrictEqual([NICKNAME, other]);
});

it('a field is found by its label, with its group, and as the editor shows it', () => {
	expect([...fieldIndex(FIELDS).byLabel]).toStrictEqual([
		['street', [HOME, WORK, SECOND]],
		['home: street', [HOME]],
		['work: street', [WORK, SECOND]],
		['work: street (work.street)', [WORK]],
		['work: street (work.street2)', [SECOND]],
		['nickname', [NICKNAME]],
	]);
});

it('a field is found by its group and label although the editor shows its label alone', () => {
	const field = siteField('gender', 'Gender', { group: 'Person' });
	expect([...fieldIndex([field]).byLabel]).toStrictEqual([
		['gender', [field]],
		['person: gender', [field]],
	]);
});

it('an exact name has exactly its field', () => {
	const { byName, fields } = fieldIndex(FIELDS);
	expect(fields).toBe(FIELDS);
	expect([...byName.keys()]).toStrictEqual(FIELDS.map(({ name }) => name));
	expect(byName.get('Nickname')).toBe(NICKNAME);
	expect(byName.has('nickname')).toBe(false);
});

it('a list is made ready once for all items of a run', () => {
	expect(fieldIndex(FIELDS)).toBe(fieldIndex(FIELDS));
	expect(fieldIndex([...FIELDS])).not.toBe(fieldIndex(FIELDS));
});
