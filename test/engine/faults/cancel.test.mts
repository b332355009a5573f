import { setTimeout as delay } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';

import type { Sandbox } from '../../../sandbox/index.mts';
import { useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { start, strangers } from './support/start.mts';

// On the system clock, and with so much time that no run here would end by itself before the test does.
const OPTIONS = { timeout: 86_400_000, maxTotalTime: 86_400_000, maxTries: 1_000 };
const SETTINGS = { population: 30, uniqueEmail: false };
const PEOPLE = 12;
const running = useSandbox(SETTINGS);
/** A site of its own: the pause that it asks for lasts as long as the process. */
const paused = useSandbox(SETTINGS);

// Without an answer before, the calls of an account go one at a time.
beforeEach(async () => {
	for (const site of [running(), paused()]) {
		await start(site, { people: strangers(1) });
		site.reset();
	}
});

/** Runs until the site has got so many calls, then cancels. Gives how many it had got by then. */
async function cancelAfter(calls: number, site = running(), concurrency = PEOPLE): Promise<number> {
	let cancel = () => {};
	const ending = start(site, {
		people: strangers(PEOPLE),
		concurrency,
		options: OPTIONS,
		started: (run) => {
			cancel = () => run.cancel();
		},
	});
	await expect.poll(() => site.calls.length, { interval: 5 }).toBeGreaterThanOrEqual(calls);
	const sent = site.calls.length;
	cancel();
	await ending;
	return sent;
}

/** The node sends nothing afterwards, for longer than it waits between two tries. */
async function expectSilence(site: Sandbox): Promise<void> {
	// What was on its way to the site may still arrive.
	await delay(300);
	const { length } = site.calls;
	await delay(1_000);
	expect(site.calls).toHaveLength(length);
}

describe('a cancelled execution', () => {
	it('ends requests that are on their way', async () => {
		running().setFaults([{ kind: 'stallBefore', times: 'always' }]);
		await cancelAfter(3, running(), 3);
		await expect.poll(() => running().calls.every(({ aborted }) => aborted)).toBe(true);
		await expectSilence(running());
		expect(running().calls).toHaveLength(3);
	});

	it('ends answers that are on their way', async () => {
		running().setFaults([{ kind: 'slowDrip', durationMs: 3_600_000, times: 'always' }]);
		await cancelAfter(3, running(), 3);
		await expectSilence(running());
		expect(running().calls).toHaveLength(3);
	});

	it('ends waits before another try', async () => {
		running().setFaults([{ kind: 'resetBefore', times: 'always' }]);
		await cancelAfter(PEOPLE);
		await expectSilence(running());
	});

	it('ends the wait for a pause of the site', async () => {
		running().setFaults([{ kind: 'status', status: 429, retryAfter: '3600', times: 'always' }]);
		await cancelAfter(1, running(), 1);
		await expectSilence(running());
		expect(running().calls).toHaveLength(1);
	});

	it('ends the wait in the queue of the site, from which nothing was sent', async () => {
		const site = paused();
		site.setFaults([{ kind: 'status', status: 429, retryAfter: '3600' }]);
		const refused = await start(site, { people: strangers(1), options: { maxTries: 1 } });
		expect(fatesOf(refused)).toEqual(['not applied']);
		// The site would take the calls now; only the pause holds them back.
		expect(await cancelAfter(1, site)).toBe(1);
		await expectSilence(site);
		expect(site.calls).toHaveLength(1);
	});
});
