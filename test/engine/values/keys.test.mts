import { describe, expect, it } from 'vitest';

import { by, callsOf, jsonOf, run, useSandbox } from '../support/harness.mts';
import { addRecord } from '../operations/support/people.mts';
import { asJson } from '../operations/support/record-fields.mts';

const running = useSandbox();
const onError = 'continueErrorOutput';
/** A record that is created needs an address. */
const NAME = asJson(
	'={{ { "name.first": $json.f, "email.primary_address": $json.f + "@example.org" } }}',
);

async function upsert(items: Array<Record<string, unknown>>, id = '={{ $json.id }}') {
	return await run(running(), {
		resource: 'constituent',
		operation: 'upsert',
		parameters: { constituent: by('member_id', id), ...NAME },
		items,
		onError,
	});
}

it('what is no ID folds no people into one', async () => {
	const bad = ['1.00001E+11', '#N/A', 'undefined', 'NULL', 'NaN', '[object Object]', 'n/a', '-'];
	const good = ['219E01BE', '12E5', 'N-A', '000042'];
	const items = [...bad, ...good].map((id, n) => ({ id, f: `F${n}` }));
	const { success, failed } = await upsert(items);
	expect(failed).toHaveLength(bad.length);
	for (const { details } of jsonOf(failed).map(Object)) {
		expect(details).toMatchObject({ field: 'Constituent', outcome: 'not applied' });
		expect(details.description).not.toBe('');
	}
	expect(jsonOf(success)).toMatchObject(good.map(() => ({ action: 'created' })));
	expect(callsOf(running(), 'createOrUpdate').map(({ member_id }) => member_id)).toStrictEqual(
		good,
	);
});

it('a value that was missing is no part of an ID', async () => {
	const { failed } = await upsert([{ f: 'Eve' }, { f: 'Fay' }], "={{ 'M-' + $json.id }}");
	expect(failed).toHaveLength(2);
	expect(running().calls).toStrictEqual([]);
});

it('what nobody sees is taken out of a key', async () => {
	addRecord(running(), { member_id: 'A-0001', 'email.primary_address': 'ada@example.org' });
	const { success } = await upsert([{ id: '\uFEFFA-\u200B0001\u00A0', f: 'Ada' }]);
	expect(jsonOf(success)).toMatchObject([{ action: 'updated' }]);
	const { success: byEmail } = await run(running(), {
		resource: 'constituent',
		operation: 'upsert',
		parameters: { constituent: by('primary_email', '\u200Bada@\u00ADexample.org'), ...NAME },
		items: [{ f: 'Ada' }],
	});
	expect(jsonOf(byEmail)).toMatchObject([{ action: 'updated' }]);
	expect(running().site.constituents.size).toBe(1);
});

describe('a member ID may be as long as the site says', () => {
	const UUID = '6f1c2b5e-0d0f-4a1b-9f0e-2a7c1d3e4b5a';

	it('which is refused before a record could be created twice', async () => {
		const { failed } = await upsert([{ id: UUID, f: 'Ada' }]);
		expect(jsonOf(failed)).toMatchObject([{ error: expect.stringMatching(/36 characters.*32/) }]);
	});

	it('and taken where the list has room for it', async () => {
		const field = running().site.fields.get('member_id');
		if (field === undefined) throw new Error('the stand-in has no member ID');
		running().site.settings.loginName = 'account-of-long-ids';
		running().site.fields.set('member_id', { ...field, maxChars: 40 });
		const { success } = await upsert([{ id: UUID, f: 'Ada' }]);
		running().site.fields.set('member_id', field);
		expect(jsonOf(success)).toMatchObject([{ action: 'created' }]);
	});

	it('also as a value to store', async () => {
		const { failed } = await run(running(), {
			resource: 'constituent',
			operation: 'create',
			parameters: { primary_email: 'a@example.org', additionalFields: { member_id: UUID } },
			onError,
		});
		expect(jsonOf(failed)).toMatchObject([{ details: { field: 'Member ID' } }]);
	});
});

describe('an address that is mapped as a field', () => {
	const parameters = {
		constituent: by('member_id', 'M-1'),
		...asJson('{"email.primary_address":"ada@example.org"}'),
	};

	it('serves as the primary address of a record that may be created', async () => {
		const { success } = await run(running(), {
			resource: 'constituent',
			operation: 'upsert',
			parameters,
		});
		expect(jsonOf(success)).toMatchObject([{ action: 'created' }]);
	});

	it('must not differ from the other one', async () => {
		const { error } = await run(running(), {
			resource: 'constituent',
			operation: 'upsert',
			parameters: { ...parameters, primary_email: 'bob@example.org' },
		});
		expect(error?.message).toMatch(/differs from the primary email address/);
		expect(callsOf(running(), 'createOrUpdate')).toStrictEqual([]);
	});
});

it.each([
	['Interaction Subject', { interaction: { interaction_subject: 'Jos\uFFFD' } }],
	['Source', { additionalFields: { source: '#REF!' } }],
	['Primary Email', { primary_email: 'mailto:a@example.org' }],
])('%s is held to the same rules', async (field, more) => {
	const { failed } = await run(running(), {
		resource: 'constituent',
		operation: 'upsert',
		parameters: { constituent: by('member_id', 'M-1'), ...more },
		onError,
	});
	expect(jsonOf(failed)).toMatchObject([{ details: { field, outcome: 'not applied' } }]);
	expect(running().calls).toStrictEqual([]);
});
