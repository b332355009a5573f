import { describe, expect, it } from 'vitest';

import { httpServer } from '../../support/servers.mts';
import { useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { speedUp } from './support/fast-clock.mts';
import { expectNoSecrets } from './support/invariants.mts';
import { start, strangers } from './support/start.mts';

speedUp();
const running = useSandbox({ population: 10, uniqueEmail: false });

describe('a site out of reach', () => {
	it('is tried again, with everything, until it is back', async () => {
		for (const errand of ['create', 'update', 'log an interaction', 'get a record']) {
			const back = running().refuse(30);
			const result = await start(running(), {
				errand,
				people: strangers(4),
				options: { maxTries: 200, maxTotalTime: 1e9 },
			});
			await back;
			expect(fatesOf(result)).toEqual(Array(4).fill('done'));
			expect(result.hints[0]?.message).toMatch(/[1-9]\d* retr(?:y|ies)/);
		}
		const applied = running().calls.filter((call) => call.applied);
		expect(applied.filter(({ method }) => method === 'create')).toHaveLength(4);
		expect(applied.filter(({ method }) => method === 'logInteraction')).toHaveLength(4);
	});

	it('is given up in time, and nothing was applied', async () => {
		const back = running().refuse(200);
		const result = await start(running(), {
			errand: 'create',
			people: strangers(3),
			options: { maxTries: 1_000, maxTotalTime: 5_000 },
		});
		expect(fatesOf(result)).toEqual(Array(3).fill('not applied'));
		await back;
		expect(running().calls).toEqual([]);
	});
});

describe('the total time', () => {
	it('ends a try that would take longer', async () => {
		running().setFaults([{ kind: 'stallBefore', durationMs: 3_000, times: 'always' }]);
		const startedAt = performance.now();
		const result = await start(running(), {
			people: strangers(2),
			options: { timeout: 60_000, maxTotalTime: 300 },
		});
		expect(performance.now() - startedAt).toBeLessThan(2_000);
		expect(fatesOf(result)).toEqual(['unknown', 'unknown']);
	});
});

describe('a redirect to another origin', () => {
	it.each([301, 302, 303, 307, 308])('with status %d is not followed', async (status) => {
		const elsewhere = await httpServer((_request, response) => {
			response.end('{"updateConsResponse":{"cons_id":"1"}}');
		});
		const location = `http://127.0.0.1:${elsewhere.port}/login`;
		running().setFaults([{ kind: 'redirect', status, location, times: 'always' }]);
		const result = await start(running(), { people: strangers(2) });
		expect(elsewhere.accepted()).toBe(0);
		expect(running().calls).toHaveLength(2);
		expect(result.failed[0]?.json.error).toContain(`HTTP status ${status}`);
		expect(result.failed[0]?.json.details).toMatchObject({
			description: expect.stringContaining(location),
		});
		expectNoSecrets({ sandbox: running(), result });
	});
});

describe('what costs', () => {
	it('is done once: identical reads, decryption', async () => {
		const [person] = strangers(1);
		if (person === undefined) throw new Error('nobody');
		const people = Array.from({ length: 50 }, () => person);
		const parameters = { simplify: false };
		const result = await start(running(), { errand: 'get a record', people, parameters });
		expect(running().calls).toHaveLength(1);
		expect(result.decryptions).toBe(1);
		expect(result.success).toHaveLength(50);
		const first = result.success[0]?.json ?? {};
		Object.assign(first, { changed: true });
		expect(result.success[1]?.json).not.toHaveProperty('changed');
	});

	it('is shared also when it fails', async () => {
		running().setFaults([{ kind: 'resetBefore', times: 'always' }]);
		const [person] = strangers(1);
		if (person === undefined) throw new Error('nobody');
		const result = await start(running(), {
			errand: 'get a record',
			people: Array.from({ length: 20 }, () => person),
			options: { maxTries: 2 },
		});
		expect(running().calls).toHaveLength(2);
		expect(fatesOf(result)).toEqual(Array(20).fill('not applied'));
	});
});
