import { describe, expect, it } from 'vitest';

import { by, callsOf, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import type { Parameters } from '../support/harness.mts';
import { runNode } from '../support/engine.mts';
import { ADA, addAda, addRecord, valuesOf } from './support/people.mts';
import { useStub } from './support/stub-site.mts';

const running = useSandbox();
const stub = useStub();

async function upsert(parameters: Parameters) {
	return await run(running(), { resource: 'constituent', operation: 'upsert', parameters });
}

function count(): number {
	return running().site.constituents.size;
}

describe.each(FORMATS)('in %s', (response_format) => {
	const options = { response_format };

	it('updates the one match of each key, and says so', async () => {
		addAda(running());
		const keys = [
			by('cons_id', ADA),
			by('member_id', 'A-0001'),
			by('primary_email', 'Ada@example.org'),
		];
		for (const constituent of keys) {
			const { success } = await upsert({ constituent, options });
			expect(jsonOf(success)).toMatchObject([
				{ cons_id: ADA, message: 'User updated.', action: 'updated' },
			]);
		}
		expect(count()).toBe(1);
	});

	it('creates what matches nothing, and says so', async () => {
		addAda(running());
		const { success } = await upsert({
			constituent: by('primary_email', 'new@example.org'),
			options,
		});
		expect(jsonOf(success)).toMatchObject([{ action: 'created', message: 'New user added.' }]);
		expect(count()).toBe(2);
	});
});

describe('Member ID', () => {
	it('creates with the address given, under this member ID', async () => {
		const { success } = await upsert({
			constituent: by('member_id', '000042'),
			primary_email: 'new@example.org',
		});
		const [created] = jsonOf(success);
		expect(created).toMatchObject({ action: 'created' });
		expect(valuesOf(running(), Object(created).cons_id)).toMatchObject({
			member_id: '000042',
			'email.primary_address': 'new@example.org',
		});
	});

	it('changes nothing when several have it', async () => {
		for (let n = 0; n < 2; n += 1) addRecord(running(), { member_id: 'twice' });
		const { error } = await upsert({ constituent: by('member_id', 'twice') });
		expect(error?.message).toContain('(code 15)');
		expect(count()).toBe(2);
	});

	it('changes the address of the match', async () => {
		addAda(running());
		const primary_email = 'countess@example.org';
		await upsert({ constituent: by('member_id', 'A-0001'), primary_email });
		expect(valuesOf(running(), ADA)).toMatchObject({
			'email.primary_address': 'countess@example.org',
		});
	});
});

it('never creates by Constituent ID', async () => {
	const primary_email = 'new@example.org';
	const { error } = await upsert({ constituent: by('cons_id', '77'), primary_email });
	expect(error?.message).toContain('(code 16)');
	expect(count()).toBe(0);
	expect(callsOf(running(), 'createOrUpdate')).toHaveLength(1);
});

describe('an address that several have', () => {
	const shared = { 'email.primary_address': 'family@example.org' };
	const constituent = by('primary_email', 'family@example.org');

	it('adds a further record on a site that allows it, as the form warns', async () => {
		running().site.settings.uniqueEmail = false;
		for (let n = 0; n < 2; n += 1) addRecord(running(), shared);
		const { success } = await upsert({ constituent });
		expect(jsonOf(success)).toMatchObject([{ action: 'created' }]);
		expect(count()).toBe(3);
	});

	it('is refused on a site that does not', async () => {
		for (let n = 0; n < 2; n += 1) addRecord(running(), shared);
		const { error } = await upsert({ constituent });
		expect(error?.message).toContain('(code 15)');
		expect(count()).toBe(2);
	});
});

describe('keys that contradict each other are refused before anything is sent', () => {
	it.each([
		[
			'address',
			'primary_email',
			{ additionalFields: { member_id: 'M-2' } },
			"under 'Additional Fields' would identify the constituent instead",
		],
		['address', 'primary_email', { primary_email: 'b@example.org' }, 'already identifies'],
		['member ID', 'member_id', { additionalFields: { member_id: 'M-2' } }, 'already identifies'],
	])('found by %s', async (_, mode, more, words) => {
		const { error } = await upsert({ constituent: by(mode, 'a@example.org'), ...more });
		expect(error?.message).toContain(words);
		expect(running().calls).toStrictEqual([]);
	});

	it('the same address twice is no contradiction', async () => {
		const { error } = await upsert({
			constituent: by('primary_email', 'new@example.org'),
			primary_email: 'New@example.org',
		});
		expect(error).toBeUndefined();
		expect(count()).toBe(1);
	});
});

describe('a call whose first try was lost, but may have created the record', () => {
	it.each([
		['member_id', 'M-9', 'unknown'],
		['cons_id', ADA, 'updated'],
	])('by %s', async (mode, value, action) => {
		addAda(running());
		running().setFaults([{ kind: 'status', status: 503, when: 'after', retryAfter: '1' }]);
		const primary_email = 'new@example.org';
		const { success } = await upsert({ constituent: by(mode, value), primary_email });
		const sent = running().calls.filter(({ method }) => method === 'createOrUpdate');
		expect(sent.map(({ applied }) => applied)).toEqual([true, true]);
		expect(jsonOf(success)).toMatchObject([{ message: 'User updated.', action }]);
	});
});

/** The words of the answer are the vendor's own; others than the two documented tell nothing. */
it.each([
	['New user added.', 'created'],
	['User updated.', 'updated'],
	['Fertig.', 'unknown'],
	['', 'unknown'],
])('an answer with the message "%s" counts as %s', async (message, action) => {
	stub.answer = () => ({
		body: JSON.stringify({ createOrUpdateConsResponse: { cons_id: '7', message } }),
	});
	const { success } = await runNode({
		parameters: { resource: 'constituent', operation: 'upsert', constituent: by('member_id', '7') },
		credential: stub.credential,
	});
	expect(jsonOf(success)).toStrictEqual([{ cons_id: '7', member_id: '7', message, action }]);
});
