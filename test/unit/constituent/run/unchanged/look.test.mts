import { describe, expect, it } from 'vitest';

import type { Failure } from '../../../../../nodes/Convio/constituent/results/failure.ts';
import { RunEnd } from '../../../../../nodes/Convio/constituent/run/runEnd.ts';
import { ItemReads } from '../../../../../nodes/Convio/constituent/run/unchanged/itemReads.ts';
import { LookKnowledge } from '../../../../../nodes/Convio/constituent/run/unchanged/knowledge.ts';
import { lookAt } from '../../../../../nodes/Convio/constituent/run/unchanged/look.ts';
import { contextFor, POLICY } from '../../../sending/support/sending.mts';
import { FakeSite, json, refused } from '../../../sending/support/site.mts';
import type { Reaction } from '../../../sending/support/site.mts';
import { callOf } from '../../../transport/support/calls.mts';

const record = (content: object): Reaction => json({ getConsResponse: content });
const GROUPS = json({ getConsGroupsResponse: { group: [{ id: '5' }] } });
const BY_ID = { cons_id: '1', nickname: 'Ada' };
const BY_MEMBER = { member_id: 'M-1', nickname: 'Ada' };

/** A run that reads the records of its items, one after another, at a site that reacts so. */
function runAt(...reactions: Reaction[]) {
	const site = new FakeSite(() => refused('1')).then(...reactions);
	const context = contextFor(site);
	const knowledge = new LookKnowledge();
	/** What ends a run that stops at the first failure. */
	const failures: Failure[] = [];
	const onFailure = (failure: Failure) => failures.push(failure);
	const look = async (params: Record<string, string>, notCompared: readonly string[] = []) => {
		const lookFirst = { notCompared: new Set(notCompared) };
		const item = {
			kind: 'call',
			call: callOf('update', params),
			policy: POLICY,
			prepared: { params, limit: Infinity, items: () => [] },
			allowsIncomplete: false,
			lookFirst,
		} as const;
		const reads = new ItemReads({ context, end: new RunEnd(), onFailure }, item);
		return await context.clock.run(lookAt(reads, item, lookFirst, knowledge));
	};
	return { site, knowledge, failures, look };
}

/** What was asked for: the names of fields, `all` of them, or a list. */
function asked(site: FakeSite): unknown[] {
	return site.asked.map(({ method, fields }) =>
		method === 'getUser' ? (fields ?? 'all') : method,
	);
}

describe('a record that is not the one', () => {
	it.each([
		['16', 0],
		['8', 'several'],
		['15', 'several'],
	])('with code %s, leaves it to the site what becomes of the item', async (code, found) => {
		const { failures, look } = runAt(refused(code));
		expect(await look(BY_ID)).toEqual({ kind: 'no record', found });
		expect(failures).toEqual([]);
	});

	it('is none for an item without a key, and nothing is read', async () => {
		const { site, look } = runAt();
		expect(await look({ nickname: 'Ada' })).toEqual({ kind: 'no record', found: 0 });
		expect(site.asked).toEqual([]);
	});
});

describe('fields that may not be viewed', () => {
	it('are read with the whole record, for this item and for all after it', async () => {
		const whole = record({ cons_id: '1', nickname: 'Ada' });
		const { site, failures, look } = runAt(refused('18'), whole, whole);
		const answers = { record: { cons_id: '1', nickname: 'Ada' }, lists: {} };
		expect(await look(BY_ID)).toEqual({ kind: 'record', answers });
		expect(await look(BY_ID)).toEqual({ kind: 'record', answers });
		expect(asked(site)).toEqual(['cons_id,nickname', 'all', 'all']);
		expect(failures).toEqual([]);
	});

	it('prove nothing when none of the whole record may be viewed', async () => {
		const { failures, look } = runAt(refused('18'), refused('18'));
		const nothing = { kind: 'record', answers: { record: {}, lists: {} } };
		expect(await look(BY_ID)).toEqual(nothing);
		expect(failures).toEqual([]);
	});
});

describe('the whole record', () => {
	it('is read when the answer by name lacks the ID of a record found by another key', async () => {
		const whole = record({ cons_id: '7', nickname: 'Ada' });
		const { site, look } = runAt(record({ nickname: 'Ada' }), whole);
		expect(await look(BY_MEMBER)).toMatchObject({ answers: { record: { cons_id: '7' } } });
		expect(asked(site)).toEqual(['cons_id,nickname', 'all']);
	});

	it.each<[string, Record<string, string>, object, string[]]>([
		['all that was asked for is there', BY_MEMBER, { cons_id: '7', nickname: 'Ada' }, []],
		['the item has given the ID itself', BY_ID, { nickname: 'Ada' }, []],
		['what is missing is not compared', BY_ID, { cons_id: '1' }, ['nickname']],
	])('is not read when %s', async (_what, params, content, notCompared) => {
		const { site, look } = runAt(record(content));
		const expected = { kind: 'record', answers: { record: content, lists: {} } };
		expect(await look(params, notCompared)).toEqual(expected);
		expect(site.asked).toHaveLength(1);
	});

	it('that cannot be read fails no item, and ends no run', async () => {
		const { failures, knowledge, look } = runAt(record({ cons_id: '1' }), refused('1'));
		const answers = { record: { cons_id: '1' }, lists: {} };
		expect(await look({ cons_id: '1', custom_string1: 'x' })).toEqual({ kind: 'record', answers });
		expect(failures).toEqual([]);
		expect(knowledge.namesFields).toBe(true);
	});
});

describe('a list', () => {
	const joins = { ...BY_ID, add_group_ids: '5' };
	const found = record({ cons_id: '1', nickname: 'Ada' });

	it('that the account may read is compared', async () => {
		const { look } = runAt(found, GROUPS);
		const lists = { getUserGroups: { group: [{ id: '5' }] } };
		expect(await look(joins)).toMatchObject({ kind: 'record', answers: { lists } });
	});

	it.each(['3', '14'])('refused with code %s is not asked for again', async (code) => {
		const { site, failures, look } = runAt(found, refused(code), found);
		const withoutList = { kind: 'record', answers: { lists: {} } };
		expect(await look(joins)).toMatchObject(withoutList);
		expect(await look(joins)).toMatchObject(withoutList);
		expect(site.methods).toEqual(['getUser', 'getUserGroups', 'getUser']);
		expect(failures).toEqual([]);
	});

	it.each(['8', '15', '16'])(
		'refused with code %s for one constituent is asked for with the next',
		async (code) => {
			const { failures, look } = runAt(found, refused(code), found, GROUPS);
			expect(await look(joins)).toMatchObject({ kind: 'record', answers: { lists: {} } });
			const lists = { getUserGroups: { group: [{ id: '5' }] } };
			expect(await look(joins)).toMatchObject({ kind: 'record', answers: { lists } });
			expect(failures).toEqual([]);
		},
	);
});
