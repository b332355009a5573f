import { describe, expect, it } from 'vitest';

import { by, jsonOf, paired, pairsOf, rows, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { ADA, ADA_VALUES, addAda, valuesOf } from './support/people.mts';
import { asJson, AUTOMATIC } from './support/record-fields.mts';

const running = useSandbox();

/** What was sent but the list of fields, which the checks read. */
const writes = () => running().calls.filter(({ method }) => method !== 'listUserFields');

/** Each write: resource, operation, method, parameters, what would be sent, and what is wrong. */
const WRITES: ReadonlyArray<readonly [string, string, string, Parameters, Parameters, Parameters]> =
	[
		[
			'constituent',
			'create',
			'create',
			{ primary_email: 'new@example.org', memberships: { add_group_ids: rows('1010') } },
			{ primary_email: 'new@example.org', add_group_ids: '1010' },
			{ memberships: { add_group_ids: rows('10') } },
		],
		[
			'constituent',
			'update',
			'update',
			{ constituent: by('cons_id', ADA), ...asJson('{"name.first":"Eve"}') },
			{ cons_id: ADA, 'name.first': 'Eve' },
			asJson('{"api_key":"x"}'),
		],
		[
			'constituent',
			'upsert',
			'createOrUpdate',
			{
				constituent: by('primary_email', 'new@example.org'),
				additionalFields: { no_welcome: false },
			},
			{ primary_email: 'new@example.org', no_welcome: 'false' },
			{ additionalFields: { member_id: 'M-1' } },
		],
		[
			'interaction',
			'create',
			'logInteraction',
			{ constituent: by('cons_id', ADA), interaction_subject: 'Called' },
			{ cons_id: ADA, interaction_subject: 'Called' },
			{ interaction_subject: 'x'.repeat(81) },
		],
	];

describe.each(WRITES)('%s %s', (resource, operation, method, parameters, shown, wrong) => {
	it('shows the call of each item, and sends nothing', async () => {
		addAda(running());
		const options = { dryRun: true, response_format: 'xml', suppress_response_codes: true };
		const { success, error, stored } = await run(running(), {
			resource,
			operation,
			parameters: { ...parameters, options },
			items: [{}, {}],
		});
		expect(error).toBeUndefined();
		const sent = { ...shown, response_format: 'xml', suppress_response_codes: 'true' };
		const item = { dryRun: true, method, parameters: sent };
		expect(jsonOf(success)).toStrictEqual([item, item]);
		expect(pairsOf(success)).toStrictEqual([paired(0), paired(1)]);
		expect(writes()).toStrictEqual([]);
		expect(valuesOf(running(), ADA)).toStrictEqual(ADA_VALUES);
		const { apiKey, loginName, loginPassword } = running().credentials;
		for (const secret of [apiKey, loginName, loginPassword]) expect(stored).not.toContain(secret);
	});

	it('makes all checks', async () => {
		const { failed, success } = await run(running(), {
			resource,
			operation,
			parameters: { ...parameters, ...wrong, options: { dryRun: true } },
			onError: 'continueErrorOutput',
		});
		// A dry run shows every row, the wrong ones with all that is wrong with them.
		expect(failed).toStrictEqual([]);
		expect(jsonOf(success)).toMatchObject([{ dryRun: true, problems: expect.any(Array) }]);
		expect(jsonOf(success)[0]).not.toHaveProperty('problems', []);
		expect(writes()).toStrictEqual([]);
	});

	it('sends what a dry run has shown', async () => {
		addAda(running());
		await run(running(), { resource, operation, parameters });
		const [call] = writes();
		expect(call?.params).toMatchObject(shown);
	});
});

it('of automatic mapping reads the list of fields, and writes nothing', async () => {
	addAda(running());
	running().site.settings.loginName = 'account-of-a-dry-run';
	const { success } = await run(running(), {
		resource: 'constituent',
		operation: 'update',
		parameters: { constituent: by('cons_id', ADA), ...AUTOMATIC, options: { dryRun: true } },
		items: [{ birth_date: '1980-05-03', Shoe: 7 }],
	});
	expect(jsonOf(success)).toMatchObject([{ parameters: { birth_date: '1980-05-03T00:00:00' } }]);
	expect(running().calls.map(({ method }) => method)).toStrictEqual(['listUserFields']);
});

it('may be decided by item', async () => {
	addAda(running());
	const { success } = await run(running(), {
		resource: 'constituent',
		operation: 'update',
		parameters: {
			constituent: by('cons_id', ADA),
			...asJson('{"nickname":"Countess"}'),
			options: { dryRun: '={{ $json.dry }}' },
		},
		items: [{ dry: true }, { dry: false }],
	});
	expect(jsonOf(success)).toMatchObject([{ dryRun: true }, { message: 'User updated.' }]);
	expect(writes()).toHaveLength(1);
});

it.each([null, '', ' ', undefined])('that is there but empty (%j) sends nothing', async (dry) => {
	addAda(running());
	const { error } = await run(running(), {
		resource: 'constituent',
		operation: 'update',
		parameters: {
			constituent: by('cons_id', ADA),
			...asJson('{"nickname":"Countess"}'),
			options: { dryRun: '={{ $json.dry }}' },
		},
		items: [{ dry }],
	});
	expect(error?.message).toMatch(/^'Dry Run' is empty: nothing is sent/);
	expect(writes()).toStrictEqual([]);
});

it.each([
	['yes', true],
	['N', false],
])('takes %j', async (dry, isDry) => {
	addAda(running());
	await run(running(), {
		resource: 'constituent',
		operation: 'update',
		parameters: {
			constituent: by('cons_id', ADA),
			...asJson('{"nickname":"Countess"}'),
			options: { dryRun: '={{ $json.dry }}' },
		},
		items: [{ dry }],
	});
	expect(writes()).toHaveLength(isDry ? 0 : 1);
});

it('shows what was cleaned or converted, and nothing else', async () => {
	const { success } = await run(running(), {
		resource: 'constituent',
		operation: 'upsert',
		parameters: {
			constituent: by('member_id', '={{ $json.id }}'),
			...AUTOMATIC,
			additionalFields: { source: '={{ $json.from }}' },
			options: { dryRun: true },
		},
		items: [
			{ id: 'M-1\u200B', 'First Name': ' Ada ', from: 'fair\u00A0', 'Birth Date': '1980-05-02' },
			{ id: 'M-2', 'First Name': 'Bob', 'Accepts Email': true },
		],
	});
	expect(jsonOf(success)).toMatchObject([
		{
			dryRun: true,
			method: 'createOrUpdate',
			parameters: { member_id: 'M-1', 'name.first': 'Ada' },
			changes: {
				member_id: { from: 'M-1\u200B', to: 'M-1' },
				'name.first': { from: ' Ada ', to: 'Ada' },
				source: { from: 'fair\u00A0', to: 'fair' },
				birth_date: { from: '1980-05-02', to: '1980-05-02T00:00:00' },
			},
		},
		{ dryRun: true, method: 'createOrUpdate' },
	]);
	expect(jsonOf(success)[1]).not.toHaveProperty('changes');
});

describe("a constituent's new password", () => {
	it('is sent, but a dry run does not show it', async () => {
		addAda(running());
		const parameters = {
			constituent: by('cons_id', ADA),
			...asJson('{"user_password":"Secret 1"}'),
		};
		const base = { resource: 'constituent', operation: 'update' };
		const options = { dryRun: true };
		const { success } = await run(running(), { ...base, parameters: { ...parameters, options } });
		expect(jsonOf(success)).toMatchObject([{ parameters: { user_password: '[hidden]' } }]);
		await run(running(), { ...base, parameters });
		expect(writes()[0]?.params.user_password).toBe('Secret 1');
	});

	it('is not shown by the refusal of one that is too long', async () => {
		const { error } = await run(running(), {
			resource: 'constituent',
			operation: 'update',
			parameters: { constituent: by('cons_id', ADA), ...AUTOMATIC },
			items: [{ user_password: 'Secret'.repeat(20) }],
		});
		expect(error?.message).toContain('(user_password) is 120 characters long');
		expect(error?.message).not.toContain('Secret');
	});
});

describe('a dry run', () => {
	const base = { resource: 'constituent', operation: 'update' };
	const dryRunOf = (more: Parameters = {}) => ({
		constituent: by('member_id', '={{ $json.id }}'),
		fieldsInput: 'json',
		fieldsJson: '={{ { birth_date: $json.born, "email.primary_address": $json.mail } }}',
		memberships: { add_group_ids: rows('={{ $json.groups }}') },
		options: { dryRun: true, ...more },
	});
	const GOOD = { id: 'NP-1', born: '1980-05-02', groups: '1010' };
	const BAD = { id: '#N/A', born: '5/31/1980', mail: 'n/a', groups: 'Puppies' };

	it.each([undefined, 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'comes to the end of the sheet, On Error: %s',
		async (onError) => {
			addAda(running());
			const items = [GOOD, BAD, { ...GOOD, id: 'NP-3', groups: '1013' }, { ...GOOD, id: 'NP-4' }];
			const result = await run(running(), { ...base, parameters: dryRunOf(), items, onError });
			expect(result.error).toBeUndefined();
			expect(result.failed).toStrictEqual([]);
			expect(pairsOf(result.success)).toStrictEqual([0, 1, 2, 3].map(paired));
			const [first, second, , last] = jsonOf(result.success);
			expect(first).toMatchObject({ dryRun: true, parameters: { member_id: 'NP-1' } });
			expect(second).toHaveProperty('problems');
			expect(last).toMatchObject({ dryRun: true, parameters: { member_id: 'NP-4' } });
			expect(result.hints.map(({ message }) => message)).toContain(
				'Dry run: 3 would be sent, 1 would not. Nothing was changed. The site may still refuse what looks right here.',
			);
			expect(writes()).toStrictEqual([]);
			expect(valuesOf(running(), ADA)).toStrictEqual(ADA_VALUES);
		},
	);

	it('shows all that is wrong with a row, each with its cure, and whose row it is', async () => {
		const { success } = await run(running(), { ...base, parameters: dryRunOf(), items: [BAD] });
		const [row] = jsonOf(success).map(Object);
		expect(Object.keys(row)).toStrictEqual(['problems', 'identity', 'dryRun', 'method']);
		expect(row).toMatchObject({ dryRun: true, method: 'update', identity: { member_id: '#N/A' } });
		const problems: unknown[] = row.problems;
		expect(problems).toStrictEqual(
			['#N/A', '5/31/1980', 'n/a', 'Puppies'].map((value) => ({
				field: expect.stringMatching(/./),
				message: expect.stringContaining(`'${value}'`),
				description: expect.stringMatching(/\.$/),
			})),
		);
		// A message that names the row would say it once for each of them.
		for (const problem of problems) expect(Object(problem).message).not.toContain('item 0');
	});

	it('is what the real run says of that row', async () => {
		const shown = await run(running(), { ...base, parameters: dryRunOf(), items: [BAD] });
		const real = await run(running(), {
			...base,
			parameters: dryRunOf({ dryRun: false }),
			items: [BAD],
			onError: 'continueErrorOutput',
		});
		const [{ problems }] = jsonOf(shown.success).map(Object);
		const [{ error, details }] = jsonOf(real.failed).map(Object);
		expect(details.problems).toStrictEqual(problems);
		expect(error).toBe(`${problems[0].message} [member ID '#N/A', item 0]`);
		for (const { message } of problems.slice(1)) expect(details.description).toContain(message);
		expect(writes()).toStrictEqual([]);
	});

	it.each([
		[{ timeout: 'soon' }, 'Timeout'],
		[{ maxTries: 'often' }, 'Max Tries'],
		[{ includeInputFields: 'perhaps' }, 'Include Input Fields'],
	])('checks the options as well: %j', async (options, field) => {
		const { success } = await run(running(), {
			...base,
			parameters: dryRunOf(options),
			items: [GOOD],
		});
		expect(jsonOf(success)).toMatchObject([{ dryRun: true, problems: [{ field }] }]);
	});

	it('keeps the input fields beside what it shows, where these are wanted', async () => {
		const { success, hints } = await run(running(), {
			...base,
			parameters: dryRunOf({ includeInputFields: true }),
			items: [
				{ ...GOOD, problems: 'none', method: 'by post' },
				{ ...BAD, row: 7 },
			],
		});
		expect(jsonOf(success)).toMatchObject([
			{ ...GOOD, problems: 'none', dryRun: true, method: 'update', parameters: {} },
			{ ...BAD, row: 7, dryRun: true, method: 'update', problems: expect.any(Array) },
		]);
		expect(hints.map(({ message }) => message).join()).toContain('1 would be sent, 1 would not');
	});
});
