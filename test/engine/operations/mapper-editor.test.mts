import { describe, expect, it } from 'vitest';

import { editorOf } from './support/editor.mts';
import { mapperOf } from './support/mapper.mts';
import { credentialOf, useSandbox } from '../support/harness.mts';

const running = useSandbox();
const { define, mapperFields } = mapperOf(running);

it('offers the common fields first, in the order of a form, and the others by label', async () => {
	define({ name: 'custom_a1', label: 'AAA' });
	const names = [...(await mapperFields()).keys()];
	expect(names.slice(0, 4)).toStrictEqual(['name.title', 'name.first', 'name.middle', 'name.last']);
	expect(names.indexOf('custom_a1')).toBe(names.indexOf('accepts_postal_mail') + 1);
});

it.each(['create', 'upsert'])(
	'shows a new %s the names that the forms require',
	async (operation) => {
		const fields = await mapperFields({ resource: 'constituent', operation });
		const shown = [...fields.values()].filter(({ required }) => required).map(({ id }) => id);
		expect(shown).toStrictEqual(['name.first', 'name.last']);
	},
);

describe('when the list is refused', () => {
	const WORDS = /Authorization failed \(code 3\)\. .*permission/;

	it("a mapper without fields shows the vendor's words and the advice", async () => {
		running().site.settings.deniedMethods = ['listUserFields'];
		const { fields, emptyFieldsNotice } = await editorOf(credentialOf(running())).getRecordFields();
		expect(fields).toStrictEqual([]);
		expect(emptyFieldsNotice).toMatch(WORDS);
	});

	it('a mapper with fields keeps them: it gets an error in place of an empty list', async () => {
		running().site.settings.deniedMethods = ['listUserFields'];
		const schema = [{ id: 'name.first', displayName: 'First Name' }];
		const fields = { mappingMode: 'defineBelow', value: null, schema };
		const parameters = { resource: 'constituent', operation: 'update', fields };
		await expect(mapperFields(parameters)).rejects.toThrow(WORDS);
	});
});

it('offers the fields that the account may read for Get, by label and name', async () => {
	const fields = await editorOf(credentialOf(running())).getViewFields();
	const readable = [...running().site.fields.values()].filter(({ view }) => view);
	expect(fields.map(({ value }) => value).sort()).toStrictEqual(
		readable.map(({ name }) => name).sort(),
	);
	expect(fields).toContainEqual({ name: 'First Name (name.first)', value: 'name.first' });
	expect(running().calls[0]?.params.access).toBe('view');
});
