import { request } from 'node:https';
import { afterEach, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../../sandbox/index.mts';
import { call, common, errorOf, useSandbox } from './client.mts';

const running = useSandbox();
const READ = { cons_id: '1000001' };

describe('paths', () => {
	it('serves both kinds, or one of them', async () => {
		const org = { path: '/demo/site/SRConsAPI' };
		const custom = { path: '/site/SRConsAPI' };
		expect((await call(running(), 'getUser', READ, org)).status).toBe(200);
		expect((await call(running(), 'getUser', READ, custom)).status).toBe(200);
		running().site.settings.servedPaths = 'org';
		expect((await call(running(), 'getUser', READ, custom)).status).toBe(404);
		running().site.settings.servedPaths = 'custom';
		expect((await call(running(), 'getUser', READ, org)).status).toBe(404);
	});

	it('answers a page to a wrong organization, path or servlet', async () => {
		for (const path of [
			'/other/site/SRConsAPI',
			'/demo/site/CRConsAPI',
			'/demo/site/srconsapi',
			'/demo/SRConsAPI',
			'/demo/site/SRConsAPI/x',
			'/nothing',
		]) {
			const reply = await call(running(), 'getUser', READ, { path });
			expect(reply.status, path).toBe(404);
			expect(reply.type).toMatch(/^text\/html/);
			expect(reply.text).toMatch(/^<!DOCTYPE html>/);
		}
	});

	it('answers the page with status 200, or code 1, if the settings say so', async () => {
		const path = '/other/site/SRConsAPI';
		running().site.settings.wrongPath = 'html200';
		const page = await call(running(), 'getUser', READ, { path });
		expect(page.status).toBe(200);
		expect(page.type).toMatch(/^text\/html/);
		running().site.settings.wrongPath = 'code1';
		const reply = await call(running(), 'getUser', READ, { path });
		expect(errorOf(reply)).toEqual({ status: 403, code: '1' });
	});

	it('takes a ;jsessionid suffix', async () => {
		const path = '/demo/site/SRConsAPI;jsessionid=0A1B.app1';
		expect((await call(running(), 'getUser', READ, { path })).status).toBe(200);
	});
});

describe('the call log', () => {
	it('notes calls in order, without secrets', async () => {
		await call(running(), 'getUser', READ);
		await call(running(), 'update', { ...READ, 'name.first': 'Ann' });
		await call(running(), 'update', { cons_id: '1' });
		const { calls } = running();
		expect(calls.map(({ method }) => method)).toEqual(['getUser', 'update', 'update']);
		expect(calls.map(({ applied }) => applied)).toEqual([false, true, false]);
		expect(calls.map(({ httpStatus }) => httpStatus)).toEqual([200, 200, 403]);
		expect(calls.map(({ code }) => code)).toEqual([undefined, undefined, '16']);
		expect(calls[1]?.params).toEqual({
			v: '1.0',
			response_format: 'json',
			method: 'update',
			...READ,
			'name.first': 'Ann',
		});
		const { apiKey, loginName, loginPassword } = running().credentials;
		for (const secret of [apiKey, loginName, loginPassword]) {
			expect(JSON.stringify(calls)).not.toContain(secret);
		}
		expect(calls[0]?.contentType).toMatch(/^application\/x-www-form-urlencoded/);
		await expect.poll(() => calls.every(({ endedAt }) => endedAt !== undefined)).toBe(true);
		for (const one of calls) expect(one.endedAt).toBeGreaterThanOrEqual(one.startedAt);
	});

	it('notes where a secret was seen', async () => {
		await call(running(), 'getUser', READ);
		await call(running(), 'getUser', READ, { place: 'query' });
		const { loginName, loginPassword } = running().credentials;
		const body = new URLSearchParams({ ...common(running()), method: 'getUser', ...READ });
		body.set('source', `by ${loginPassword}`);
		const basic = Buffer.from(`${loginName}:${loginPassword}`).toString('base64');
		await fetch(`${running().url}/${loginName}/site/SRConsAPI`, {
			method: 'POST',
			body,
			headers: { authorization: `Basic ${basic}`, 'x-key': running().credentials.apiKey },
		});
		const names = ['api_key', 'login_name', 'login_password'];
		const seen = running().calls.map(({ secretsIn }) => secretsIn);
		expect(seen[0]).toEqual({ body: names, query: [], headers: [] });
		expect(seen[1]).toEqual({ body: [], query: names, headers: [] });
		expect(seen[2]).toEqual({
			body: [...names, 'source'],
			query: ['(path)'],
			headers: ['authorization', 'x-key'],
		});
		expect(running().calls[2]?.params['source']).toBe('(secret)');
	});

	it('counts the calls in flight', async () => {
		running().site.settings.latencyByMethod = { getUser: 5_000 };
		const stop = new AbortController();
		const { signal } = stop;
		const calls = Array.from({ length: 5 }, () => call(running(), 'getUser', READ, { signal }));
		await expect.poll(() => running().calls.length).toBe(5);
		expect(running().peakInFlight()).toBe(5);
		expect(running().calls.map(({ inFlight }) => inFlight)).toEqual([1, 2, 3, 4, 5]);
		stop.abort();
		await Promise.allSettled(calls);
		running().reset();
		expect(running().calls).toHaveLength(0);
	});

	it('notes when the caller gives up', async () => {
		running().site.settings.latencyMs = 60_000;
		const stop = new AbortController();
		const params = { ...READ, 'name.first': 'Late' };
		const late = call(running(), 'update', params, { signal: stop.signal });
		await expect.poll(() => running().calls[0]?.applied).toBe(true);
		stop.abort();
		await expect(late).rejects.toThrow();
		await expect.poll(() => running().calls[0]?.aborted).toBe(true);
		expect(running().calls[0]).toMatchObject({ applied: true, httpStatus: 0 });
	});
});

describe('the server', () => {
	let second: Sandbox | undefined;
	afterEach(async () => {
		await second?.close();
		second = undefined;
	});

	it('serves TLS with a certificate that can be trusted', async () => {
		second = await startSandbox({ tls: true });
		expect(second.url).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
		const { siteUrl, certificate } = second;
		const form = new URLSearchParams({ ...common(second), method: 'getUser', ...READ });
		const status = await new Promise((resolve, reject) => {
			const options = { method: 'POST', ...(certificate ? { ca: certificate } : {}) };
			const outgoing = request(`${siteUrl}/SRConsAPI?${form}`, options, (incoming) => {
				incoming.resume();
				resolve(incoming.statusCode);
			});
			outgoing.once('error', reject).end();
		});
		expect(status).toBe(200);
	});

	it('generates the same data from the same seed, and other data from another', async () => {
		const names = (sandbox: Sandbox): string[] =>
			[...sandbox.site.constituents.values()].map(({ values }) => values.get('name.last') ?? '');
		second = await startSandbox({ seed: 1 });
		expect(names(second)).toEqual(names(running()));
		await second.close();
		second = await startSandbox({ seed: 2 });
		expect(names(second)).not.toEqual(names(running()));
	});

	it('ends open connections when it is closed', async () => {
		second = await startSandbox({ settings: { latencyMs: 5000 } });
		const pending = call(second, 'getUser', READ);
		const failed = expect(pending).rejects.toThrow();
		await expect.poll(() => second?.calls.length).toBe(1);
		await second.close();
		await failed;
	});
});
