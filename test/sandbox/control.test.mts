import { describe, expect, it } from 'vitest';
import { call, useSandbox } from './client.mts';

const running = useSandbox();

/** Calls a control endpoint. */
async function control(verb: string, path: string, body?: unknown): Promise<Response> {
	return fetch(`${running().url}/_sandbox${path}`, {
		method: verb,
		...(body === undefined
			? {}
			: { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
	});
}

describe('the control endpoints', () => {
	it('show state without credentials', async () => {
		const state = (await (await control('GET', '/state')).json()) as {
			counts: Record<string, number>;
			settings: Record<string, unknown>;
		};
		expect(state.counts).toMatchObject({ constituents: 1000, groups: 20, calls: 0 });
		expect(state.settings).toMatchObject({ uniqueEmail: true });
		expect(state.settings).not.toHaveProperty('loginPassword');
	});

	it('change settings, and refuse unknown or wrongly typed ones', async () => {
		const changes = { uniqueEmail: false, codes: { noLocator: '10' } };
		expect((await control('PATCH', '/settings', changes)).status).toBe(200);
		expect(running().site.settings).toMatchObject({
			uniqueEmail: false,
			codes: { noLocator: '10', severalOnRead: '8' },
		});
		const unknown = await control('PATCH', '/settings', { nonsense: 1 });
		expect(unknown.status).toBe(400);
		expect(await unknown.text()).toContain('nonsense');
		expect((await control('PATCH', '/settings', { latencyMs: 'x' })).status).toBe(400);
		expect((await control('PATCH', '/settings', { callerIp: '10.0.0.1' })).status).toBe(200);
	});

	it('reset with and without settings', async () => {
		await call(running(), 'create', { primary_email: 'new@example.org' });
		expect((await control('POST', '/reset', { uniqueEmail: false })).status).toBe(200);
		expect(running().site.constituents.size).toBe(1000);
		expect(running().site.settings.uniqueEmail).toBe(false);
		expect(running().calls).toHaveLength(0);
		expect((await control('POST', '/reset')).status).toBe(200);
		expect(running().site.settings.uniqueEmail).toBe(true);
	});

	it('list calls, all or behind a number, and forget them', async () => {
		await call(running(), 'getUser', { cons_id: '1000001' });
		await call(running(), 'getUser', { cons_id: '1000002' });
		const all = (await (await control('GET', '/calls')).json()) as { calls: { seq: number }[] };
		expect(all.calls).toHaveLength(2);
		const since = all.calls[0]?.seq;
		const later = await (await control('GET', `/calls?since=${since}`)).json();
		expect(later).toMatchObject({ calls: [{ params: { cons_id: '1000002' } }] });
		await control('DELETE', '/calls');
		expect(running().calls).toHaveLength(0);
	});

	it('search records, the last changed first, and list groups', async () => {
		await call(running(), 'update', { cons_id: '1000500', 'name.last': 'Quizzical' });
		const first = await (await control('GET', '/constituents')).json();
		expect(first).toMatchObject({ total: 1000 });
		expect((first as { constituents: { consId: string }[] }).constituents[0]?.consId).toBe(
			'1000500',
		);
		const found = await (await control('GET', '/constituents?search=quizzi')).json();
		expect(found).toMatchObject({ total: 1, constituents: [{ consId: '1000500' }] });
		const { groups } = (await (await control('GET', '/groups')).json()) as {
			groups: { id: string; members: number }[];
		};
		expect(groups).toHaveLength(20);
		expect(groups.find(({ id }) => id === '1')?.members).toBeGreaterThan(0);
	});

	it('count calls by method, log entries and edits', async () => {
		await call(running(), 'update', { cons_id: '1000001', nickname: 'Bo' });
		await call(running(), 'update', { cons_id: '1' });
		await call(running(), 'getUser', { cons_id: '1000001' });
		const params = { cons_id: '1000001', interaction_subject: 'Called' };
		await call(running(), 'logInteraction', params);
		const counts = {
			update: { calls: 2, applied: 1, refused: 1 },
			getUser: { calls: 1, applied: 0, refused: 0 },
			logInteraction: { calls: 1, applied: 1, refused: 0 },
		};
		expect(await (await control('GET', '/calls/counts')).json()).toEqual(counts);
		expect(running().callCounts()).toEqual(counts);
		expect(await (await control('GET', '/state')).json()).toMatchObject({
			counts: { interactions: 2, automaticInteractions: 1, edits: 1, pending: 0 },
		});
	});

	it('add groups, change their members, and rebuild them', async () => {
		const post = async (path: string, body?: unknown): Promise<unknown> =>
			(await control('POST', path, body ?? {})).json();
		expect(await post('/groups', { id: '5000', name: 'Large', members: 1200 })).toMatchObject({
			id: '5000',
			name: 'Large',
			members: 1200,
		});
		const remove = ['1000001', '1000002'];
		expect(await post('/groups/5000/members', { remove })).toMatchObject({ members: 1198 });
		expect(await post('/groups/5000/members', { add: ['1000001'] })).toMatchObject({
			members: 1199,
		});
		expect(await post('/groups/5000/rebuild/start', { keep: 5 })).toMatchObject({ members: 5 });
		expect(await post('/groups/5000/rebuild/finish')).toMatchObject({ members: 1199 });
		const members = ['1000007'];
		expect(await post('/groups/5000/rebuild/finish', { members })).toMatchObject({ members: 1 });
		expect((await control('POST', '/groups/4711/members', { add: [] })).status).toBe(400);
		expect((await control('POST', '/groups/5000/members', { add: ['1'] })).status).toBe(400);
		expect((await control('POST', '/groups')).status).toBe(200);
	});

	it('decide what the polls of a task see', async () => {
		const SYNC = { servlet: 'SRDataSyncAPI' };
		await call(running(), 'launchDataSync', { operation_id: '101' }, SYNC);
		const { tasks } = (await (await control('GET', '/tasks')).json()) as {
			tasks: { id: string; operationId: string }[];
		};
		expect(tasks).toMatchObject([
			{ operationId: '101', statuses: ['queued', 'running', 'success'] },
		]);
		const path = `/tasks/${tasks[0]?.id}`;
		expect((await control('PUT', path, { statuses: ['failure'] })).status).toBe(200);
		const params = { task_id: tasks[0]?.id ?? '' };
		const reply = await call(running(), 'getDataSyncStatus', params, SYNC);
		expect(reply.text).toContain('"failure"');
		expect((await control('PUT', '/tasks/1', { statuses: [] })).status).toBe(400);
	});

	it('hide both API keys', async () => {
		const state = await (await control('GET', '/state')).text();
		const { apiKey, secondaryApiKey } = running().site.settings;
		for (const secret of [apiKey, secondaryApiKey]) expect(state).not.toContain(secret);
	});

	it('are closed to pages of other origins', async () => {
		const reply = await fetch(`${running().url}/_sandbox/reset`, {
			method: 'POST',
			headers: { origin: 'https://elsewhere.example' },
		});
		expect(reply.status).toBe(403);
	});

	it('are not part of the call log', async () => {
		await control('GET', '/state');
		expect(running().calls).toHaveLength(0);
	});
});
