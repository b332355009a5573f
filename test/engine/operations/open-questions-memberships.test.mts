/** What no document says about lists of IDs that a site can't take; see open-questions.test.mts. */
import { describe, expect, it } from 'vitest';

import type { SettingsPatch } from '../../../sandbox/index.mts';
import { by, jsonOf, rows, run, useSandbox } from '../support/harness.mts';
import { ADA, addAda } from './support/people.mts';
import { asJson } from './support/record-fields.mts';

/** What identified the constituent comes back with the result. */
const KEYS = ['member_id', 'primary_email'];
const running = useSandbox();

const WRITES = [
	['update by cons_id', 'update', { constituent: by('cons_id', ADA) }],
	['upsert by cons_id', 'upsert', { constituent: by('cons_id', ADA) }],
	['upsert by a new address', 'upsert', { constituent: by('primary_email', 'new@example.org') }],
	['create', 'create', { primary_email: 'new@example.org' }],
] as const;

/** What can't be taken, the setting that decides about it, and the list, the first ID a good one. */
const LISTS = [
	['a security group', 'forbiddenGroup', { add_group_ids: rows('1020', '1060') }],
	['a query group', 'forbiddenGroup', { add_group_ids: rows('1020', '1030') }],
	['an unknown group', 'unknownId', { add_group_ids: rows('1020', '4711') }],
	['an unknown interest', 'unknownId', { add_interest_ids: rows('1003', '4711') }],
	['an unknown center', 'unknownId', { add_center_ids: rows('1103', '4711') }],
] as const;

const CASES = WRITES.flatMap(([name, operation, key]) =>
	LISTS.map(([what, setting, memberships]) => {
		const parameters = { ...key, memberships, ...asJson({ nickname: 'Countess' }) };
		return { name: `${name}, with ${what}`, operation, setting, parameters };
	}),
);
type Case = (typeof CASES)[number];
const named = (cases: readonly Case[]) => cases.map((entry) => [entry.name, entry] as const);

/** Runs a case; gives the item, and the record of the site that the call has changed. */
async function write({ operation, setting, parameters }: Case, settings: SettingsPatch) {
	running().reset(settings);
	addAda(running());
	const { site } = running();
	const before = site.revision;
	const { success, failed } = await run(running(), {
		resource: 'constituent',
		operation,
		parameters,
		onError: 'continueErrorOutput',
	});
	const [item, ...others] = [...jsonOf(success), ...jsonOf(failed)];
	expect(others, setting).toStrictEqual([]);
	const changed = [...site.constituents.values()].filter(({ changedAt }) => changedAt > before);
	return { item, changed };
}

describe.each(named(CASES))('%s', (_, entry) => {
	it.each(['1', '14'])('is refused with code %s, and nothing has changed', async (code) => {
		const codes = { [entry.setting]: code };
		const { item, changed } = await write(entry, { [entry.setting]: 'fail', codes });
		expect(item).toMatchObject({ details: { code } });
		expect(changed).toStrictEqual([]);
	});

	it('is left out, and the rest is applied as the node says', async () => {
		const { item, changed } = await write(entry, { [entry.setting]: 'skip' });
		const [record] = changed;
		expect(changed).toHaveLength(1);
		expect(record?.values.get('nickname')).toBe('Countess');
		const { cons_id, message, action, ...more } = Object(item);
		expect(cons_id).toBe(record?.consId);
		const isNew = record?.consId !== ADA;
		expect(message).toBe(isNew ? 'New user added.' : 'User updated.');
		if (entry.operation === 'upsert') expect(action).toBe(isNew ? 'created' : 'updated');
		// The answer does not tell which IDs were taken: nor does the node.
		expect(Object.keys(more).filter((name) => !KEYS.includes(name))).toStrictEqual([]);
	});
});

/** The record is written, then the answer is a refusal: "not applied" would be wrong. */
describe('a site that refuses after it has written the rest', () => {
	it.each(named(CASES))('%s', async (_, entry) => {
		const { item, changed } = await write(entry, { [entry.setting]: 'failAfterUpdate' });
		expect(changed).toHaveLength(1);
		expect(item).toMatchObject({ details: { code: '1', outcome: 'unknown' } });
	});
});

/** No document ties a code to this situation; code 1 is that of the vendor's samples. */
describe('the same with another code than 1', () => {
	const some = CASES.filter(({ name }) => /^(?:update|create).* security group$/.test(name));
	it.each(named(some))('%s', async (_, entry) => {
		const settings: SettingsPatch = { forbiddenGroup: 'failAfterUpdate' };
		const { item, changed } = await write(entry, { ...settings, codes: { forbiddenGroup: '14' } });
		expect(changed).toHaveLength(1);
		expect(item).toMatchObject({ details: { code: '14', outcome: 'unknown' } });
	});
});
