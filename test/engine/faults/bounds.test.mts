import { describe, expect, it } from 'vitest';

import { httpServer } from '../../support/servers.mts';
import { useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { speedUp, waitCount } from './support/fast-clock.mts';
import { expectNoSecrets } from './support/invariants.mts';
import { ownCalls, start, strangers } from './support/start.mts';

speedUp();
const running = useSandbox({ population: 10, uniqueEmail: false });

/** More than the tries of these tests, so that the site is not taken for dead. */
const MANY_AT_ONCE = 50;
const LONG_MS = 60_000;

describe('a site out of reach', () => {
	it.each(['create', 'update', 'log an interaction', 'get a record'])(
		'is tried again until it is back: %s',
		async (errand) => {
			const stop = new AbortController();
			const back = running().refuse(LONG_MS, stop.signal);
			const before = waitCount();
			const ending = start(running(), {
				errand,
				people: strangers(4),
				concurrency: MANY_AT_ONCE,
				options: { maxTries: 200, maxTotalTime: 86_400_000 },
			});
			await expect.poll(() => waitCount() - before, { interval: 1 }).toBeGreaterThan(3);
			stop.abort();
			await back;
			const result = await ending;
			expect(fatesOf(result)).toEqual(Array(4).fill('done'));
			expect(result.hints[0]?.message).toMatch(/[1-9]\d* retr(?:y|ies)/);
			expect(ownCalls(running(), errand)).toHaveLength(4);
		},
	);

	it('is given up in time, and nothing was applied', async () => {
		const stop = new AbortController();
		const back = running().refuse(LONG_MS, stop.signal);
		const result = await start(running(), {
			errand: 'create',
			people: strangers(3),
			concurrency: MANY_AT_ONCE,
			options: { maxTries: 1_000, timeout: 5_000, maxTotalTime: 60_000 },
		});
		stop.abort();
		expect(fatesOf(result)).toEqual(Array(3).fill('not applied'));
		await back;
		expect(running().calls).toEqual([]);
	});
});

describe('the total time', () => {
	const options = { timeout: LONG_MS, maxTotalTime: 300 };

	it('ends a try that would take longer, and a hint says that nothing is tried twice', async () => {
		running().setFaults([{ kind: 'stallBefore', match: { method: 'update' }, times: 'always' }]);
		const startedAt = performance.now();
		const result = await start(running(), { people: strangers(2), options });
		expect(performance.now() - startedAt).toBeLessThan(LONG_MS);
		expect(fatesOf(result)).toEqual(['unknown', 'unknown']);
		expect(ownCalls(running())).toHaveLength(2);
		expect(result.hints.map(({ message }) => message)).toContainEqual(
			expect.stringMatching(/^'Max Total Time' is not longer than 'Timeout', so nothing is tried/),
		);
	});

	it.each([
		{ timeout: 300, maxTotalTime: 301 },
		{ ...options, maxTries: 1 },
	])('gives no such hint where nothing is lost: %o', async (harmless) => {
		const result = await start(running(), { people: strangers(2), options: harmless });
		const texts = result.hints.map(({ message }) => message).join();
		expect(texts).not.toContain('Max Total Time');
	});
});

describe('a redirect to another origin', () => {
	it.each([301, 302, 303, 307, 308])('with status %d is not followed', async (status) => {
		const elsewhere = await httpServer((_request, response) => {
			response.end('{"updateConsResponse":{"cons_id":"1"}}');
		});
		const location = `http://127.0.0.1:${elsewhere.port}/login`;
		running().setFaults([{ kind: 'redirect', status, location, times: 'always' }]);
		const result = await start(running(), { people: strangers(5), concurrency: 1 });
		expect(elsewhere.accepted()).toBe(0);
		expect(running().calls).toHaveLength(1);
		expect(fatesOf(result)).toEqual(['unknown', ...Array(4).fill('not applied')]);
		expect(result.failed[0]?.json.error).toContain(`HTTP status ${status}`);
		expect(result.failed[0]?.json.details).toMatchObject({
			description: expect.stringContaining(location),
		});
		expectNoSecrets({ sandbox: running(), result });
	});
});

describe('the credential', () => {
	it('is decrypted once, however many items there are', async () => {
		const result = await start(running(), { errand: 'get a record', people: strangers(10) });
		expect(fatesOf(result)).toEqual(Array(10).fill('done'));
		expect(result.decryptions).toBe(1);
	});
});
