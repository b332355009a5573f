import { describe, expect, it } from 'vitest';

import { editorOf } from './support/editor.mts';
import { mapperOf } from './support/mapper.mts';
import { expectSecretsInBodies, ownParams, useSandbox } from '../support/harness.mts';
import { useStub } from './support/stub-site.mts';

const running = useSandbox();
const { define, mapperFields } = mapperOf(running);
const stub = useStub();

it('asks for the fields that the account may write, with their choices', async () => {
	await mapperFields();
	const [call] = running().calls;
	expect(call?.method).toBe('listUserFields');
	expect(call && ownParams(call)).toStrictEqual({
		access: 'update',
		include_choices: 'true',
	});
	expectSecretsInBodies(running());
});

it('offers what the site lists, but what has a field of its own in the node', async () => {
	const fields = await mapperFields();
	const writable = [...running().site.fields.values()].filter(({ update }) => update);
	const names = writable.map(({ name }) => name).filter((name) => name !== 'member_id');
	expect([...fields.keys()].sort()).toStrictEqual(names.sort());
	expect(fields.has('active.status')).toBe(false);
});

describe('a field shows', () => {
	it('its label, length limit and required mark, but is not demanded', async () => {
		const fields = await mapperFields();
		expect(fields.get('name.first')).toMatchObject({
			displayName: 'First Name – max 50',
			type: 'string',
			required: false,
			readOnly: false,
			display: true,
			maxLength: 50,
		});
		expect(fields.get('cat_id')?.displayName).toBe('Category');
		expect([...fields.values()].some(({ required }) => required)).toBe(false);
	});

	/** The list holds what the account may change, whoever else may not. */
	it('that constituents cannot change it, but is not closed to the account', async () => {
		const field = {
			name: 'custom_x1',
			label: 'Level',
			valueType: 'TEXT',
			isUserModifiable: 'false',
		};
		stub.answer = () => ({ body: JSON.stringify({ listConsFieldsResponse: { field } }) });
		const { fields } = await editorOf(stub.credential).getRecordFields();
		expect(fields).toMatchObject([
			{ id: 'custom_x1', displayName: 'Level – read-only for constituents', readOnly: false },
		]);
	});

	it.each([
		['BOOLEAN', 'options'],
		['DATE', 'dateTime'],
		['ENUMERATION', 'options'],
		['TEXT', 'string'],
		['NUMBER', 'number'],
	] as const)('the type of %s as %s', async (type, shown) => {
		define({ name: 'custom_x1', type });
		expect((await mapperFields()).get('custom_x1')?.type).toBe(shown);
	});

	/** No document spells the types of numbers; these are the plausible ones. */
	it.each(['NUMERIC', 'NUMBER', 'INTEGER', 'DECIMAL', 'FLOAT', 'DOUBLE', 'MONEY', 'CURRENCY'])(
		'a number under the type name %s',
		async (numericValueType) => {
			running().site.settings.numericValueType = numericValueType;
			expect((await mapperFields()).get('custom_number1')?.type).toBe('number');
		},
	);

	it('its choices, also when there is only one', async () => {
		define({ name: 'custom_x1', type: 'ENUMERATION', choices: ['Only one'] });
		const fields = await mapperFields();
		expect(fields.get('custom_x1')?.options).toStrictEqual([
			{ name: 'Only one', value: 'Only one' },
		]);
		expect(fields.get('email.preferred_format')?.options).toStrictEqual(
			['No Preference', 'HTML', 'Plain Text'].map((name) => ({ name, value: name })),
		);
	});

	it('no choices where they are suggestions for a text, or years of a date', async () => {
		const fields = await mapperFields();
		expect(fields.get('name.title')).toMatchObject({ type: 'string' });
		expect(fields.get('name.title')).not.toHaveProperty('options');
		expect(fields.get('birth_date')).not.toHaveProperty('options');
	});
});

describe('labels that repeat', () => {
	it('carry their group, and the name where that repeats too', async () => {
		define({ name: 'a.city', label: 'City', subGroup: 'Home' });
		define({ name: 'b.city', label: 'City', subGroup: 'Work' });
		define({ name: 'c.city', label: 'City', subGroup: 'Work' });
		const fields = await mapperFields();
		expect(fields.get('a.city')?.displayName).toBe('Home: City');
		expect(fields.get('b.city')?.displayName).toBe('Work: City (b.city)');
		expect(fields.get('c.city')?.displayName).toBe('Work: City (c.city)');
	});

	it('carry the name on a site that gives no groups', async () => {
		running().site.settings.fieldGroups = false;
		define({ name: 'a.city', label: 'City' });
		const fields = await mapperFields();
		expect(fields.get('a.city')?.displayName).toBe('City (a.city)');
	});

	it('are all different in the end', async () => {
		const fields = await mapperFields();
		const names = [...fields.values()].map(({ displayName }) => displayName);
		expect(new Set(names).size).toBe(names.length);
	});
});
