import { describe, expect, it } from 'vitest';

import { dateTimeField } from '../../../nodes/Convio/parameters/fields/dateTimes.ts';
import type { Hint } from '../../../nodes/Convio/parameters/input.ts';
import type { SiteField } from '../../../nodes/Convio/parameters/record/list/siteFields.ts';
import { toConstituentId, toMemberId, toText } from '../../../nodes/Convio/parameters/values.ts';
import { wireText } from '../../../nodes/Convio/parameters/wireText.ts';
import { siteField } from './record/support/fields.mts';
import { itemWith, refusalOf } from './support/input.mts';

const MEMBER_ID = { displayName: 'Member ID', type: 'string' } as const;

/** The list of a site that keeps so many characters of a member ID. */
function keeping(maxLength: number): readonly SiteField[] {
	return [siteField('member_id', 'Member ID', { maxLength })];
}

function memberId(value: unknown, siteFields?: readonly SiteField[]) {
	const item = { ...itemWith({}), siteFields };
	const read = () => wireText(toMemberId, 'member_id', value, MEMBER_ID, item);
	return { read, hints: item.hints };
}

describe('A member ID', () => {
	it.each<[string, number, readonly SiteField[] | undefined]>([
		['the site keeps, by its list', 10, keeping(10)],
		['the site keeps, where it keeps more than most', 40, keeping(40)],
		['a site is known to keep, where the list does not say', 32, [siteField('name.first')]],
		['a site is known to keep, without a list', 32, undefined],
	])('is sent without a hint up to the length that %s', (_, length, list) => {
		for (const text of ['A-1', 'x'.repeat(length)]) {
			const { read, hints } = memberId(text, list);
			expect(read()).toBe(text);
			expect(hints).toStrictEqual([]);
		}
	});

	it.each<[string, number, readonly SiteField[] | undefined, Hint]>([
		['a newer list may allow more', 10, keeping(10), { kind: 'list may be outdated' }],
		['a newer list may say so', 32, [siteField('a')], { kind: 'list may be outdated' }],
		['the list was missing', 32, undefined, { kind: 'unchecked', refused: true }],
	])('that is longer is refused, with the hint that %s', (_, length, list, hint) => {
		const text = 'x'.repeat(length + 1);
		const { read, hints } = memberId(text, list);
		expect(refusalOf(read)).toMatchObject({
			field: 'Member ID',
			message: expect.stringMatching(
				`^'Member ID' is ${length + 1} characters long; Luminate Online keeps ${length}: 'x`,
			),
			description: 'Use a shorter ID: records whose IDs are cut could not be told apart.',
		});
		expect(hints).toStrictEqual([hint]);
	});

	it('is measured without the blanks around it, which are told as a change', () => {
		const { read, hints } = memberId('  A-10045  ', keeping(7));
		expect(read()).toBe('A-10045');
		expect(hints).toStrictEqual([
			{ kind: 'changed value', parameter: 'member_id', from: '  A-10045  ', to: 'A-10045' },
		]);
	});

	it('may be a number', () => {
		const { read, hints } = memberId(10045, keeping(5));
		expect(read()).toBe('10045');
		expect(hints).toStrictEqual([]);
	});
});

describe('Any other value', () => {
	it.each([
		['source', toText, 'x'.repeat(50)],
		['cons_id', toConstituentId, '1'.repeat(50)],
	])('is not measured as a member ID: %s', (parameter, toWire, text) => {
		const item = { ...itemWith({}), siteFields: keeping(5) };
		const property = { displayName: 'Any', type: 'string' } as const;
		expect(wireText(toWire, parameter, text, property, item)).toBe(text);
		expect(item.hints).toStrictEqual([]);
	});

	it('is left out without a hint when it is empty', () => {
		const item = itemWith({});
		const property = { displayName: 'Source', type: 'string' } as const;
		expect(wireText(toText, 'source', ' ', property, item)).toBeUndefined();
		expect(item.hints).toStrictEqual([]);
	});
});

describe('A date', () => {
	const { toWire, property } = dateTimeField('end', 'End', 'The last day', 'end');
	const read = (value: unknown, options: object, type = property.type) =>
		wireText(toWire, 'end', value, { displayName: 'End', type }, itemWith({ options }));

	it('has the day that it has in the zone of the workflow', () => {
		const midnightInChicago = new Date('2024-05-31T05:00:00Z');
		expect(read(midnightInChicago, {})).toBe('2024-05-31T23:59:59');
	});

	it.each([
		['mdy', '2024-05-06T23:59:59'],
		['dmy', '2024-06-05T23:59:59'],
	])('with slashes is read as Date Format says: %s', (dateFormat, text) => {
		expect(read('5/6/2024', { dateFormat })).toBe(text);
	});

	it('in a field of text is never guessed, whatever Date Format says', () => {
		const { message } = refusalOf(() => read('5/6/2024', { dateFormat: 'mdy' }, 'string'));
		expect(message).toBe("'End' must be a date, not '5/6/2024'");
	});

	it('alone needs Date Format: a mistake there stops no other field', () => {
		const item = itemWith({ options: { dateFormat: 'wrong' } });
		expect(
			wireText(toText, 'source', 'gala', { displayName: 'Source', type: 'string' }, item),
		).toBe('gala');
		expect(refusalOf(() => read('2024-05-31', { dateFormat: 'wrong' }))).toMatchObject({
			field: 'Date Format',
			message: "'Date Format' must be 'ymd', 'mdy' or 'dmy', not 'wrong'",
		});
	});
});
