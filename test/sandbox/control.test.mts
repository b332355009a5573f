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
