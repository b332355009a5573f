import { describe, expect, it } from 'vitest';

import { by, callsOf, jsonOf, run, useSandbox } from '../support/harness.mts';
import { addRecord } from '../operations/support/people.mts';
import { asJson, AUTOMATIC, updateAda } from '../operations/support/record-fields.mts';

const running = useSandbox();
const onError = 'continueErrorOutput';
const messages = (hints: ReadonlyArray<{ message: string }>) => hints.map(({ message }) => message);

it('a file with the headings of an office is understood', async () => {
	const { success, hints } = await run(running(), {
		resource: 'constituent',
		operation: 'upsert',
		parameters: { constituent: by('member_id', '={{ $json["Member ID"] }}'), ...AUTOMATIC },
		items: [
			{
				'Member ID': 'M-1',
				'First Name': 'Ada',
				'\uFEFFLast Name': 'Abbott',
				Email: 'ada@example.org',
				ZIP: '02139',
			},
		],
	});
	expect(jsonOf(success)).toMatchObject([{ action: 'created' }]);
	expect(callsOf(running(), 'createOrUpdate')).toStrictEqual([
		{
			member_id: 'M-1',
			primary_email: 'ada@example.org',
			'name.first': 'Ada',
			'name.last': 'Abbott',
			'email.primary_address': 'ada@example.org',
			'primary_address.zip': '02139',
		},
	]);
	expect(hints).toStrictEqual([]);
});

it('what Edit Fields makes of dotted names is flattened', async () => {
	const items = [
		{ name: { first: 'Ada', last: 'Byron' }, primary_address: { zip: '02139' } },
		{ 'name.first': 'Bob', primary_address: { city: 'Boston' } },
	];
	const { sent } = await updateAda(running(), AUTOMATIC, { items });
	expect(sent).toStrictEqual([
		{ 'name.first': 'Ada', 'name.last': 'Byron', 'primary_address.zip': '02139' },
		{ 'name.first': 'Bob', 'primary_address.city': 'Boston' },
	]);
});

it('a label that fields share is left out, and told with the names to choose from', async () => {
	const field = running().site.fields.get('primary_address.zip');
	if (field === undefined) throw new Error('the stand-in has no ZIP');
	running().site.fields.set('x.zip', { ...field, name: 'x.zip', subGroup: 'Home' });
	running().site.settings.loginName = 'account-of-two-zips';
	const items = [{ ZIP: '02139', 'Home: ZIP': '02140', nickname: 'N' }];
	const { sent, hints } = await updateAda(running(), AUTOMATIC, { items });
	expect(sent).toStrictEqual([{ 'x.zip': '02140', nickname: 'N' }]);
	expect(messages(hints)).toContainEqual(
		expect.stringMatching(/^Column 'ZIP' is left out.*primary_address\.zip, x\.zip/),
	);
	running().site.fields.delete('x.zip');
});

it('a byte order mark in front of the heading of the key is named, with its cure', async () => {
	const { error } = await run(running(), {
		resource: 'constituent',
		operation: 'upsert',
		parameters: { constituent: by('member_id', '={{ $json["Member ID"] }}'), ...AUTOMATIC },
		items: [{ '\uFEFFMember ID': 'M-1', 'First Name': 'Ada' }],
	});
	expect(error?.message).toMatch(/^'Constituent' is empty/);
	expect(error?.description).toMatch(/'Member ID' begins with an invisible byte order mark/);
});

describe('an item none of whose columns is a field', () => {
	const OPERATIONS = [
		['create', { primary_email: 'new@example.org' }],
		['upsert', { constituent: by('member_id', 'M-1') }],
		['update', { constituent: by('member_id', 'M-1') }],
	] as const;

	it.each(OPERATIONS)('is refused by %s, naming the columns', async (operation, key) => {
		const { failed } = await run(running(), {
			resource: 'constituent',
			operation,
			parameters: { ...key, ...AUTOMATIC },
			items: [{ 'Given Name': 'Ada', 'E-mail': 'x' }],
			onError,
		});
		expect(jsonOf(failed)).toMatchObject([
			{
				error: expect.stringMatching(/^None of the columns is a field.*'Given Name', 'E-mail'/),
				details: { outcome: 'not applied' },
			},
		]);
		expect(callsOf(running(), 'create')).toStrictEqual([]);
		expect(callsOf(running(), 'createOrUpdate')).toStrictEqual([]);
		expect(callsOf(running(), 'update')).toStrictEqual([]);
	});

	it('is refused although the column that gives the key is one', async () => {
		const { failed } = await run(running(), {
			resource: 'constituent',
			operation: 'create',
			parameters: { primary_email: '={{ $json.Email }}', ...AUTOMATIC },
			items: [{ Email: 'new@example.org', Vorname: 'Ada' }],
			onError,
		});
		expect(jsonOf(failed)).toMatchObject([
			{ error: expect.stringMatching(/^None of the columns is a field.*'Vorname'/) },
		]);
		expect(callsOf(running(), 'create')).toStrictEqual([]);
	});

	it('was split by the wrong delimiter, if a heading shows it', async () => {
		const { error } = await updateAda(running(), AUTOMATIC, {
			items: [{ 'member_id;name.first;name.last': 'M-3;Cyd;Cole' }],
		});
		expect(error?.description).toMatch(/wrong delimiter/);
	});

	it.each([['create'], ['upsert']])(
		'is sent by %s if expressions read all of its columns',
		async (operation) => {
			const key = '={{ $json["E-mail"] }}';
			const parameters =
				operation === 'create' ? { primary_email: key } : { constituent: by('primary_email', key) };
			const { success } = await run(running(), {
				resource: 'constituent',
				operation,
				parameters: { ...parameters, ...AUTOMATIC },
				items: [{ 'E-mail': 'new@example.org' }],
			});
			expect(jsonOf(success)).toMatchObject([{ message: 'New user added.' }]);
		},
	);

	it('is sent if something else is to be changed', async () => {
		addRecord(running(), { member_id: 'M-1' });
		const { success } = await run(running(), {
			resource: 'constituent',
			operation: 'update',
			parameters: {
				constituent: by('member_id', 'M-1'),
				...AUTOMATIC,
				interaction: { interaction_subject: 'Called' },
			},
			items: [{ Shoe: 7 }],
		});
		expect(jsonOf(success)).toMatchObject([{ message: 'User updated.' }]);
	});
});

describe('an update without any change is refused', () => {
	it('although the address that finds the record is given once more', async () => {
		addRecord(running(), { primary_email: 'ada@example.org' });
		const { error } = await run(running(), {
			resource: 'constituent',
			operation: 'update',
			parameters: {
				constituent: by('primary_email', 'ada@example.org'),
				...asJson('{ "email.primary_address": "ada@example.org" }'),
			},
		});
		expect(error?.message).toMatch(/^There is nothing to change/);
		expect(callsOf(running(), 'update')).toStrictEqual([]);
	});

	it.each([
		[{}],
		[{ updateFields: { source: 'x', sub_source: 'y', center_id: '1', suppress_cleaning: true } }],
		[{ fieldsInput: 'json', fieldsJson: '{ "nickname": "" }' }],
		[{ memberships: {}, interaction: {} }],
	])('%j', async (parameters) => {
		const { error, sent } = await updateAda(running(), parameters);
		expect(error?.message).toMatch(/^There is nothing to change/);
		expect(sent).toStrictEqual([]);
	});

	it.each([
		[{ updateFields: { primary_email: 'new@example.org' } }],
		[{ updateFields: { member_id: 'M-9' } }],
	])('but not with %j', async (parameters) => {
		const { error, sent } = await updateAda(running(), parameters);
		expect(error).toBeUndefined();
		expect(sent).toHaveLength(1);
	});
});

it('a site that lists no field is told with the permission, and asked again next time', async () => {
	running().site.settings.loginName = 'account-that-may-nothing';
	const all = [...running().site.fields.keys()];
	running().site.settings.hiddenFields = all;
	const refused = await updateAda(running(), AUTOMATIC, { items: [{ nickname: 'N' }] });
	expect(refused.error?.message).toMatch(/lists no field/);
	expect(refused.error?.description).toMatch(/permission/);
	running().site.settings.hiddenFields = [];
	const { sent } = await updateAda(running(), AUTOMATIC, { items: [{ nickname: 'N' }] });
	expect(sent).toStrictEqual([{ nickname: 'N' }]);
});

it('columns that expressions read are not reported as left out', async () => {
	const { hints } = await updateAda(running(), AUTOMATIC, {
		items: [{ nickname: 'N', cid: '1001002', Shoe: 7, member_id: 'x' }],
		parameters: { constituent: by('cons_id', '={{ $json.cid }}') },
	});
	expect(messages(hints)).toStrictEqual([
		expect.stringMatching(
			/'Shoe'; and because the node has a field of its own for them: 'member_id'/,
		),
	]);
	expect(messages(hints).join()).not.toContain("'cid'");
});
