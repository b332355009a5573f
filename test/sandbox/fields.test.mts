import { describe, expect, it } from 'vitest';
import { addRecord, call, useSandbox } from './client.mts';

const running = useSandbox();

type Listed = Record<string, string | undefined> & { choices?: { choice: string | string[] } };

async function listed(params: Record<string, string> = {}): Promise<Listed[]> {
	const reply = await call(running(), 'listUserFields', params);
	return (reply.json?.['listConsFieldsResponse'] as { field: Listed[] }).field;
}

const byName = (fields: Listed[], name: string): Listed | undefined =>
	fields.find((field) => field['name'] === name);

describe('listUserFields', () => {
	it('lists the fields to view by default, and those to update', async () => {
		const view = await listed();
		const update = await listed({ access: 'update' });
		expect(byName(view, 'donor_status')).toMatchObject({ isUserModifiable: 'false' });
		expect(byName(update, 'donor_status')).toBeUndefined();
		expect(byName(view, 'user_password')).toBeUndefined();
		expect(byName(update, 'user_password')).toMatchObject({ required: 'true', maxChars: '90' });
	});

	it('tells apart what the account may change and what constituents may', async () => {
		const update = await listed({ access: 'update' });
		expect(byName(update, 'name.first')).toMatchObject({ isUserModifiable: 'true' });
		expect(byName(update, 'membership.id')).toMatchObject({ isUserModifiable: 'false' });
		await call(running(), 'update', { cons_id: '1000001', 'membership.id': 'X1' });
		expect(running().site.constituents.get('1000001')?.values.get('membership.id')).toBe('X1');
	});

	it('prints each field as documented', async () => {
		const fields = await listed();
		expect(byName(fields, 'name.first')).toEqual({
			name: 'name.first',
			label: 'First Name',
			required: 'true',
			valueType: 'TEXT',
			maxChars: '50',
			group: 'Biographical Information',
			subGroup: 'Name',
			isUserModifiable: 'true',
		});
		expect(byName(fields, 'birth_date')).not.toHaveProperty('maxChars');
		expect(byName(fields, 'custom_number1')).toMatchObject({ valueType: 'NUMERIC' });
		running().site.settings.fieldGroups = false;
		expect(byName(await listed(), 'name.first')).not.toHaveProperty('group');
	});

	it('prints choices on request, a single one collapsed', async () => {
		const fields = await listed({ include_choices: 'true' });
		expect(byName(fields, 'name.title')?.choices?.choice).toEqual(['Mr.', 'Ms.', 'Mrs.', 'Dr.']);
		expect(byName(fields, 'primary_address.country')?.choices).toEqual({
			choice: 'United States',
		});
		expect(byName(fields, 'birth_date')?.choices?.choice).toContain('1980');
		expect(byName(fields, 'name.first')).not.toHaveProperty('choices');
		expect(byName(await listed(), 'name.title')).not.toHaveProperty('choices');
	});

	it('sorts by field or by group', async () => {
		const names = (await listed()).map((field) => field['name'] ?? '');
		expect(names).toEqual([...names].sort());
		const groups = (await listed({ sort_order: 'group' })).map((field) => field['group'] ?? '');
		expect(groups).toEqual([...groups].sort());
	});

	it('leaves out hidden fields', async () => {
		running().site.settings.hiddenFields = ['name.first'];
		expect(byName(await listed(), 'name.first')).toBeUndefined();
		const { consId } = addRecord(running(), { 'name.first': 'Ann', 'name.last': 'Lee' });
		const reply = await call(running(), 'getUser', { cons_id: consId, fields: 'name' });
		expect(reply.text).not.toContain('first');
		await call(running(), 'update', { cons_id: consId, 'name.first': 'Eve' });
		expect(running().site.constituents.get(consId)?.values.get('name.first')).toBe('Ann');
	});
});

describe('getUser', () => {
	const ANN = {
		'name.first': 'Ann',
		custom_string1: 'x',
		custom_string2: 'y',
		custom_number1: '7',
		custom_boolean1: 'true',
		custom_date1: '2024-02-29',
	};
	const read = async (fields: string): Promise<unknown> => {
		const { consId } = addRecord(running(), ANN);
		const reply = await call(running(), 'getUser', { cons_id: consId, fields });
		return reply.json?.['getConsResponse'];
	};

	it('nests custom fields by type', async () => {
		running().site.settings.emptyCustomField = 'absent';
		expect(await read('custom')).toEqual({
			cons_id: expect.any(String),
			custom: {
				string: [
					{ id: 'custom_string1', content: 'x' },
					{ id: 'custom_string2', content: 'y' },
				],
				number: { id: 'custom_number1', content: '7' },
				boolean: { id: 'custom_boolean1', content: 'true' },
				date: { id: 'custom_date1', content: '2024-02-29-06:00' },
			},
		});
	});

	it('selects by field, by container and by custom type', async () => {
		const custom = { custom: { number: { id: 'custom_number1', content: '7' } } };
		expect(await read('custom.number')).toMatchObject(custom);
		expect(await read('custom_number1, name.first')).toMatchObject({
			...custom,
			name: { first: 'Ann' },
		});
		expect(await read('nothing')).toEqual({ cons_id: expect.any(String) });
		running().site.settings.consIdAlways = false;
		expect(await read('nothing')).toEqual({});
	});

	it('shows empty custom fields as the settings say', async () => {
		const show = async (): Promise<unknown> => read('custom_boolean50');
		expect(await show()).toMatchObject({
			custom: { boolean: { id: 'custom_boolean50', content: null } },
		});
		running().site.settings.emptyCustomField = 'idOnly';
		expect(await show()).toMatchObject({ custom: { boolean: { id: 'custom_boolean50' } } });
		running().site.settings.emptyCustomField = 'absent';
		expect(await show()).not.toHaveProperty('custom');
	});

	it('shows unset enumerations as the settings say', async () => {
		expect(await read('preferred_phone')).toMatchObject({ preferred_phone: null });
		running().site.settings.unsetEnumeration = 'UNDEFINED';
		expect(await read('preferred_phone')).toMatchObject({ preferred_phone: 'UNDEFINED' });
	});
});
