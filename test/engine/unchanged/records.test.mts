import { describe, expect, it } from 'vitest';

import { by, callsOf, FORMATS, jsonOf, useSandbox } from '../support/harness.mts';
import { ADA, ADA_VALUES, addAda, addRecord, valuesOf } from '../operations/support/people.mts';
import { callCounts, logged, reportOf, sync } from './support/sync.mts';

const running = useSandbox();
const UPSERT = { operation: 'upsert' };
const BY_MEMBER_ID = { constituent: by('member_id', '={{ $json.id }}') };
const BY_ADDRESS = { constituent: by('primary_email', '={{ $json.id }}') };

describe.each(FORMATS)('Create or Update in %s', (format) => {
	it.each([
		['Member ID', BY_MEMBER_ID, 'A-0001', { member_id: 'A-0001' }],
		['Email', BY_ADDRESS, 'Ada@Example.org', { primary_email: 'Ada@Example.org' }],
		['ID', {}, ADA, {}],
	])('by %s leaves out who is there with the same values', async (_, parameters, id, keys) => {
		addAda(running());
		const rows = [{ id, 'name.first': 'Ada' }];
		const { success } = await sync(running(), { ...UPSERT, rows, parameters, format });
		expect(jsonOf(success)).toStrictEqual([
			{ cons_id: ADA, ...keys, message: '', action: 'unchanged' },
		]);
		expect(callCounts(running())).toStrictEqual({ getUser: 1 });
	});

	it('creates who is not there, and updates who has changed', async () => {
		addAda(running());
		const rows = [
			{ id: 'new@example.org', 'name.first': 'Nova' },
			{ id: 'ada@example.org', 'name.first': 'Augusta' },
		];
		const run = { ...UPSERT, rows, parameters: BY_ADDRESS, format };
		const { success } = await sync(running(), run);
		expect(jsonOf(success)).toStrictEqual([
			{
				cons_id: expect.any(String),
				primary_email: 'new@example.org',
				message: expect.any(String),
				action: 'created',
			},
			{
				cons_id: ADA,
				primary_email: 'ada@example.org',
				message: expect.any(String),
				action: 'updated',
				changed: ['name.first'],
			},
		]);
		const again = await sync(running(), run);
		expect(jsonOf(again.success)).toMatchObject([{ action: 'unchanged' }, { action: 'unchanged' }]);
	});
});

describe('nobody, or several, with the key', () => {
	it('leaves the decision to the site: an address that is the second key', async () => {
		const ada = addRecord(running(), { 'email.primary_address': 'ada@example.org' });
		const updateFields = { primary_email: 'ada@example.org' };
		const { success } = await sync(running(), {
			rows: [{ id: 'M-new', nickname: 'Countess' }],
			parameters: { ...BY_MEMBER_ID, updateFields },
		});
		expect(jsonOf(success)).toMatchObject([{ cons_id: ada.consId, action: 'updated' }]);
		expect(valuesOf(running(), ada.consId)).toMatchObject({ member_id: 'M-new' });
	});

	it.each([
		['none', '5', '16'],
		['several', 'twin@example.org', '15'],
	])('fails as it does without the option: %s', async (_, id, code) => {
		running().reset({ uniqueEmail: false });
		for (let twin = 0; twin < 2; twin += 1) {
			addRecord(running(), { 'email.primary_address': 'twin@example.org' });
		}
		const parameters = id === '5' ? {} : BY_ADDRESS;
		const rows = [{ id, nickname: 'x' }];
		const { error } = await sync(running(), { rows, parameters });
		expect(error?.message).toContain(`(code ${code})`);
		expect(callCounts(running())).toStrictEqual({ getUser: 1, update: 1 });
	});
});

describe('a record that this run has written', () => {
	it('is never left out: A, B, A ends with A', async () => {
		addAda(running());
		const rows = ['Ada', 'Augusta', 'Ada'].map((name) => ({ id: ADA, 'name.first': name }));
		const { success } = await sync(running(), { rows });
		expect(jsonOf(success).map((json) => Reflect.get(Object(json), 'action'))).toStrictEqual([
			'unchanged',
			'updated',
			'updated',
		]);
		expect(valuesOf(running(), ADA)).toMatchObject({ 'name.first': 'Ada' });
		// What is read after a write may be older than it, so nothing is read.
		expect(callCounts(running())).toStrictEqual({ getUser: 2, update: 2 });
	});

	it('is known by its other keys too', async () => {
		addAda(running());
		const rows = [
			{ id: { mode: 'member_id', value: 'A-0001' }, 'name.first': 'Augusta' },
			{ id: { mode: 'cons_id', value: ADA }, 'name.first': 'Augusta' },
		];
		const constituent = {
			__rl: true,
			mode: '={{ $json.id.mode }}',
			value: '={{ $json.id.value }}',
		};
		// One at a time: items under different keys are not kept apart.
		const { success } = await sync(running(), { rows, parameters: { constituent }, limit: 1 });
		expect(jsonOf(success)).toMatchObject([{ action: 'updated' }, { action: 'updated' }]);
		expect(logged(running(), ADA)).toBe(2);
	});
});

describe('fields that the account may change but not view', () => {
	it('are sent each time, and named', async () => {
		addAda(running());
		const field = running().site.fields.get('custom_string1');
		if (field === undefined) throw new Error('no such field');
		field.view = false;
		const rows = [{ id: ADA, 'name.first': 'Ada', custom_string1: 'true' }];
		try {
			const { success, hints } = await sync(running(), { rows });
			expect(jsonOf(success)).toMatchObject([{ action: 'updated', changed: [] }]);
			expect(callCounts(running())).toStrictEqual({ getUser: 2, update: 1 });
			expect(reportOf({ hints })).toContain('does not show it: custom_string1 (1).');
		} finally {
			field.view = true;
		}
	});
});

describe('Fields Not Compared', () => {
	it('keeps a permanent difference from being sent each time', async () => {
		addAda(running());
		const rows = [{ id: ADA, 'name.first': 'Ada', 'primary_address.zip': '02139-4307' }];
		const options = { fieldsNotCompared: 'primary_address.zip, home_phone' };
		const { success } = await sync(running(), { rows, options });
		expect(jsonOf(success)).toStrictEqual([{ cons_id: ADA, message: '', action: 'unchanged' }]);
		const changed = [{ ...rows[0], 'name.first': 'Augusta' }];
		await sync(running(), { rows: changed, options });
		expect(valuesOf(running(), ADA)).toMatchObject({ 'primary_address.zip': '02139-4307' });
	});

	it('refuses what cannot be a name', async () => {
		addAda(running());
		const rows = [{ id: ADA, 'name.first': 'Ada' }];
		const { error } = await sync(running(), { rows, options: { fieldsNotCompared: 'Street 1' } });
		expect(error?.message).toContain("'Fields Not Compared' must be names such as 'name.first'");
		expect(running().calls).toStrictEqual([]);
	});
});

describe('Dry Run', () => {
	it('shows what a run would do, and writes nothing', async () => {
		addAda(running());
		const rows = [
			{ id: 'ada@example.org', 'name.first': 'Ada' },
			{ id: 'ada@example.org', 'name.first': 'Augusta', nickname: 'Countess' },
			{ id: 'new@example.org', 'name.first': 'Nova' },
			{ id: 'new@example.org', 'name.first': 'Nova' },
			{ id: 'max@example.org', 'name.first': 'Max' },
		];
		addRecord(running(), { 'email.primary_address': 'max@example.org', 'name.first': 'Max' });
		const parameters = { ...BY_ADDRESS, interaction: { interaction_subject: 'Synced' } };
		const dryRun = async (more: object) =>
			jsonOf(
				(await sync(running(), { ...UPSERT, rows, options: { dryRun: true }, ...more })).success,
			);
		const shown = { dryRun: true, method: 'createOrUpdate', parameters: expect.any(Object) };
		expect(await dryRun({ parameters: BY_ADDRESS })).toStrictEqual([
			{ ...shown, would: 'unchanged', differs: [], alwaysSent: [] },
			{ ...shown, would: 'update', differs: ['name.first', 'nickname'], alwaysSent: [] },
			{ ...shown, would: 'create', found: 0, differs: [], alwaysSent: [] },
			{ ...shown, would: 'update', found: 0, differs: [], alwaysSent: [] },
			{ ...shown, would: 'unchanged', differs: [], alwaysSent: [] },
		]);
		expect(await dryRun({ parameters })).toMatchObject([
			{ would: 'update', differs: [], alwaysSent: ['interaction_subject'] },
			{ would: 'update', alwaysSent: ['interaction_subject'] },
			{ would: 'create', alwaysSent: ['interaction_subject'] },
			{ would: 'update', alwaysSent: ['interaction_subject'] },
			{ would: 'update', alwaysSent: ['interaction_subject'] },
		]);
		expect(valuesOf(running(), ADA)).toStrictEqual(ADA_VALUES);
		expect(Object.keys(callCounts(running()))).toStrictEqual(['getUser']);
	});

	it('does not look without the option', async () => {
		addAda(running());
		const options = { dryRun: true, skipUnchanged: false };
		await sync(running(), { rows: [{ id: ADA, nickname: 'x' }], options });
		expect(callsOf(running(), 'getUser')).toStrictEqual([]);
	});
});
