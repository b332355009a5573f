import { describe, expect, it } from 'vitest';

import { recordFields } from '../../../../nodes/Convio/parameters/record/recordFields.ts';
import { itemWith, refusalOf } from '../support/input.mts';
import { siteField } from './support/fields.mts';

const FIELDS = [
	siteField('name.first', 'First Name'),
	siteField('primary_address.zip', 'ZIP'),
	siteField('custom_number1', 'Number', { type: 'number' }),
];

const AUTOMATIC = { fieldsInput: 'mapper', 'fields.mappingMode': 'autoMapInputData' };

function inputOf(
	values: Readonly<Record<string, unknown>>,
	{ raw = {}, json = {} }: { raw?: Record<string, unknown>; json?: Record<string, string> } = {},
) {
	const input = itemWith(values, json);
	return { ...input, siteFields: FIELDS, readRaw: (name: string) => raw[name] ?? input.read(name) };
}

describe('the list of the site is read', () => {
	it.each([
		[AUTOMATIC, true],
		[{ ...AUTOMATIC, fieldsInput: 'json' }, false],
		[{ fieldsInput: 'mapper', 'fields.mappingMode': 'defineBelow' }, false],
	])('only where columns are to be found by it: %j: %s', (values, isNeeded) => {
		expect(recordFields.needsSiteFields?.(itemWith(values).read)).toBe(isNeeded);
	});
});

describe('of the fields that expressions fill, a person is told', () => {
	it('all of those in JSON, with a value and without', () => {
		const values = {
			fieldsInput: 'json',
			fieldsJson: '{"name.first":"Ada","custom_number1":null}',
		};
		const input = inputOf(values, { raw: { fieldsJson: '={{ $json.text }}' } });
		expect(recordFields.read(input).params).toStrictEqual({ 'name.first': 'Ada' });
		expect(input.hints).toStrictEqual([
			{ kind: 'filled', with: ['name.first'], without: ['custom_number1'] },
		]);
	});

	it.each([
		['an expression that gives no field', '={{ $json.fields }}', {}],
		['fields that are typed', '{"name.first":"Ada"}', { 'name.first': 'Ada' }],
	])('nothing of %s', (_what, raw, fields) => {
		const values = { fieldsInput: 'json', fieldsJson: JSON.stringify(fields) };
		const input = inputOf(values, { raw: { fieldsJson: raw } });
		expect(recordFields.read(input).params).toStrictEqual(fields);
		expect(input.hints).toStrictEqual([]);
	});

	it('nothing of fields that are typed by hand', () => {
		const values = { fieldsInput: 'mapper', 'fields.value': { 'name.first': 'Ada' } };
		const input = inputOf(values);
		expect(recordFields.read(input).params).toStrictEqual({ 'name.first': 'Ada' });
		expect(input.hints).toStrictEqual([]);
	});
});

describe('names that cannot be fields are refused', () => {
	const values = { fieldsInput: 'json', fieldsJson: '{"First Name":"Ada","cons_id":"1"}' };

	it('all at once, with the name that is meant', () => {
		expect(refusalOf(() => recordFields.read(inputOf(values)))).toMatchObject({
			field: 'Record Fields',
			message: "'Record Fields' contains 'First Name', which cannot be the name of a field",
			description: "Use 'name.first' (First Name) instead, if that is what is meant.",
			others: [
				{
					message: "'Record Fields' cannot set 'cons_id': it is not a field of the record",
					description: "Use 'Constituent' (by Cons ID) instead.",
				},
			],
		});
	});

	it('where no list tells the name that is meant, and a person hears of that', () => {
		const input = { ...inputOf(values), siteFields: undefined };
		expect(refusalOf(() => recordFields.read(input))).toMatchObject({
			description: "Field names look like 'name.first' or 'custom_string1'.",
		});
		expect(input.hints).toStrictEqual([{ kind: 'unchecked', refused: true }]);
	});
});

it('two columns of one field with different values are refused with what to do', () => {
	const input = inputOf(AUTOMATIC, { json: { 'name.first': 'Eve', 'First Name': 'Ada' } });
	expect(refusalOf(() => recordFields.read(input))).toMatchObject({
		field: 'name.first',
		message:
			"'name.first' is given twice, with different values: in the columns 'First Name' and 'name.first'",
		description: 'Remove one of the two columns, or make them equal.',
	});
});

it('a ZIP code that came as a text has lost no zeros, so that nothing is told', () => {
	const input = inputOf(AUTOMATIC, { json: { ZIP: '02139' } });
	expect(recordFields.read(input)).toStrictEqual({
		params: { 'primary_address.zip': '02139' },
		noColumnFits: false,
		strayColumns: [],
	});
	expect(input.hints).toStrictEqual([]);
});
