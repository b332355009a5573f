import { describe, expect, it } from 'vitest';

import { by, callsOf, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, addAda } from './support/people.mts';

const running = useSandbox();

async function get(parameters: Parameters = {}): Promise<unknown> {
	addAda(running());
	const { success, error } = await run(running(), {
		resource: 'constituent',
		operation: 'get',
		parameters: { constituent: by('cons_id', ADA), ...parameters },
	});
	expect(error).toBeUndefined();
	expect(success).toHaveLength(1);
	return jsonOf(success)[0];
}

const NAMES = ['name.first', 'name.last', 'name.middle', 'birth_date', 'email.accepts_email'];
const CUSTOM = ['custom_string1', 'custom_boolean1', 'custom_number1', 'custom_date1'];

describe.each(FORMATS)('in %s', (response_format) => {
	const options = { response_format };

	it('one flat record by default: names of the API, booleans, ISO dates, texts as they are', async () => {
		const fieldNames = [...NAMES, ...CUSTOM, 'member_id', 'primary_address.zip'];
		expect(await get({ options, fieldNames })).toStrictEqual({
			cons_id: ADA,
			'name.first': 'Ada',
			'name.last': "O'Brien-Łukasz",
			'name.middle': null,
			birth_date: '1980-05-02',
			'email.accepts_email': true,
			custom_string1: 'true',
			custom_boolean1: false,
			custom_number1: '007',
			custom_date1: null,
			member_id: 'A-0001',
			'primary_address.zip': '02139',
		});
	});

	it('the nested record as the site sends it, lists as lists, without Simplify', async () => {
		expect(
			await get({ options, fieldNames: [...NAMES, ...CUSTOM], simplify: false }),
		).toStrictEqual({
			cons_id: ADA,
			name: { first: 'Ada', last: "O'Brien-Łukasz", middle: null },
			birth_date: '1980-05-02-05:00',
			email: { accepts_email: 'true' },
			custom: {
				string: [{ id: 'custom_string1', content: 'true' }],
				boolean: [{ id: 'custom_boolean1', content: 'false' }],
				number: [{ id: 'custom_number1', content: '007' }],
				date: [{ id: 'custom_date1', content: null }],
				monetary_amount: [],
			},
		});
	});

	it('every field that the account may see, when none is chosen', async () => {
		const record = Object(await get({ options }));
		const { site } = running();
		const visible = [...site.fields.values()].filter(({ view }) => view).map(({ name }) => name);
		const filled = visible.filter((name) => site.constituents.get(ADA)?.values.has(name));
		expect(Object.keys(record)).toStrictEqual(expect.arrayContaining(['cons_id', ...filled]));
		expect(callsOf(running(), 'getUser')).toStrictEqual([{ cons_id: ADA }]);
	});

	it('no field that the site hides from the account', async () => {
		running().site.settings.hiddenFields = ['name.first'];
		const record = Object(await get({ options }));
		expect(record).not.toHaveProperty(['name.first']);
		expect(record['name.last']).toBe("O'Brien-Łukasz");
	});

	it.each(['nullContent', 'idOnly'] as const)('empty custom fields as null (%s)', async (how) => {
		running().site.settings.emptyCustomField = how;
		expect(await get({ options, fieldNames: ['custom_string2', 'custom_date1'] })).toStrictEqual({
			cons_id: ADA,
			custom_string2: null,
			custom_date1: null,
		});
	});

	it('several custom fields of one type, and one alone', async () => {
		const several = await get({ options, fieldNames: ['custom.string'] });
		expect(several).toMatchObject({ custom_string1: 'true', custom_string2: null });
		const alone = await get({ options, fieldNames: ['custom_string1'] });
		expect(alone).toStrictEqual({ cons_id: ADA, custom_string1: 'true' });
	});
});

it('gives the same record in both formats', async () => {
	const both = [];
	for (const response_format of FORMATS) {
		running().reset();
		for (const simplify of [true, false])
			both.push(await get({ options: { response_format }, simplify }));
	}
	expect(both[2]).toStrictEqual(both[0]);
	expect(both[3]).toStrictEqual(both[1]);
});

it.each([
	['an array', ['name.first', ' name.last'], 'name.first,name.last'],
	['a text', 'name.first, name.last,', 'name.first,name.last'],
	['an expression', '={{ ["custom.string"] }}', 'custom.string'],
	['nothing', [], undefined],
	['an empty text', '', undefined],
])('takes the fields from %s', async (_, fieldNames, fields) => {
	await get({ fieldNames });
	expect(callsOf(running(), 'getUser')[0]?.fields).toBe(fields);
});

it.each([[['name first']], ['name.first;name.last'], ['={{ [{ a: 1 }] }}']])(
	'refuses %j as field names',
	async (fieldNames) => {
		const { error } = await run(running(), {
			resource: 'constituent',
			operation: 'get',
			parameters: { constituent: by('cons_id', ADA), fieldNames },
		});
		expect(error?.message).toMatch(
			/^'Field Names or IDs' must be names such as 'name.first', not '/,
		);
		expect(running().calls).toStrictEqual([]);
	},
);
