import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import type { Sandbox } from '../../../sandbox/index.mts';
import { useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { start, strangers } from './support/start.mts';

// On the system clock: here it matters how fast the node is.
const SETTINGS = { population: 30, uniqueEmail: false };
const running = useSandbox(SETTINGS);
/** A site of its own: the pause that it asks for lasts as long as the process. */
const paused = useSandbox(SETTINGS);
/** Far below what is waited for here, far above what the engine needs by itself. */
const AT_ONCE_MS = 1_000;

interface Cancelled {
	readonly site: Sandbox;
	readonly tookMs: number;
	/** Calls that were sent before. */
	readonly sent: number;
}

interface How {
	readonly site?: Sandbox;
	readonly concurrency?: number;
	/** How long the run goes on once the site has got its calls. */
	readonly longer?: number;
}

/** Runs until the site has got so many calls, and a little longer, then cancels. */
async function cancelAfter(
	calls: number,
	{ site = running(), concurrency = 3, longer = 50 }: How = {},
): Promise<Cancelled> {
	let cancel = () => {};
	const ending = start(site, {
		people: strangers(12),
		concurrency,
		started: (run) => {
			cancel = () => run.cancel();
		},
	});
	await expect.poll(() => site.calls.length, { interval: 5, timeout: 5_000 }).toBe(calls);
	await delay(longer);
	const sent = site.calls.length;
	const startedAt = performance.now();
	cancel();
	await ending;
	return { site, tookMs: performance.now() - startedAt, sent };
}

/** The node has ended at once, and sends nothing afterwards. */
async function expectSilence({ site, tookMs, sent }: Cancelled): Promise<void> {
	expect(tookMs).toBeLessThan(AT_ONCE_MS);
	await delay(700);
	expect(site.calls).toHaveLength(sent);
}

describe('a cancelled execution', () => {
	it('ends requests that are on their way', async () => {
		running().site.settings.latencyMs = 5_000;
		const cancelled = await cancelAfter(3);
		expect(cancelled.sent).toBe(3);
		await expect.poll(() => running().calls.every(({ aborted }) => aborted)).toBe(true);
		await expectSilence(cancelled);
	});

	it('ends answers that are on their way', async () => {
		running().setFaults([{ kind: 'slowDrip', durationMs: 5_000, times: 'always' }]);
		const cancelled = await cancelAfter(3);
		expect(cancelled.sent).toBe(3);
		await expectSilence(cancelled);
	});

	it('ends waits before another try', async () => {
		running().setFaults([{ kind: 'resetBefore', times: 'always' }]);
		await expectSilence(await cancelAfter(3));
	});

	it('ends the wait for a pause of the site', async () => {
		running().setFaults([{ kind: 'status', status: 429, retryAfter: '60', times: 'always' }]);
		const cancelled = await cancelAfter(1, { concurrency: 1 });
		expect(cancelled.sent).toBe(1);
		await expectSilence(cancelled);
	});

	it('ends the wait in the queue of the site, from which nothing was sent', async () => {
		const site = paused();
		site.setFaults([{ kind: 'status', status: 429, retryAfter: '60' }]);
		const refused = await start(site, { people: strangers(1), options: { maxTries: 1 } });
		expect(fatesOf(refused)).toEqual(['not applied']);
		expect(site.calls).toHaveLength(1);
		// The site would take the calls now; only the pause holds them back.
		const cancelled = await cancelAfter(1, { site, longer: 300 });
		expect(cancelled.sent).toBe(1);
		await expectSilence(cancelled);
	});
});
