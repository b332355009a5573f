import { describe, expect, it } from 'vitest';

import { centerId, centerName } from '../../../../nodes/Convio/parameters/fields/centers.ts';
import {
	additionalFields,
	filters,
	updateFields,
} from '../../../../nodes/Convio/parameters/fields/commonFields.ts';
import { dateTimeField } from '../../../../nodes/Convio/parameters/fields/dateTimes.ts';
import { fieldNames } from '../../../../nodes/Convio/parameters/fields/fieldNames.ts';
import { interaction } from '../../../../nodes/Convio/parameters/fields/interaction.ts';
import { picked, picker } from '../../../../nodes/Convio/parameters/fields/picker.ts';
import { itemWith, refusalOf } from '../support/input.mts';

describe('something that is picked', () => {
	it.each([
		[{ mode: 'list', value: '7', cachedResultName: 'Main' }, '7'],
		[{ value: null }, null],
		['7', '7'],
		[7, 7],
		[null, null],
		[undefined, undefined],
		[{ id: 7 }, undefined],
		[[{ value: 7 }], undefined],
	])('%j is %j', (chosen, value) => {
		expect(picked(chosen)).toEqual(value);
	});

	it('is offered as a list that can be searched, and by its ID', () => {
		const texts = { displayName: 'Group', name: 'group', hint: 'See the address' };
		expect(picker('searchGroups', texts)).toEqual({
			displayName: 'Group',
			name: 'group',
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [
				{
					displayName: 'From List',
					name: 'list',
					type: 'list',
					typeOptions: { searchListMethod: 'searchGroups', searchable: true },
				},
				{
					displayName: 'By ID',
					name: 'id',
					type: 'string',
					placeholder: 'e.g. 1001',
					hint: 'See the address',
				},
			],
		});
	});
});

describe('a center', () => {
	it('is sent as its ID', () => {
		expect(centerId.toWire({ mode: 'list', value: '7' }, 'Center')).toBe('7');
		expect(centerId.toWire({ mode: 'id', value: '' }, 'Center')).toBeUndefined();
		expect(refusalOf(() => centerId.toWire('x', 'Center')).message).toContain("'Center' must be");
	});

	it.each([
		[{ label: 'Main', name: 'main' }, 'Main'],
		[{ name: 'main' }, 'main'],
		[{}, ''],
	])('%j is called %j', (row, name) => {
		expect(centerName(row)).toBe(name);
	});
});

describe('the fields of every call', () => {
	it.each([
		[additionalFields, 'additionalFields', 'Additional Fields', 'Add Field'],
		[filters, 'filters', 'Filters', 'Add Filter'],
		[updateFields, 'updateFields', 'Update Fields', 'Add Field'],
	])('stand in %o', (make, name, displayName, placeholder) => {
		const parameter = make([]);
		expect(parameter.properties).toMatchObject([
			{
				...{ name, displayName, placeholder, type: 'collection', default: {} },
				options: [{ name: 'center_id' }, { name: 'source' }, { name: 'sub_source' }],
			},
		]);
		expect(parameter.holdsCommonFields).toBe(true);
		const given = { sub_source: 'page', source: ' gala ', center_id: { value: 7 } };
		expect(parameter.read(itemWith({ [name]: given }))).toEqual({
			center_id: '7',
			source: 'gala',
			sub_source: 'page',
		});
	});

	it('stand beside those of the operation', () => {
		const date = dateTimeField('begin', 'Begin', 'Earliest', 'start');
		expect(filters([date]).properties[0]?.options?.map(({ name }) => name)).toEqual([
			'begin',
			'center_id',
			'source',
			'sub_source',
		]);
	});
});

describe('an interaction', () => {
	const read = (given: Record<string, unknown>) =>
		interaction.read(itemWith({ interaction: given }));

	it('is sent as it is given', () => {
		const given = {
			interaction_subject: ' Signed ',
			interaction_body: 'all of it',
			interaction_cat_id: 0,
			interaction_count: '2',
		};
		expect(read(given)).toEqual({
			interaction_subject: 'Signed',
			interaction_body: 'all of it',
			interaction_cat_id: '0',
			interaction_count: '2',
		});
	});

	it('has a subject of 80 characters at most', () => {
		expect(read({ interaction_subject: 'x'.repeat(80) })).toHaveProperty('interaction_subject');
		expect(refusalOf(() => read({ interaction_subject: 'x'.repeat(81) })).message).toMatch(
			/^'Interaction Subject' .*80/,
		);
	});

	it.each(['interaction_cat_id', 'interaction_count'])('has digits for %s', (name) => {
		expect(refusalOf(() => read({ [name]: '-1' })).message).toContain('whole number');
	});
});

describe('a bound of a range of dates', () => {
	const begin = () => dateTimeField('begin_date', 'Begin Date', 'The first day', 'start');
	const end = () => dateTimeField('end_date', 'End Date', 'The last day', 'end');

	it('covers the whole day', () => {
		expect(begin().toWire('2024-05-31', 'Begin Date')).toMatch(/^2024-05-31T00:00:00/);
		expect(end().toWire('2024-05-31', 'End Date')).toMatch(/^2024-05-31T23:59:59/);
	});

	it.each([undefined, null, '', ' '])('is left out when it is empty: %j', (value) => {
		expect(begin().toWire(value, 'Begin Date')).toBeUndefined();
	});

	it('is refused by its name', () => {
		expect(refusalOf(() => end().toWire('someday', 'End Date')).message).toMatch(
			/^'End Date' must be .*'someday'/,
		);
	});

	it('says so in the form', () => {
		expect(begin().property).toMatchObject({ name: 'begin_date', type: 'dateTime', default: '' });
		expect(begin().property.description).toBe(
			'The first day, e.g. 2024-05-31 or 2024-05-31T18:00:00; a date without a time counts as the whole day (API parameter: begin_date)',
		);
		expect(end().property.description).toContain('or with midnight as its time');
	});
});

describe('names of fields', () => {
	const parameter = () => fieldNames('Fields to read');
	const read = (value: unknown) => parameter().read(itemWith({ fieldNames: value }));

	it.each([
		[['name.first', 'accepts_email'], { fields: 'name.first,accepts_email' }],
		[' name.first , ,custom_string1', { fields: 'name.first,custom_string1' }],
		['cons_id', { fields: 'cons_id' }],
		[[' '], {}],
		[[null, undefined], {}],
		['', {}],
		[null, {}],
		[[], {}],
	])('%j are %j', (value, params) => {
		expect(read(value)).toEqual(params);
	});

	it.each(['1st', 'name first', 'name-first', '.name', 7, true, { name: 1 }])(
		'%j is none',
		(value) => {
			expect(refusalOf(() => read(value))).toMatchObject({
				field: 'Field Names or IDs',
				message: expect.stringMatching(
					/^'Field Names or IDs' must be names such as 'name\.first', not '/,
				),
				description: 'Choose fields from the list, or give names separated by commas.',
			});
		},
	);

	it('say in the form how to give them', () => {
		expect(parameter().properties[0]).toMatchObject({
			name: 'fieldNames',
			type: 'multiOptions',
			typeOptions: { loadOptionsMethod: 'getViewFields' },
			default: [],
			description: expect.stringMatching(/^Fields to read\. As text, separate names by commas/),
		});
	});
});
