import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';

import { ROOT } from '../../support/root.mts';
import { runNode } from '../support/engine.mts';
import type { RunResult } from '../support/engine.mts';
import { useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { errandOf } from './support/errands.mts';
import { speedUp } from './support/fast-clock.mts';
import { inspectingProxy, refusingProxy, use } from './support/proxies.mts';
import { ownCalls, start, strangers } from './support/start.mts';

speedUp();
const running = useSandbox({ population: 40, uniqueEmail: false });
const SECRETS = { apiKey: 'key-1234567', loginName: 'api-user-77', loginPassword: 'pass-word-88' };
const ITEMS = 10;

let sites = 0;
/** A site that only a proxy could reach; one that no test has asked before. */
function siteHost(): string {
	sites += 1;
	return `site${sites}.luminate.example`;
}

/** Runs an errand for several people at a site that only a proxy could reach. */
async function runAt(host: string, errand: string): Promise<RunResult> {
	const { resource, operation, parameters } = errandOf(errand);
	return await runNode({
		parameters: { resource, operation, ...parameters, options: {} },
		credential: { ...SECRETS, siteUrl: `https://${host}/org`, maxConcurrentRequests: 4 },
		items: strangers(ITEMS),
		onError: 'continueErrorOutput',
	});
}

/** No item was applied, each may be sent again, and says this. */
function expectEnded(result: RunResult, message: RegExp, advice: RegExp): void {
	expect(fatesOf(result)).toEqual(Array(ITEMS).fill('not applied'));
	for (const { json } of result.failed) {
		expect(json.error).toMatch(message);
		expect(json.details).toMatchObject({
			safeToRepeat: true,
			description: expect.stringMatching(advice),
		});
		expect(json.details).not.toHaveProperty('lookup');
	}
}

describe('a proxy that refuses to connect', () => {
	it.each([
		['407', ['HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic']],
		['403', ['HTTP/1.1 403 Forbidden', 'X-Squid-Error: ERR_ACCESS_DENIED 0']],
	])('under %s ends the run with its first answer', async (status, head) => {
		for (const errand of ['log an interaction', 'create']) {
			const proxy = await refusingProxy(...head);
			use(proxy);
			const host = siteHost();
			const result = await runAt(host, errand);
			expect(proxy.asked).toEqual([`${host}:443`]);
			expectEnded(
				result,
				new RegExp(`a proxy refused the connection \\(HTTP status ${status}\\)`),
				/administrator of the proxy.*HTTPS_PROXY, NO_PROXY/,
			);
		}
	});

	it('under 403 without a name ends it when it refuses a harmless read, too', async () => {
		const proxy = await refusingProxy('HTTP/1.1 403 Forbidden', 'Content-Type: text/html');
		use(proxy);
		const host = siteHost();
		const result = await runAt(host, 'log an interaction');
		expect(proxy.asked).toEqual([`${host}:443`, `${host}:443`]);
		expectEnded(
			result,
			/\(?HTTP status 403\)?|not from the Luminate Online API/,
			/proxy or firewall|firewall or proxy/i,
		);
		const [, second] = result.failed;
		expect(second?.json.error).toBe('A proxy or firewall refuses every call (HTTP status 403)');
	});
});

describe('a page under 403 for some calls only', () => {
	it('ends nothing, and costs one harmless read a run', async () => {
		await start(running(), { errand: 'log an interaction', people: strangers(1) });
		running().reset();
		const match = { method: 'logInteraction', nth: [2, 4, 7] };
		running().setFaults([{ kind: 'status', status: 403, match }]);
		const how = { errand: 'log an interaction', people: strangers(ITEMS), concurrency: 1 };
		const result = await start(running(), how);
		expect(ownCalls(running(), 'log an interaction')).toHaveLength(ITEMS);
		const isRefused = (index: number) => [1, 3, 6].includes(index);
		expect(fatesOf(result)).toEqual(
			Array.from({ length: ITEMS }, (_, index) => (isRefused(index) ? 'unknown' : 'done')),
		);
		const reads = running().calls.filter(({ method }) => method === 'listUserFields');
		expect(reads).toHaveLength(1);
	});
});

const ANSWER = JSON.stringify({ getConsGroupsResponse: { group: { id: '1' } } });

/** Sends one read from a process of its own, with the built node's transport and n8n's request helper. */
async function readInNewProcess(host: string, env: Record<string, string>): Promise<unknown> {
	const script = `
		const { createRequire } = require('node:module');
		const { request } = require(${JSON.stringify(join(ROOT, 'dist/nodes/Convio/transport/client.js'))});
		const ofCore = createRequire(require.resolve('n8n-core'));
		require('reflect-metadata');
		const { OutboundHttp, configureGlobalAxiosDefaults } = ofCore('@n8n/backend-network');
		const { Container } = ofCore('@n8n/di');
		configureGlobalAxiosDefaults();
		const http = Container.get(OutboundHttp).requests();
		const connection = {
			siteBase: 'https://${host}/org/site',
			account: 'one',
			maxConcurrentRequests: 1,
			secrets: [],
			send: async (options) => await http.request(options),
		};
		const settings = { format: 'json', suppressResponseCodes: false, timeoutMs: 60000 };
		const call = { method: 'getUserGroups', params: { cons_id: '1' }, settings };
		request(connection, call).then((reply) => console.log(JSON.stringify(reply)));
	`;
	const run = promisify(execFile);
	const { stdout } = await run(process.execPath, ['-e', script], {
		cwd: ROOT,
		env: { ...process.env, ...env },
	});
	return JSON.parse(stdout) as unknown;
}

describe('a proxy that inspects secure connections', () => {
	it('ends the run with the first certificate that is not trusted, unread', async () => {
		const host = siteHost();
		const { proxy, read } = await inspectingProxy(host, ANSWER);
		use(proxy);
		const result = await runAt(host, 'log an interaction');
		expect(proxy.asked).toEqual([`${host}:443`]);
		expect(read()).toBe(0);
		expectEnded(
			result,
			/the secure connection was not trusted \(\w+\)/,
			/certificate authority \(NODE_EXTRA_CA_CERTS\)/,
		);
	});

	it('is passed once n8n knows its certificate authority, as the advice says', async () => {
		const host = siteHost();
		const { proxy, authority, read } = await inspectingProxy(host, ANSWER);
		const folder = await mkdtemp(join(tmpdir(), 'authority-'));
		onTestFinished(async () => await rm(folder, { recursive: true }));
		const file = join(folder, 'authority.pem');
		await writeFile(file, authority);
		const env = { HTTPS_PROXY: proxy.url, NO_PROXY: '', NODE_EXTRA_CA_CERTS: file };
		expect(await readInNewProcess(host, env)).toMatchObject({ kind: 'answered' });
		expect(read()).toBe(1);
	});
});
