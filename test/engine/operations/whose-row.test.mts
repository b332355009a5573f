import { describe, expect, it } from 'vitest';

import { runNode } from '../support/engine.mts';
import {
	by,
	credentialOf,
	FORMATS,
	jsonOf,
	paired,
	pairsOf,
	rows,
	run,
	useSandbox,
} from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, addAda, addRecord } from './support/people.mts';
import { asJson } from './support/record-fields.mts';

const running = useSandbox();

const KEYS = [
	['cons_id', ADA],
	['member_id', 'A-0001'],
	['primary_email', 'ada@example.org'],
] as const;

/** The operations about one constituent, with the parameters that they need beside it. */
const ABOUT_ONE: ReadonlyArray<readonly [string, string, Parameters]> = [
	['constituent', 'update', asJson('{"nickname":"Countess"}')],
	['constituent', 'upsert', asJson('{"nickname":"Countess"}')],
	['constituent', 'getGroups', {}],
	['constituent', 'getInterests', {}],
	['constituent', 'getCenters', {}],
	['constituent', 'checkInterest', { interest_id: by('id', '1002') }],
	['constituent', 'getTransactions', {}],
	['group', 'addConstituents', { group: by('id', '1020') }],
	['group', 'removeConstituents', { group: by('id', '1010') }],
	['interaction', 'create', { interaction_subject: 'Called' }],
	['interaction', 'getAll', {}],
];

function addAdaWithAGift(): void {
	addAda(running()).transactions.push({
		at: Date.UTC(2024, 4, 31, 15),
		confirmationCode: '1000-1',
		type: 'DONATION',
		amount: '50.00',
		tenderType: 'CREDIT_CARD',
		payMethod: 'ONLINE',
		card: { type: 'VISA', number: '************0000', expiration: '2026-05-31' },
		donation: { formId: '1300', levelId: '1381', campaignId: '1140' },
	});
}

describe.each(ABOUT_ONE)('%s %s', (resource, operation, parameters) => {
	it.each(KEYS)('names the constituent of each item by %s, as it was given', async (mode, key) => {
		addAdaWithAGift();
		const { success, error } = await run(running(), {
			resource,
			operation,
			parameters: { ...parameters, constituent: by(mode, '={{ $json.key }}') },
			items: [{ key }],
		});
		expect(error).toBeUndefined();
		expect(success.length).toBeGreaterThan(0);
		for (const item of jsonOf(success)) {
			expect(item).toMatchObject({ [mode]: key });
			expect(item).not.toHaveProperty('key');
		}
	});

	it('puts the fields of the input item beside them where these are wanted', async () => {
		addAdaWithAGift();
		const { success } = await run(running(), {
			resource,
			operation,
			parameters: {
				...parameters,
				constituent: by('member_id', '={{ $json.number }}'),
				options: { includeInputFields: true },
			},
			items: [{ number: ' A-0001 ', row: { sheet: 'Gala' }, member_id: 'from the sheet' }],
		});
		expect(success.length).toBeGreaterThan(0);
		for (const item of jsonOf(success)) {
			// What the node says of the constituent stands above a column of the same name.
			expect(item).toMatchObject({
				number: ' A-0001 ',
				row: { sheet: 'Gala' },
				member_id: 'A-0001',
			});
		}
	});
});

it('shows the keys before all else', async () => {
	addAda(running());
	const { success } = await run(running(), {
		resource: 'constituent',
		operation: 'update',
		parameters: {
			constituent: by('member_id', 'A-0001'),
			updateFields: { primary_email: 'countess@example.org' },
		},
	});
	const [item] = jsonOf(success).map(Object);
	expect(Object.entries(item)).toStrictEqual([
		['cons_id', ADA],
		['member_id', 'A-0001'],
		['primary_email', 'countess@example.org'],
		['message', 'User updated.'],
	]);
});

describe.each(FORMATS)('a list of a person, in %s', (response_format) => {
	const read = async (splitIntoItems: boolean) => {
		addAda(running());
		addRecord(running(), { member_id: 'A-0002' });
		return await run(running(), {
			resource: 'constituent',
			operation: 'getGroups',
			parameters: {
				constituent: by('member_id', '={{ $json.id }}'),
				splitIntoItems,
				options: { includeInputFields: true, response_format },
			},
			items: [{ id: 'A-0001' }, { id: 'A-0002' }],
		});
	};
	const groups = [
		{ id: '1010', label: 'Puppy Lovers' },
		{ id: '1013', label: 'Bird Watchers' },
	];

	it('has the key on each entry, whose own ID wins over a column of that name', async () => {
		const { success } = await read(true);
		expect(jsonOf(success)).toStrictEqual(
			groups.map((group) => ({ member_id: 'A-0001', ...group })),
		);
		expect(pairsOf(success)).toStrictEqual([0, 0].map(paired));
	});

	it('has the key on the one item of somebody who is in no group', async () => {
		const { success } = await read(false);
		expect(jsonOf(success)).toStrictEqual([
			{ member_id: 'A-0001', id: 'A-0001', groups },
			{ member_id: 'A-0002', id: 'A-0002', groups: [] },
		]);
	});
});

it('a record names its constituent in its own fields, whatever it was found by', async () => {
	addAda(running());
	const { success } = await run(running(), {
		resource: 'constituent',
		operation: 'get',
		parameters: { constituent: by('member_id', 'A-0001'), fieldNames: ['name.first'] },
	});
	expect(jsonOf(success)).toStrictEqual([{ cons_id: ADA, 'name.first': 'Ada' }]);
});

it('input items keep what they have, and items have no input field unless asked for', async () => {
	addAda(running());
	const items = [{ key: ADA, note: { of: ['the', 'sheet'] } }];
	const update = async (includeInputFields: boolean) =>
		await run(running(), {
			resource: 'constituent',
			operation: 'update',
			parameters: {
				constituent: by('cons_id', '={{ $json.key }}'),
				memberships: { add_center_ids: rows('1103') },
				options: { includeInputFields },
			},
			items: structuredClone(items),
		});
	const plain = { cons_id: ADA, message: 'User updated.' };
	const without = await update(false);
	expect(jsonOf(without.success)).toStrictEqual([plain]);
	const { success, input } = await update(true);
	expect(jsonOf(success)).toStrictEqual([{ ...items[0], ...plain }]);
	expect(jsonOf(input)).toStrictEqual(items);
});

describe('a message names the row', () => {
	const update = async (constituent: Parameters, items: Array<Record<string, unknown>>) =>
		await run(running(), {
			resource: 'constituent',
			operation: 'update',
			parameters: {
				constituent,
				fieldsInput: 'json',
				fieldsJson: '={{ { birth_date: $json.born } }}',
			},
			items,
			onError: 'continueErrorOutput',
		});
	const messages = (items: readonly unknown[]) => items.map((item) => String(Object(item).error));

	it.each([
		['cons_id', '77', "constituent ID '77'"],
		['member_id', 'NP-20003', "member ID 'NP-20003'"],
		['primary_email', 'nobody@example.org', "email address 'nobody@example.org'"],
	])('by %s, whether the node or the site refuses it', async (mode, key, words) => {
		addAda(running());
		const { failed } = await update(by(mode, '={{ $json.key }}'), [
			{ key, born: '5/31/1980' },
			{ key, born: '1980-05-31' },
		]);
		const [refusedHere, refusedThere] = messages(jsonOf(failed));
		expect(refusedHere).toContain(`[${words}, item 0]`);
		expect(refusedThere).toContain(`(code 16) [${words}, item 1]`);
	});

	it('by its number alone where it has no key', async () => {
		const { failed } = await update(by('member_id', '={{ $json.key }}'), [
			{ key: ' ', born: '1980-05-31' },
		]);
		expect(messages(jsonOf(failed))).toStrictEqual([
			"'Constituent' is empty: no value is given for 'Member ID' [item 0]",
		]);
	});

	it('not at all where the login is at fault, which no row can help', async () => {
		addAda(running());
		const { failed } = await runNode({
			parameters: {
				resource: 'constituent',
				operation: 'update',
				constituent: by('cons_id', '={{ $json.key }}'),
				...asJson('{"nickname":"Countess"}'),
			},
			credential: { ...credentialOf(running()), loginPassword: 'another' },
			items: [{ key: ADA }, { key: '5' }],
			onError: 'continueErrorOutput',
		});
		expect(failed).toHaveLength(2);
		for (const message of messages(jsonOf(failed))) {
			expect(message).toContain('(code 3)');
			expect(message).not.toContain('item ');
			expect(message).not.toContain(ADA);
		}
	});
});
