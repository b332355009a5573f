import { describe, expect, it } from 'vitest';

import { useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { speedUp } from './support/fast-clock.mts';
import { mostAtOnce } from './support/in-flight.mts';
import { ownCalls, start, strangers } from './support/start.mts';

speedUp();
const running = useSandbox({ population: 40, uniqueEmail: false });

describe('executions at the same time', () => {
	it('keep to one limit, like a campaign that calls 200 webhooks in a second', async () => {
		running().site.settings.latencyMs = 3;
		const results = await Promise.all(
			Array.from({ length: 200 }, async () => await start(running(), { people: strangers(1) })),
		);
		expect(results.map(fatesOf)).toEqual(Array(200).fill(['done']));
		expect(ownCalls(running())).toHaveLength(200);
		expect(running().peakInFlight()).toBeLessThanOrEqual(3);
		expect(running().peakInFlight()).toBeGreaterThan(1);
	});

	it('keep to it with several items each, and while the site fails', async () => {
		running().setFaults([
			{ kind: 'resetBefore', match: { nth: [3, 9, 20, 21, 22] } },
			{ kind: 'status', status: 429, match: { nth: [12, 30] } },
			{ kind: 'status', status: 503, match: { nth: [15, 16, 17] } },
		]);
		const results = await Promise.all(
			Array.from(
				{ length: 10 },
				async () =>
					await start(running(), { people: strangers(8), options: { maxTotalTime: 86_400_000 } }),
			),
		);
		expect(results.flatMap(fatesOf)).toEqual(Array(80).fill('done'));
		expect(running().peakInFlight()).toBeLessThanOrEqual(3);
		expect(mostAtOnce(running().calls)).toBeLessThanOrEqual(3);
	});

	it('keep each to its own credential’s limit', async () => {
		running().site.settings.latencyMs = 3;
		await Promise.all(
			[1, 6, 2].map(
				async (concurrency) => await start(running(), { people: strangers(10), concurrency }),
			),
		);
		expect(running().peakInFlight()).toBeLessThanOrEqual(6);
	});

	it('all leave the site alone when it has asked one of them', async () => {
		const match = { method: 'update', nth: [1] };
		running().setFaults([{ kind: 'status', status: 429, retryAfter: '300', match }]);
		const people = strangers(4);
		const options = { maxTotalTime: 86_400_000 };
		const first = start(running(), { people, concurrency: 1, options });
		await expect.poll(() => ownCalls(running())[0]?.endedAt, { interval: 1 }).toBeDefined();
		const others = [1, 2, 3].map(async () => await start(running(), { people, options }));
		const results = await Promise.all([first, ...others]);
		expect(results.flatMap(fatesOf)).toEqual(Array(16).fill('done'));
		const [asked, next] = running().calls.slice(-17);
		expect(asked?.fault).toBe('status 429');
		// 300 s on the node's clock, less what its timers may be early.
		expect((next?.startedAt ?? 0) - (asked?.endedAt ?? Infinity)).toBeGreaterThan(250);
	});
});
