import { beforeEach, describe, expect, it } from 'vitest';

import { by, callsOf, jsonOf, run, useSandbox } from '../support/harness.mts';
import { asJson, AUTOMATIC, byHand, updateAda } from '../operations/support/record-fields.mts';

const running = useSandbox();

/** Lists are kept by site and account: an account of its own keeps those of other tests out. */
let accounts = 0;
beforeEach(() => {
	accounts += 1;
	running().site.settings.loginName = `account ${accounts}`;
});

const lists = () => callsOf(running(), 'listUserFields').length;
const messages = (hints: ReadonlyArray<{ message: string }>) => hints.map(({ message }) => message);

describe('the list of fields', () => {
	it('is read once for all items of JSON', async () => {
		const items = Array.from({ length: 4 }, (_, n) => ({ nickname: `N${n}` }));
		const { sent } = await updateAda(running(), asJson('={{ $json }}'), { items });
		expect(sent).toHaveLength(4);
		expect(lists()).toBe(1);
	});

	it('is not read for what needs no check', async () => {
		await updateAda(running(), asJson('{"user_password":"Secret 1"}'));
		await updateAda(running(), await byHand(running(), {}), {
			parameters: { updateFields: { primary_email: 'ada@example.net' } },
		});
		const { length } = running().calls.filter(({ method }) => method === 'update');
		expect(length).toBe(2);
		expect(lists()).toBe(1);
	});

	it.each([
		['JSON', '{"nickname":"N"}'],
		['by hand', undefined],
	])('is not told of as missing by an item that is refused anyway (%s)', async (_, json) => {
		const fields = json === undefined ? await byHand(running(), { nickname: 'N' }) : asJson(json);
		const { hints } = await updateAda(running(), fields, {
			parameters: { updateFields: { source: '#N/A' } },
			onError: 'continueErrorOutput',
		});
		expect(messages(hints)).toStrictEqual(['0 saved, 1 not saved; failed: 1 before sending']);
	});

	it('tells by hand that a field is gone, which is sent all the same', async () => {
		const fields = await byHand(running(), { nickname: '={{ $json.a }}' });
		const nickname = running().site.fields.get('nickname');
		if (nickname === undefined) throw new Error('no such field');
		running().site.fields.delete('nickname');
		running().site.settings.loginName = 'account without nicknames';
		const { hints, sent } = await updateAda(running(), fields, { items: [{ a: 'N' }] });
		const blank = await updateAda(running(), fields, {
			items: [{ a: '' }],
			parameters: { interaction: { interaction_subject: 'Called' } },
		});
		running().site.fields.set('nickname', nickname);
		expect(blank.hints).toStrictEqual([]);
		expect(sent).toStrictEqual([{ nickname: 'N' }]);
		expect(messages(hints)).toStrictEqual([
			"Fields that the site no longer lists for the API administrator account, sent all the same: 'nickname'",
		]);
	});

	it('without any field is refused in JSON, with the permission that is missing', async () => {
		const { fields } = running().site;
		const all = [...fields];
		fields.clear();
		const { error, sent } = await updateAda(running(), asJson('{"nickname":"N"}'));
		for (const [name, field] of all) fields.set(name, field);
		expect(error?.message).toMatch(
			/the site lists no field that the API administrator account may update/,
		);
		expect(error?.description).toMatch(/the permission to edit constituent records/);
		expect(sent).toStrictEqual([]);
	});

	it('decides about a choice and a length that the stored copy does not know', async () => {
		const format = running().site.fields.get('email.preferred_format');
		const nickname = running().site.fields.get('nickname');
		if (format === undefined || nickname === undefined) throw new Error('no such field');
		const stored = await byHand(running(), {
			'email.preferred_format': '={{ $json.format }}',
			nickname: '={{ $json.note }}',
		});
		running().site.fields.set(format.name, {
			...format,
			choices: [...format.choices, 'Gala 2027'],
		});
		running().site.fields.set('nickname', { ...nickname, maxChars: 100 });
		const items = [{ format: 'Gala 2027' }, { note: 'x'.repeat(80) }, { note: 'x'.repeat(101) }];
		const { sent, failed } = await updateAda(running(), stored, {
			items,
			onError: 'continueErrorOutput',
		});
		running().site.fields.set(format.name, format);
		running().site.fields.set('nickname', nickname);
		expect(sent).toStrictEqual([
			{ 'email.preferred_format': 'Gala 2027' },
			{ nickname: 'x'.repeat(80) },
		]);
		expect(jsonOf(failed)).toMatchObject([{ error: expect.stringContaining('at most 100') }]);
		expect(lists()).toBe(1);
	});

	it.each([['deniedMethods'], ['an outage']])(
		'that cannot be read (%s) fails no item by hand and in JSON, and a hint says so',
		async (why) => {
			if (why === 'deniedMethods') running().site.settings.deniedMethods = ['listUserFields'];
			else
				running().setFaults([
					{ kind: 'resetBefore', match: { method: 'listUserFields' }, times: 50 },
				]);
			const fields = asJson('={{ { "name.frist": $json.a, "email.accepts_email": "No" } }}');
			const { sent, hints, error } = await updateAda(running(), fields, {
				items: [{ a: '1' }, { a: '2' }],
			});
			expect(error).toBeUndefined();
			expect(sent).toStrictEqual([
				{ 'name.frist': '1', 'email.accepts_email': 'false' },
				{ 'name.frist': '2', 'email.accepts_email': 'false' },
			]);
			expect(messages(hints)).toContainEqual(expect.stringMatching(/were not checked/));
		},
	);

	it('that is refused because of the IP address ends the run with this one call', async () => {
		Object.assign(running().site.settings, { callerIp: '203.0.113.9' });
		const fields = asJson('={{ { "name.first": $json.a } }}');
		const items = [{ a: '1' }, { a: '2' }];
		const onError = 'continueErrorOutput';
		const { failed } = await updateAda(running(), fields, { items, onError });
		expect(running().calls.map(({ code }) => code)).toEqual(['4']);
		expect(jsonOf(failed)).toMatchObject(
			items.map(() => ({ details: { code: '4', outcome: 'not applied' } })),
		);
	});

	it('that does not know a name refuses it in JSON, with the nearest one', async () => {
		const { error, sent } = await updateAda(running(), asJson('{"first_name":"Ada"}'));
		expect(error?.message).toMatch(/^'first_name' is not the name of a field/);
		expect(error?.description).toBe(
			"Use 'name.first' (First Name) instead, if that is what is meant.",
		);
		expect(sent).toStrictEqual([]);
	});
});

describe('at the end of a run', () => {
	it('fields without a value in any of ten items are named', async () => {
		const items = Array.from({ length: 10 }, (_, n) => ({ a: `N${n}` }));
		const values = { nickname: '={{ $json.a }}', gender: '={{ $json.b }}' };
		const { hints } = await updateAda(running(), await byHand(running(), values), { items });
		expect(messages(hints)).toContainEqual(
			expect.stringMatching(/^No item has a value for 'gender'/),
		);
		const few = await updateAda(running(), await byHand(running(), values), {
			items: items.slice(1),
		});
		expect(messages(few.hints).join()).not.toContain('No item has a value');
	});

	it('also Member ID on Create', async () => {
		const { hints } = await run(running(), {
			resource: 'constituent',
			operation: 'create',
			parameters: {
				primary_email: '={{ $json.email }}',
				additionalFields: { member_id: '={{ $json.id }}' },
			},
			items: Array.from({ length: 10 }, (_, n) => ({ email: `a${n}@example.org` })),
		});
		expect(messages(hints)).toContainEqual(
			expect.stringMatching(/^No item has a value for 'Member ID'/),
		);
	});

	it('also a center, a source and a list of groups', async () => {
		const entry = { __rl: true, mode: 'id', value: '={{ $json.none }}' };
		const { hints } = await updateAda(
			running(),
			{
				...AUTOMATIC,
				memberships: { add_group_ids: { entries: [{ entry }] } },
				updateFields: { center_id: entry, source: '={{ $json.none }}' },
			},
			{ items: Array.from({ length: 10 }, () => ({ nickname: 'N' })) },
		);
		for (const field of ['Center', 'Source', 'Add to Groups']) {
			expect(messages(hints)).toContainEqual(
				expect.stringMatching(new RegExp(`^No item has a value for .*'${field}'`)),
			);
		}
	});

	it('also Primary Email on Create or Update', async () => {
		const { hints } = await run(running(), {
			resource: 'constituent',
			operation: 'upsert',
			parameters: {
				constituent: by('member_id', '={{ $json.id }}'),
				primary_email: '={{ $json.mail }}',
			},
			items: Array.from({ length: 10 }, (_, n) => ({ id: `M-${n}` })),
			onError: 'continueErrorOutput',
		});
		expect(messages(hints)).toContainEqual(
			expect.stringMatching(/^No item has a value for 'Primary Email'/),
		);
	});

	it('items that set different values for one constituent are named', async () => {
		const { hints } = await run(running(), {
			resource: 'constituent',
			operation: 'upsert',
			parameters: { constituent: by('member_id', '={{ $json.id }}'), ...AUTOMATIC },
			items: [
				{ id: 'M-1', nickname: 'A', Email: 'a@example.org' },
				{ id: 'M-2', nickname: 'B', Email: 'b@example.org' },
				{ id: 'M-1', nickname: 'C', Email: 'a@example.org' },
			],
		});
		expect(messages(hints)).toContainEqual(
			"Items of the same constituent set 'nickname' to different values, and the last one wins: [items 0, 2]",
		);
	});

	it('ZIP codes that came as numbers are counted', async () => {
		const items = [{ ZIP: 2139 }, { ZIP: '02139' }, { ZIP: 7102 }];
		const { hints } = await updateAda(running(), AUTOMATIC, { items });
		expect(messages(hints)).toContainEqual(
			expect.stringMatching(/^A ZIP code came as a number in 2 items/),
		);
	});
});

it('a refusal with code 22 names the fields that it may mean', async () => {
	running().setFaults([{ kind: 'refusal', code: '22', match: { method: 'update' } }]);
	const items = [{ 'name.title': 'Emperor', 'name.first': 'Joshua' }];
	const { error } = await updateAda(running(), AUTOMATIC, { items });
	expect(error?.description).toMatch(
		/The site may mean 'name\.title': 'Emperor' is none of its choices/,
	);
	expect(error?.description).not.toContain('name.first');
});
