import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import type { RunResult } from '../support/engine.mts';
import { useSandbox } from '../support/harness.mts';
import { start, strangers } from './support/start.mts';

// On the system clock: here it matters how fast the node is.
const running = useSandbox({ population: 30, uniqueEmail: false });
/** Far below what is waited for here, far above what the engine needs by itself. */
const AT_ONCE_MS = 1_000;

interface Cancelled {
	readonly result: RunResult;
	readonly tookMs: number;
	/** Calls that were sent before. */
	readonly sent: number;
}

/** Runs until the site has got so many calls, and a little longer, then cancels. */
async function cancelAfter(calls: number, concurrency = 3): Promise<Cancelled> {
	let cancel = () => {};
	const ending = start(running(), {
		people: strangers(12),
		concurrency,
		started: (run) => {
			cancel = () => run.cancel();
		},
	});
	await expect.poll(() => running().calls.length, { interval: 5, timeout: 5_000 }).toBe(calls);
	await delay(50);
	const sent = running().calls.length;
	const startedAt = performance.now();
	cancel();
	const result = await ending;
	return { result, tookMs: performance.now() - startedAt, sent };
}

/** The node has ended at once, and sends nothing afterwards. */
async function expectSilence({ tookMs, sent }: Cancelled): Promise<void> {
	expect(tookMs).toBeLessThan(AT_ONCE_MS);
	await delay(700);
	expect(running().calls).toHaveLength(sent);
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
		const cancelled = await cancelAfter(1, 1);
		expect(cancelled.sent).toBe(1);
		await expectSilence(cancelled);
	});

	it('ends the wait in the queue of the site, here for the pause that is left from before', async () => {
		await expectSilence(await cancelAfter(0));
	});
});
