/** Refusals that come after a part of a write: the record, its lists, or its interaction. */
import { describe, expect, it } from 'vitest';
import type { Fault, Sandbox } from '../../sandbox/index.mts';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();

const CHANGE = { nickname: 'Bo', add_group_ids: '1010', interaction_subject: 'Changed' };

/** What the record that was last changed, if any since, holds of the change. */
function written({ site }: Sandbox, since: number): string[] {
	const changed = [...site.constituents.values()].filter(({ changedAt }) => changedAt > since);
	const [one, ...others] = changed;
	expect(others).toEqual([]);
	if (!one) return [];
	return [
		...(one.values.get('nickname') === 'Bo' ? ['record'] : []),
		...(one.groups.has('1010') ? ['groups'] : []),
		...(one.interactions.length > 0 ? ['interaction'] : []),
	];
}

const CALLS = [
	['create', { primary_email: 'new@example.org' }],
	['update', { cons_id: '1000001' }],
	['createOrUpdate', { member_id: 'NEW-1', primary_email: 'new@example.org' }],
	['createOrUpdate', { cons_id: '1000001' }],
] as const;

const PLACES = [
	['nothing', []],
	['record', ['record']],
	['groups', ['record', 'groups']],
	['interaction', ['record', 'groups', 'interaction']],
] as const;

describe.each(CALLS)('%s %o', (method, key) => {
	it.each(PLACES)('is refused after %s was written', async (after, parts) => {
		running().site.settings.refusal = { code: '14', after };
		running().changeMembers('1010', { remove: ['1000001'] });
		const before = running().site.revision;
		const reply = await call(running(), method, { ...key, ...CHANGE });
		expect(errorOf(reply)).toEqual({ status: 403, code: '14' });
		expect(written(running(), before)).toEqual(parts);
		expect(running().calls[0]).toMatchObject({ code: '14', applied: after !== 'nothing' });
	});
});

describe('a refusal', () => {
	const meet = async (fault: Fault, params: Record<string, string> = CHANGE) => {
		const { consId } = addRecord(running());
		running().setFaults([fault]);
		return call(running(), 'update', { cons_id: consId, ...params });
	};

	it('is met by one call, through the schedule of faults', async () => {
		const fault: Fault = { kind: 'refusal', code: '26', after: 'record' };
		const reply = await meet(fault);
		expect(errorOf(reply).code).toBe('26');
		const { code, fault: label, writes, applied, appliedAt } = running().calls[0] ?? {};
		expect({ code, label, applied }).toEqual({
			code: '26',
			label: 'refusal 26 after record',
			applied: true,
		});
		expect(writes?.map(({ part }) => part)).toEqual(['record']);
		expect(appliedAt).toBeGreaterThan(0);
		expect((await call(running(), 'update', { cons_id: '1000001' })).status).toBe(200);
	});

	it('after the lists is not met by a call without lists', async () => {
		const reply = await meet({ kind: 'refusal', after: 'groups' }, { nickname: 'Bo' });
		expect(reply.status).toBe(200);
	});

	it('before anything may be of any code, on any method, in both formats', async () => {
		for (const code of ['3', '200', '201', '202', '204']) {
			running().setFaults([{ kind: 'refusal', code, match: { method: 'getUser' } }]);
			const reply = await call(running(), 'getUser', { cons_id: '1000001' });
			expect(errorOf(reply)).toEqual({ status: 403, code });
		}
		running().setFaults([{ kind: 'refusal', code: '202' }]);
		const xml = await call(running(), 'getUser', { cons_id: '1', response_format: 'xml' });
		expect(xml.text).toContain('<code>202</code>');
	});

	it('may be for some methods only', async () => {
		const refusal = { code: '3', after: 'record' as const, methods: ['update'] };
		running().site.settings.refusal = refusal;
		const update = await call(running(), 'update', { cons_id: '1000001' });
		const upsert = await call(running(), 'createOrUpdate', { cons_id: '1000001' });
		expect([errorOf(update).code, upsert.status]).toEqual(['3', 200]);
	});

	it('may come after a written interaction, group or task', async () => {
		const after = 'interaction' as const;
		running().site.settings.refusal = { code: '28', after };
		const params = { cons_id: '1000001', interaction_subject: 'Called' };
		expect(errorOf(await call(running(), 'logInteraction', params)).code).toBe('28');
		const [logged] = running().site.constituents.get('1000001')?.interactions ?? [];
		expect(logged?.subject).toBe('Called');
		const change = { interaction_id: logged?.id ?? '', interaction_subject: 'Changed' };
		expect(errorOf(await call(running(), 'updateInteraction', change)).code).toBe('28');
		expect(logged?.subject).toBe('Changed');
		running().site.settings.refusal = { code: '1', after: 'record' };
		const groups = running().site.groups.size;
		const group = { group_name: 'Walkers' };
		await call(running(), 'createGroup', group, { servlet: 'SRGroupAPI' });
		expect(running().site.groups.size).toBe(groups + 1);
		await call(running(), 'launchDataSync', { operation_id: '101' }, { servlet: 'SRDataSyncAPI' });
		expect(running().site.tasks.size).toBe(1);
		expect(running().calls.every(({ code, applied }) => code !== undefined && applied)).toBe(true);
	});
});
