import { describe, expect, it } from 'vitest';

import { by, FORMATS, jsonOf, paired, pairsOf, run, useSandbox } from '../support/harness.mts';
import type { Format, Parameters } from '../support/harness.mts';
import { nameOf, OPERATION_CASES } from './support/operation-cases.mts';
import { ADA, addAda, addRecord } from './support/people.mts';

const running = useSandbox();

/** The login works for other calls, so the refusal may be about the lists, after the record. */
function changesLists({ wire }: (typeof OPERATION_CASES)[number]): boolean {
	return Object.keys(wire.at(-1) ?? {}).some((name) => /^(?:add|remove)_.*_ids$/.test(name));
}

const fields = (json: object) => ({ fieldsInput: 'json', fieldsJson: JSON.stringify(json) });
const ada = { constituent: by('cons_id', ADA) };

describe.each(OPERATION_CASES.map((entry) => [nameOf(entry), entry] as const))('%s', (_, entry) => {
	it.each(
		FORMATS.flatMap((format) => [true, false].map((suppress) => [format, suppress] as const)),
	)('in %s, codes suppressed: %s, makes a refusal an error item', async (format, suppress) => {
		const sandbox = running();
		addAda(sandbox);
		sandbox.site.settings.deniedMethods = [entry.method];
		const options = { response_format: format, suppress_response_codes: suppress };
		const { resource, operation } = entry;
		const isOpen = changesLists(entry);
		const { failed } = await run(sandbox, {
			resource,
			operation,
			parameters: { ...entry.parameters, options },
			onError: 'continueErrorOutput',
		});
		expect(jsonOf(failed)).toMatchObject([
			{
				error: `Luminate Online refused the call: Authorization failed (code 3)${isOpen ? ' – the outcome is unknown' : ''}`,
				details: {
					outcome: isOpen ? 'unknown' : 'not applied',
					code: '3',
					httpStatus: suppress ? 200 : 403,
					method: entry.method,
				},
			},
		]);
		expect(pairsOf(failed)).toStrictEqual([paired(0)]);
		const sent = sandbox.calls.filter(({ method }) => method === entry.method);
		expect(sent.map(({ params }) => params.response_format)).toStrictEqual([format]);
	});
});

/** What the stand-in itself refuses: code, operation, parameters. */
const REFUSED: ReadonlyArray<readonly [code: string, resource: string, string, Parameters]> = [
	['8', 'constituent', 'get', { constituent: by('member_id', 'twice') }],
	['11', 'constituent', 'create', { primary_email: 'ADA@example.org' }],
	['12', 'constituent', 'update', { ...ada, ...fields({ user_name: 'grace' }) }],
	['13', 'constituent', 'update', { ...ada, updateFields: { primary_email: 'g@example.org' } }],
	[
		'15',
		'constituent',
		'update',
		{ constituent: by('member_id', 'twice'), ...fields({ nickname: 'x' }) },
	],
	[
		'16',
		'constituent',
		'update',
		{ constituent: by('cons_id', '9'), ...fields({ nickname: 'x' }) },
	],
	['16', 'constituent', 'get', { constituent: by('primary_email', 'no@example.org') }],
	['16', 'constituent', 'upsert', { constituent: by('cons_id', '9') }],
	['19', 'group', 'getMembers', { group: by('id', '9999') }],
	[
		'25',
		'interaction',
		'getAll',
		{ ...ada, filters: { begin_date: '2024-02-01', end_date: '2024-01-01' } },
	],
	[
		'26',
		'interaction',
		'create',
		{ ...ada, interaction_subject: 'x', additionalFields: { interaction_type_id: 99 } },
	],
	['29', 'constituent', 'update', { ...ada, interaction: { interaction_cat_id: '9' } }],
	['30', 'constituent', 'update', { ...ada, interaction: { interaction_body: 'x'.repeat(1501) } }],
	['50', 'group', 'getAll', { filters: { selection_mode: 'FRIENDS' } }],
];

describe.each<Format>([...FORMATS])('what the site refuses, in %s', (format) => {
	it.each(REFUSED)('code %s of %s %s', async (code, resource, operation, parameters) => {
		const sandbox = running();
		addAda(sandbox);
		addRecord(sandbox, {
			'email.primary_address': 'g@example.org',
			user_name: 'grace',
			member_id: 'twice',
		});
		addRecord(sandbox, { member_id: 'twice' });
		const { failed, success } = await run(sandbox, {
			resource,
			operation,
			parameters: { ...parameters, options: { response_format: format } },
			onError: 'continueErrorOutput',
		});
		expect(success).toStrictEqual([]);
		// An interaction is the last part of a write: the record may have been stored before.
		const outcome = 'interaction' in parameters ? 'unknown' : 'not applied';
		expect(jsonOf(failed)).toMatchObject([{ details: { code, outcome } }]);
		const sent = sandbox.calls.filter(({ method }) => method !== 'listUserFields');
		expect(sent.map((call) => call.applied)).toStrictEqual([false]);
	});
});
