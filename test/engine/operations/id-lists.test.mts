import { describe, expect, it } from 'vitest';

import { by, callsOf, rows, run, useSandbox } from '../support/harness.mts';
import { ADA, addAda } from './support/people.mts';

const running = useSandbox();

async function update(list: string, value: unknown, items: Array<Record<string, unknown>> = [{}]) {
	addAda(running());
	const result = await run(running(), {
		resource: 'constituent',
		operation: 'update',
		parameters: {
			constituent: by('cons_id', ADA),
			fieldsInput: 'json',
			fieldsJson: '{"nickname":"Countess"}',
			memberships: { [list]: value },
		},
		items,
	});
	return { ...result, sent: callsOf(running(), 'update').map((params) => params[list]) };
}

describe('a list of IDs is taken', () => {
	it.each([
		['from a row of the editor', rows('1101'), '1101'],
		['from several rows', rows('1101', '1102'), '1101,1102'],
		['from a row picked by name', { entries: [{ entry: by('list', '1103') }] }, '1103'],
		['from commas and blanks in a row', rows(' 1101 , 1102'), '1101,1102'],
		['from a number', rows(1101), '1101'],
		['from an array of an expression', rows('={{ $json.ids }}'), '1101,1103'],
		['from a text of an expression', rows('={{ $json.ids.join(", ") }}'), '1101,1103'],
		['from semicolons, blanks and empty places', rows('1101;1102 1103,,'), '1101,1102,1103'],
		['from a number as a spreadsheet writes it', rows('1101.0'), '1101'],
		['with each ID once', rows('1101,1102', 1101, '1102.0'), '1101,1102'],
		['from rows of both kinds', rows('1102', '={{ $json.ids }}'), '1102,1101,1103'],
	])('%s', async (_, value, text) => {
		const { sent, error } = await update('add_center_ids', value, [{ ids: [1101, '1103'] }]);
		expect(error).toBeUndefined();
		expect(sent).toStrictEqual([text]);
	});

	it.each([
		['no rows', {}],
		['an empty list of rows', { entries: [] }],
		['an empty row', rows('')],
		['a blank row', rows('  ')],
		['a row whose expression finds nothing', rows('={{ $json.none }}')],
		['an empty array', rows('={{ [] }}')],
		['null', null],
	])('%s sends no list', async (_, value) => {
		const { sent, error } = await update('add_center_ids', value);
		expect(error).toBeUndefined();
		expect(sent).toStrictEqual([undefined]);
	});
});

describe('what is no list of numeric IDs is refused, naming field and item', () => {
	it.each([
		['a name', rows('Volunteers'), "'Volunteers'"],
		['a name among IDs', rows('1101,Volunteers'), "'Volunteers'"],
		['a decimal', rows(1101.5), "'1101.5'"],
		['a negative number', rows(-1101), "'-1101'"],
		['an exponent', rows('1e3'), "'1e3'"],
		['a boolean', rows(true), "'true'"],
		['an object', rows('={{ { id: 1101 } }}'), `'{"id":1101}'`],
		['an array in an array', rows('={{ [[1101]] }}'), "'[1101]'"],
		['digits of another script', rows('１１０１'), "'１１０１'"],
		['a number that has lost digits', rows(2 ** 60), "'1152921504606847000'"],
	])('%s', async (_, value, words) => {
		const { error, sent } = await update('add_center_ids', value);
		expect(error?.message).toBe(
			`'Add to Centers' must be numeric IDs separated by commas, not ${words} [constituent ID '1001002', item 0]`,
		);
		expect(sent).toStrictEqual([]);
	});

	it('names the item', async () => {
		const items = [{ ids: '1101' }, { ids: 'x' }];
		const { error } = await update('add_center_ids', rows('={{ $json.ids }}'), items);
		expect(error?.message).toContain("not 'x' [constituent ID '1001002', item 1]");
		expect(running().calls).toStrictEqual([]);
	});
});

describe('groups below 1000 are predefined', () => {
	it.each([
		['add_group_ids', 'Add to Groups', '999'],
		['add_group_ids', 'Add to Groups', '1010,35'],
		['remove_group_ids', 'Remove From Groups', '0999'],
		['remove_group_ids', 'Remove From Groups', '1'],
	])('%s refuses them (%s)', async (list, title, value) => {
		const { error, sent } = await update(list, rows(value));
		expect(error?.message).toMatch(
			new RegExp(`^'${title}' contains group .*below 1000 are predefined`),
		);
		expect(sent).toStrictEqual([]);
	});

	it.each(['add_interest_ids', 'remove_interest_ids', 'add_center_ids', 'remove_center_ids'])(
		'%s knows no such rule',
		async (list) => {
			const { sent } = await update(list, rows('999'));
			expect(sent).toStrictEqual(['999']);
		},
	);
});

it.each([
	['center_ids', 'Add to Centers', 'Remove From Centers', '1101'],
	['center_opt_in_ids', 'Opt In to Centers', 'Opt Out of Centers', '1101'],
	['group_ids', 'Add to Groups', 'Remove From Groups', '1010'],
	['interest_ids', 'Add Interests', 'Remove Interests', '1001'],
])('one ID is not added to and removed from %s at once', async (name, add, remove, id) => {
	addAda(running());
	const memberships = {
		[`add_${name}`]: rows(`1500,${id}`),
		[`remove_${name}`]: rows(`0${id}`, '1600'),
	};
	const { error } = await run(running(), {
		resource: 'constituent',
		operation: 'update',
		parameters: { constituent: by('cons_id', ADA), memberships },
	});
	expect(error?.message).toBe(
		`ID ${id} is in '${add}' and in '${remove}' at once [constituent ID '1001002', item 0]`,
	);
	expect(running().calls).toStrictEqual([]);
});
