import type { IDataObject } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import { fieldsOfColumns } from '../../../../../nodes/Convio/parameters/record/ways/columns.ts';
import { itemWith, refusalOf } from '../../support/input.mts';
import { siteField } from '../support/fields.mts';

const FIELDS = [
	siteField('name.first', 'First Name'),
	siteField('email.primary_address', 'Email'),
	siteField('custom_a', 'Level'),
	siteField('custom_b', 'Level'),
];

function columnsOf(json: object) {
	const input = { ...itemWith({}, json as IDataObject), siteFields: FIELDS };
	const { fields, byExpression, strayColumns } = fieldsOfColumns(input);
	const values = fields.map(({ name, value }) => [name, value]);
	return { values, byExpression, strayColumns, hints: input.hints };
}

/** An object in an object, and so on: as many names as asked for, the last one with a value. */
function nested(names: number): object {
	return names === 1 ? { a: 'x' } : { a: nested(names - 1) };
}

const path = (names: number) => Array(names).fill('a').join('.');

describe('a nested object', () => {
	it('gives its parts and nothing else', () => {
		expect(columnsOf({ name: { first: 'Ada' } })).toStrictEqual({
			values: [['name.first', 'Ada']],
			byExpression: 'none',
			strayColumns: [],
			hints: [],
		});
	});

	it('gives its parts if only some of them are fields', () => {
		const { values, strayColumns } = columnsOf({ email: { primary_address: 'a@b.org', x: 1 } });
		expect(values).toStrictEqual([['email.primary_address', 'a@b.org']]);
		expect(strayColumns).toStrictEqual(['email.x']);
	});

	it('is told by its parts if neither it nor they are fields', () => {
		expect(columnsOf({ shoe: { size: 7, color: 'red' } }).strayColumns).toStrictEqual([
			'shoe.size',
			'shoe.color',
		]);
	});

	it.each([
		[8, path(8)],
		[9, path(9)],
		[10, path(9)],
		[30, path(9)],
	])('is followed to nine names: of %i, %s is told', (names, column) => {
		expect(columnsOf(nested(names)).strayColumns).toStrictEqual([column]);
	});
});

describe('one column is', () => {
	it.each([
		['an empty object', {}],
		['a date', new Date(0)],
		['a date of Luxon', { ts: 0, toISO: () => '1980-05-02' }],
		['a list', [{ a: 1 }]],
		['nothing', null],
	])('%s', (_what, value) => {
		expect(columnsOf({ Shoe: value }).strayColumns).toStrictEqual(['Shoe']);
		expect(columnsOf({ 'First Name': value }).values).toStrictEqual([['name.first', value]]);
	});
});

describe('a person is told', () => {
	it('which fields share the label of a column', () => {
		expect(columnsOf({ Level: 1 })).toStrictEqual({
			values: [],
			byExpression: 'none',
			strayColumns: ['Level'],
			hints: [{ kind: 'ambiguous column', column: 'Level', names: ['custom_a', 'custom_b'] }],
		});
	});

	it('which field of the node a column belongs to', () => {
		expect(columnsOf({ center_id: 1 }).hints).toStrictEqual([
			{ kind: 'own column', column: 'center_id', takenBy: "'Center'" },
		]);
	});

	it('which column is no field, if a newer list does not know better', () => {
		expect(columnsOf({ Shoe: 7 }).hints).toStrictEqual([
			{ kind: 'list may be outdated' },
			{ kind: 'unused column', column: 'Shoe' },
		]);
	});

	it.each([[[]], [undefined]])('that the account may change no field: %j', (siteFields) => {
		const input = { ...itemWith({}, { a: 1 }), siteFields };
		expect(refusalOf(() => fieldsOfColumns(input))).toMatchObject({
			field: 'Fields',
			message:
				"'Fields' can set nothing: the site lists no field that the API administrator account may update",
		});
	});
});
