import { describe, expect, it } from 'vitest';

import { by, run, useSandbox } from '../support/harness.mts';
import { runNode } from '../support/engine.mts';
import type { RunResult } from '../support/engine.mts';
import { ADA, addAda, addRecord } from './support/people.mts';
import { asJson } from './support/record-fields.mts';
import { useStub } from './support/stub-site.mts';

const running = useSandbox();
const stub = useStub();

/** The hints of a run as the editor shows them above its output. */
function hintsOf({ hints }: RunResult): unknown[] {
	return hints.map((hint) => ({ ...hint }));
}

function shown(type: 'info' | 'warning', message: string): unknown {
	return { message, type, location: 'outputPane' };
}

const get = { resource: 'constituent', operation: 'get' };
const update = { resource: 'constituent', operation: 'update' };

describe('a run in which all goes well', () => {
	it.each([
		['read', get, {}],
		['saved', update, asJson('{"nickname":"Countess"}')],
	])('says how many were %s', async (word, operation, parameters) => {
		addAda(running());
		const constituent = by('cons_id', ADA);
		const one = await run(running(), { ...operation, parameters: { constituent, ...parameters } });
		expect(hintsOf(one)).toStrictEqual([]);
		const three = await run(running(), {
			...operation,
			parameters: { constituent, ...parameters },
			items: [{}, {}, {}],
		});
		expect(hintsOf(three)).toStrictEqual([shown('info', `3 ${word}`)]);
	});

	it('counts the rows that were read, not what came of them', async () => {
		addAda(running());
		const result = await run(running(), {
			resource: 'constituent',
			operation: 'getGroups',
			parameters: { constituent: by('cons_id', ADA) },
			items: [{}, {}],
		});
		expect(result.success).toHaveLength(4);
		expect(hintsOf(result)).toStrictEqual([shown('info', '2 read')]);
	});
});

describe('a run in which something goes wrong', () => {
	const onError = 'continueErrorOutput';

	it('says how many were not read, and why', async () => {
		addAda(running());
		const result = await run(running(), {
			...get,
			parameters: { constituent: by('cons_id', '={{ $json.id }}') },
			items: [{ id: ADA }, { id: '5' }, { id: '6' }, { id: 'Ada' }],
			onError,
		});
		expect(hintsOf(result)).toStrictEqual([
			shown('warning', '1 read, 3 not read; failed: 2 with code 16, 1 before sending'),
		]);
	});

	it('tells what was saved from what was not, and from what perhaps was', async () => {
		addAda(running());
		addRecord(running(), { 'email.primary_address': 'taken@example.org' });
		running().setFaults([{ kind: 'status', status: 503, when: 'after' }]);
		const result = await run(running(), {
			resource: 'constituent',
			operation: 'create',
			parameters: {
				primary_email: '={{ $json.email }}',
				options: { lookUpUnknownOutcomes: false },
			},
			items: ['a@example.org', 'b@example.org', 'taken@example.org', 'c@example.org', 'nobody'].map(
				(email) => ({ email }),
			),
			onError,
		});
		expect(result.success).toHaveLength(2);
		expect(result.failed.map(({ json }) => Object(json.details).outcome)).toStrictEqual([
			'unknown',
			'not applied',
			'not applied',
		]);
		expect(hintsOf(result)).toStrictEqual([
			shown(
				'warning',
				'2 saved, 2 not saved, 1 perhaps saved; failed: 1 without a response, 1 with code 11, 1 before sending',
			),
		]);
		// What is called perhaps saved is on the site, with the others: nothing was lost or doubled.
		const addresses = [...running().site.constituents.values()].map(({ values }) =>
			values.get('email.primary_address'),
		);
		expect(addresses.sort()).toStrictEqual([
			'a@example.org',
			'ada@example.org',
			'b@example.org',
			'c@example.org',
			'taken@example.org',
		]);
	});

	it('speaks of repeats and of pauses only where there were some', async () => {
		addAda(running());
		running().setFaults([
			{ kind: 'status', status: 502, when: 'before' },
			{ kind: 'status', status: 429, when: 'before', retryAfter: '0' },
		]);
		const result = await run(running(), {
			...get,
			parameters: { constituent: by('cons_id', ADA) },
		});
		expect(result.success).toHaveLength(1);
		expect(hintsOf(result)).toStrictEqual([
			shown('info', '1 read; 2 retries; 1 pause asked for by the site'),
		]);
	});
});

describe('a dry run', () => {
	it('counts with separators, and says that nothing was changed', async () => {
		const result = await run(running(), {
			resource: 'constituent',
			operation: 'create',
			parameters: { primary_email: '={{ $json.email }}', options: { dryRun: true } },
			items: Array.from({ length: 1_203 }, (_, n) => ({
				email: n % 1_200 === 7 ? 'n/a' : `n${n}@example.org`,
			})),
		});
		expect(hintsOf(result)).toContainEqual(
			shown(
				'warning',
				'Dry run: 1,202 would be sent, 1 would not. Nothing was changed. The site may still refuse what looks right here.',
			),
		);
		expect(running().calls.filter(({ method }) => method !== 'listUserFields')).toStrictEqual([]);
	});

	it('of a single item says so too, lest it pass for the real one', async () => {
		const result = await run(running(), {
			...update,
			parameters: {
				constituent: by('cons_id', ADA),
				...asJson('{"nickname":"Countess"}'),
				options: { dryRun: true },
			},
		});
		expect(hintsOf(result)).toStrictEqual([
			shown(
				'info',
				'Dry run: 1 would be sent. Nothing was changed. The site may still refuse what looks right here.',
			),
		]);
	});
});

it('a list that is not whole says how much of it has come, whatever the spelling of the total', async () => {
	const member = [{ cons_id: '1' }, { cons_id: '2' }];
	stub.answer = () => ({
		body: JSON.stringify({ getGroupMembersResponse: { member, total_number: '5,000' } }),
	});
	const members = async (options: object) =>
		await runNode({
			parameters: {
				resource: 'group',
				operation: 'getMembers',
				group: by('id', '1010'),
				returnAll: true,
				options,
			},
			credential: stub.credential,
		});
	const refused = await members({});
	expect(refused.success).toStrictEqual([]);
	expect(refused.error?.message).toMatch(/^The list is not complete\. .*2 of the 5000 members/);
	expect(refused.error?.description).toContain("'Allow Incomplete Results'");
	const allowed = await members({ allowIncompleteResults: true });
	expect(allowed.success).toHaveLength(2);
	expect(hintsOf(allowed)).toStrictEqual([
		shown(
			'warning',
			expect.stringMatching(/2 of the 5000 members of group 1010\..*divide the group/),
		),
	]);
});
