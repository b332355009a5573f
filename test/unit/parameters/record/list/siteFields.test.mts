import { describe, expect, it } from 'vitest';

import {
	fieldsOfSchema,
	mapperFields,
} from '../../../../../nodes/Convio/parameters/record/list/mapperSchema.ts';
import {
	choicesOf,
	decodeSiteFields,
} from '../../../../../nodes/Convio/parameters/record/list/siteFields.ts';
import type { DataObject } from '../../../../../nodes/Convio/transport/reply/data.ts';

const decode = (field: DataObject) => decodeSiteFields({ field: [field] })[0];

describe('a list of fields', () => {
	it.each([
		[{}],
		[{ field: [] }],
		[{ field: null }],
		[{ field: 'x' }],
		[{ field: [{ label: 'L' }] }],
	])('%j has none', (data) => {
		expect(decodeSiteFields(data)).toStrictEqual([]);
	});

	it('takes one that did not arrive as a list', () => {
		expect(decodeSiteFields({ field: { name: 'a' } })).toMatchObject([{ name: 'a' }]);
	});
});

describe('a field', () => {
	it('of which only the name is known is a text without limits', () => {
		expect(decode({ name: ' a ' })).toStrictEqual({
			name: 'a',
			label: 'a',
			group: '',
			type: 'text',
			choices: [],
			required: false,
			closedToConstituents: false,
		});
	});

	it('is listed under the narrower of two headings', () => {
		expect(decode({ name: 'a', group: 'G', subGroup: 'S' })?.group).toBe('S');
		expect(decode({ name: 'a', group: 'G', subGroup: '' })?.group).toBe('G');
	});

	it.each([
		['BOOLEAN', 'boolean'],
		['boolean', 'boolean'],
		['DATE', 'date'],
		['DATETIME', 'date'],
		['ENUMERATION', 'choice'],
		['MONETARY_AMOUNT', 'number'],
		['TEXT', 'text'],
		['STRING', 'text'],
		['SOMETHING_NEW', 'text'],
		['', 'text'],
	])('of valueType %s is of type %s', (valueType, type) => {
		expect(decode({ name: 'a', valueType })?.type).toBe(type);
	});

	it.each([
		['email.accepts_email', '', 'boolean'],
		['birth_date', 'SOMETHING_NEW', 'date'],
		['custom_date3', 'TEXT', 'text'],
	])('%s of valueType %j is of type %s', (name, valueType, type) => {
		expect(decode({ name, valueType })?.type).toBe(type);
	});

	it.each([
		['50', 50],
		['0', undefined],
		['', undefined],
		['many', undefined],
	])('with maxChars "%s" takes %s characters', (maxChars, maxLength) => {
		expect(decode({ name: 'a', maxChars })?.maxLength).toBe(maxLength);
	});
});

it.each<[DataObject, string[]]>([
	[{ choices: { choice: ['a', 'b'] } }, ['a', 'b']],
	[{ choices: { choice: 'a' } }, ['a']],
	[{ choices: ['a', ' b '] }, ['a', 'b']],
	[{ choices: { choice: [{ value: 'a' }, { content: 'b' }, null, ''] } }, ['a', 'b']],
	[{ choices: {} }, []],
	[{ choices: null }, []],
	[{}, []],
])('%j has the choices %j', (field, choices) => {
	expect(choicesOf(field)).toStrictEqual(choices);
});

describe('what the mapper keeps of a field', () => {
	const fields = decodeSiteFields({
		field: [
			{ name: 'a', label: 'A – x', valueType: 'TEXT', maxChars: '5', required: 'true' },
			{ name: 'b', label: 'B', valueType: 'ENUMERATION', choices: { choice: ['1', '2'] } },
			{ name: 'c', label: 'C', valueType: 'DATE' },
			{ name: 'd', label: 'D', valueType: 'NUMERIC' },
			{ name: 'e', label: 'E', valueType: 'BOOLEAN' },
		],
	});
	const kept = fieldsOfSchema(mapperFields(fields));

	it('is all that the checks need', () => {
		for (const { name, type, choices, maxLength } of fields) {
			expect(kept.get(name)).toMatchObject({ name, type, choices });
			expect(kept.get(name)?.maxLength).toBe(maxLength);
		}
	});

	it('has no type where the schema has none, so that the name tells', () => {
		const known = fieldsOfSchema([{ id: 'birth_date', displayName: 'Birth Date' }]);
		expect(known.get('birth_date')).toStrictEqual({
			name: 'birth_date',
			label: 'Birth Date',
			choices: [],
		});
	});

	it('has the label without its marks', () => {
		expect(kept.get('b')?.label).toBe('B');
		expect(kept.get('a')?.label).toBe('A');
	});

	it.each([[undefined], [null], ['x'], [[null, 7, { displayName: 'no id' }]]])(
		'is nothing for the schema %j',
		(schema) => {
			expect(fieldsOfSchema(schema).size).toBe(0);
		},
	);
});
