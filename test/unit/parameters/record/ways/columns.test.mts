import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { matchColumn } from '../../../../../nodes/Convio/parameters/record/ways/columnMatch.ts';
import { fieldsOfColumns } from '../../../../../nodes/Convio/parameters/record/ways/columns.ts';
import { fieldIndex } from '../../../../../nodes/Convio/parameters/record/list/fieldIndex.ts';
import { usedColumns } from '../../../../../nodes/Convio/parameters/record/ways/usedColumns.ts';
import type { Hint, ItemInput } from '../../../../../nodes/Convio/parameters/input.ts';
import { siteField } from '../support/fields.mts';

const FIELDS = [
	siteField('name.first', 'First Name'),
	siteField('name.last', 'Last Name'),
	siteField('email.primary_address', 'Email'),
	siteField('member_id', 'Member ID'),
	siteField('primary_address.zip', 'ZIP', { group: 'Primary Address' }),
	siteField('alternate_address1.zip', 'ZIP', { group: 'Alternate Address 1' }),
	siteField('custom_a', 'Level'),
	siteField('custom_b', 'Level'),
	siteField('Custom_Case', 'One'),
	siteField('custom_case', 'Two'),
	siteField('custom_x', 'cons_id'),
	siteField('custom_cafe', 'Caf\u00E9'),
];
const INDEX = fieldIndex(FIELDS);

function inputOf(json: ItemInput['json'], raw: Record<string, unknown> = {}) {
	const hints: Hint[] = [];
	const input: ItemInput = {
		read: () => null,
		readRaw: (name) => raw[name],
		json,
		timeZone: 'UTC',
		siteFields: FIELDS,
		hint: (hint) => hints.push(hint),
	};
	return { input, hints };
}

function fieldsOf(json: ItemInput['json']) {
	const { fields } = fieldsOfColumns(inputOf(json).input);
	return fields.map(({ name, value }) => [name, value]);
}

describe('a column is a field', () => {
	it.each([
		['name.first', 'name.first'],
		['Name.First', 'name.first'],
		['\uFEFFname.first', 'name.first'],
		[' name.first\u00A0', 'name.first'],
		['First Name', 'name.first'],
		[' FIRST  NAME ', 'name.first'],
		['First\nName', 'name.first'],
		['\uFEFFfirst name', 'name.first'],
		['Email', 'email.primary_address'],
		['Primary Address: ZIP', 'primary_address.zip'],
		['alternate address 1: zip', 'alternate_address1.zip'],
		['Level (custom_b)', 'custom_b'],
		['custom_case', 'custom_case'],
		['Custom_Case', 'Custom_Case'],
		['Cafe\u0301', 'custom_cafe'],
	])('%j is %s', (column, name) => {
		expect(matchColumn(INDEX, column)).toMatchObject({ kind: 'field', field: { name } });
	});

	it.each([['First'], ['first_name'], ['E-mail'], [''], [' '], ['First Name;Last Name']])(
		'%j is none',
		(column) => {
			expect(matchColumn(INDEX, column)).toStrictEqual({ kind: 'none' });
		},
	);

	it.each([
		['ZIP', ['alternate_address1.zip', 'primary_address.zip']],
		['level', ['custom_a', 'custom_b']],
		['CUSTOM_CASE', ['Custom_Case', 'custom_case']],
	])('%j is not guessed', (column, names) => {
		expect(matchColumn(INDEX, column)).toStrictEqual({ kind: 'ambiguous', names });
	});

	it.each([
		['member_id', /Constituent.*Member ID/],
		['Member ID', /Constituent.*Member ID/],
		[' MEMBER_ID ', /Constituent/],
		['cons_id', /Constituent.*by Cons ID/],
		['Constituent ID', /Constituent.*by Cons ID/],
		['primary_email', /by Email/],
		['add_group_ids', /Add to Groups/],
		['api_key', /credential/],
	])('%j belongs to a field of the node', (column, takenBy) => {
		expect(matchColumn(INDEX, column)).toMatchObject({
			kind: 'own',
			takenBy: expect.stringMatching(takenBy),
		});
	});
});

describe('nested objects', () => {
	it('are flattened with dots, at any depth', () => {
		const json = { name: { first: 'Ada', last: 'Byron' }, primary_address: { zip: '02139' } };
		expect(fieldsOf(json)).toStrictEqual([
			['name.first', 'Ada'],
			['name.last', 'Byron'],
			['primary_address.zip', '02139'],
		]);
	});

	it('are flattened although their own name is a label', () => {
		expect(fieldsOf({ email: { primary_address: 'ada@example.org' } })).toStrictEqual([
			['email.primary_address', 'ada@example.org'],
		]);
	});

	it('are the value of the field that they are named as, if no part of them is a field', () => {
		expect(fieldsOf({ 'First Name': { a: 1 } })).toStrictEqual([['name.first', { a: 1 }]]);
	});

	it('are not made of dates and lists', () => {
		const date = new Date(0);
		expect(fieldsOf({ custom_a: Object(date), custom_b: ['x'] })).toStrictEqual([
			['custom_a', date],
			['custom_b', ['x']],
		]);
	});
});

describe('columns that expressions read', () => {
	const used = usedColumns((name) =>
		name === 'constituent'
			? {
					value:
						'={{ $json.member_id }}{{ $json[\'Supporter ID\'] }}{{ $json?.a?.b.trim() }}{{ $input.item.json["x\\"y"] }}',
				}
			: name === 'options'
				? { emptyValues: '$json.not_an_expression', x: "={{ $('Other').item.json.other }}" }
				: null,
	);

	it.each(['member_id', 'Supporter ID', 'a', 'a.b', 'x"y'])('%j is used', (path) => {
		expect(used.has(path)).toBe(true);
	});

	it.each(['Member_ID', 'a.c', 'not_an_expression', 'other', 'b', ''])('%j is not', (path) => {
		expect(used.has(path)).toBe(false);
	});

	it('are neither reported nor counted as columns', () => {
		const raw = { constituent: { value: '={{ $json.member_id }}' } };
		const { input, hints } = inputOf({ member_id: 'A', 'Member ID': 'B', Shoe: 7 }, raw);
		expect(fieldsOfColumns(input).strayColumns).toStrictEqual(['Member ID', 'Shoe']);
		expect(hints).toMatchObject([
			{ kind: 'own column', column: 'Member ID' },
			{ kind: 'list may be outdated' },
			{ kind: 'unused column', column: 'Shoe' },
		]);
	});
});

it('the columns of a part of an object are used with the whole', () => {
	const used = usedColumns(() => '={{ $json.name }}');
	expect(used.has('name.first')).toBe(true);
});

it('which field a column is never depends on the order of the columns', () => {
	const heading = fc.oneof(
		fc.constantFrom(
			...FIELDS.flatMap(({ name, label, group }) => [name, label, `${group}: ${label}`]),
		),
		fc.constantFrom('\uFEFFname.first', 'NAME.LAST', 'zip', 'x', 'Member ID', 'name'),
		fc.string({ maxLength: 5 }),
	);
	const columns = fc.uniqueArray(heading, { minLength: 1, maxLength: 10 });
	fc.assert(
		fc.property(columns, fc.infiniteStream(fc.nat()), (names, random) => {
			const shuffled = names
				.map((name) => ({ name, at: Number(random.next().value) }))
				.sort((a, b) => a.at - b.at)
				.map(({ name }) => name);
			const found = (order: readonly string[]) => {
				const json = Object.fromEntries(order.map((name) => [name, `value of ${name}`]));
				const { fields, strayColumns } = fieldsOfColumns(inputOf(json).input);
				return {
					fields: fields.map(({ name, value }) => `${name}: ${String(value)}`).sort(),
					stray: [...strayColumns].sort(),
				};
			};
			expect(found(shuffled)).toStrictEqual(found(names));
		}),
	);
});

it.each([[[]], [undefined]])('a list without fields (%j) is refused', (siteFields) => {
	const { input } = inputOf({ a: 1 });
	expect(() => fieldsOfColumns({ ...input, siteFields })).toThrow(/may update/);
});
