import { describe, expect, it } from 'vitest';

import {
	additionalFields,
	filters,
	updateFields,
} from '../../../../nodes/Convio/parameters/fields/commonFields.ts';
import { dateTimeField } from '../../../../nodes/Convio/parameters/fields/dateTimes.ts';
import { readNames } from '../../../../nodes/Convio/parameters/fields/fieldNames.ts';
import { constituent, identityGiven } from '../../../../nodes/Convio/parameters/fields/identity.ts';
import { picked } from '../../../../nodes/Convio/parameters/fields/picker.ts';
import { itemWith, refusalOf } from '../support/input.mts';

describe('The block of further fields in the form', () => {
	it.each([
		['additionalFields', 'Additional Fields', 'Add Field', additionalFields],
		['filters', 'Filters', 'Add Filter', filters],
		['updateFields', 'Update Fields', 'Add Field', updateFields],
	])('%s is called %s, and has the fields of every call', (name, displayName, add, make) => {
		const block = make([]);
		expect(block.holdsCommonFields).toBe(true);
		expect(block.properties).toHaveLength(1);
		expect(block.properties[0]).toMatchObject({ name, displayName, placeholder: add });
		expect(block.properties[0]?.options?.map((option) => option.name)).toStrictEqual([
			...['center_id', 'source', 'sub_source'],
		]);
		const item = itemWith({ [name]: { source: ' gala ' } });
		expect(block.read(item)).toStrictEqual({ source: 'gala' });
	});
});

describe('A bound of a range of dates in the form', () => {
	it.each([
		['start', 'a date without a time counts as the whole day'],
		['end', 'a date without a time, or with midnight as its time, counts as the whole day'],
	] as const)(
		'is chosen from a calendar, is empty at first, and says what a day means: %s',
		(bound, day) => {
			expect(dateTimeField('some_date', 'Some Date', 'A day', bound).property).toStrictEqual({
				displayName: 'Some Date',
				name: 'some_date',
				type: 'dateTime',
				default: '',
				description: `A day, e.g. 2024-05-31 or 2024-05-31T18:00:00; ${day} (API parameter: some_date)`,
			});
		},
	);
});

describe('Names of fields', () => {
	it.each([true, 7, { name: 'first' }])('are text: %j is refused', (value) => {
		const { field, message, description } = refusalOf(() => readNames([value], 'Fields'));
		expect([field, message, description]).toStrictEqual([
			'Fields',
			`'Fields' must be names such as 'name.first', not '${JSON.stringify(value)}'`,
			'Choose fields from the list, or give names separated by commas.',
		]);
	});
});

describe('The constituent in the form', () => {
	it('is given in the way and by the value that the person has chosen', () => {
		const { properties } = constituent('The rule', 'member_id');
		expect(properties).toHaveLength(1);
		expect(properties[0]).toMatchObject({
			name: 'constituent',
			displayName: 'Constituent',
			type: 'resourceLocator',
			default: { mode: 'member_id', value: '' },
			required: true,
			description: 'The rule',
		});
	});

	it('names the item even where its call could not be made', () => {
		const { read } = itemWith({ constituent: { mode: 'member_id', value: 'A-1' } });
		expect(identityGiven(read)).toStrictEqual({ member_id: 'A-1' });
	});
});

describe('What a person has picked', () => {
	it.each([{}, { id: 7 }, [], [{ value: '7' }]])('is missing in %j', (chosen) => {
		expect(picked(chosen)).toBeUndefined();
	});
});
