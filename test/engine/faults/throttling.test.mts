import { describe, expect, it } from 'vitest';

import type { LoggedCall } from '../../../sandbox/index.mts';
import { useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { speedUp } from './support/fast-clock.mts';
import { ownCalls, start, strangers } from './support/start.mts';

speedUp();
const running = useSandbox({ population: 40, uniqueEmail: false });
const OPTIONS = { maxTotalTime: 86_400_000 };
const nth = (...numbers: number[]) => ({ method: 'update', nth: numbers });

/** Milliseconds between the end of one call and the arrival of another. */
function between(one: LoggedCall | undefined, other: LoggedCall | undefined): number {
	return (other?.startedAt ?? NaN) - (one?.endedAt ?? NaN);
}

/** The calls that arrived while another one was in progress. */
function overlapping(calls: readonly LoggedCall[], with_: LoggedCall | undefined): LoggedCall[] {
	const { startedAt = NaN, endedAt = NaN } = with_ ?? {};
	return calls.filter((call) => call.startedAt > startedAt && call.startedAt < endedAt);
}

describe('a site that throttles', () => {
	it('gets no call in its pause, then one, then as many as before', async () => {
		running().site.settings.latencyMs = 40;
		const match = nth(9);
		running().setFaults([{ kind: 'status', status: 429, retryAfter: '200', match }]);
		const people = strangers(40);
		const result = await start(running(), { people, concurrency: 8, options: OPTIONS });
		expect(fatesOf(result)).toEqual(Array(40).fill('done'));
		const calls = ownCalls(running());
		expect(calls).toHaveLength(41);
		const throttled = calls[8];
		expect(throttled?.fault).toBe('status 429');
		// What the node had sent before it could read the answer arrives a moment after it.
		const later = calls.filter(({ startedAt }) => startedAt > (throttled?.endedAt ?? NaN) + 50);
		const [probe] = later;
		// 200 s on the node's clock, less what its timers may be early.
		expect(between(throttled, probe)).toBeGreaterThan(150);
		expect(probe?.inFlight).toBe(1);
		expect(overlapping(calls, probe)).toEqual([]);
		expect(Math.max(...later.map(({ inFlight }) => inFlight))).toBeGreaterThan(2);
		expect(result.hints.map(({ message }) => message)).toEqual([
			'40 saved; 1 retry; 1 pause asked for by the site',
		]);
	});

	it('is left alone for longer each time that the one call is throttled, too', async () => {
		running().setFaults([{ kind: 'status', status: 429, match: nth(1, 2, 3, 4, 5, 6, 7, 8) }]);
		// Calls that are throttled together are one pause, so they go one at a time here.
		const how = { people: strangers(3), concurrency: 1, options: OPTIONS };
		const result = await start(running(), how);
		expect(fatesOf(result)).toEqual(Array(3).fill('done'));
		const calls = ownCalls(running());
		expect(calls).toHaveLength(11);
		expect(calls.slice(0, 9).map(({ inFlight }) => inFlight)).toEqual(Array(9).fill(1));
		// Half a second, doubled with each pause, 30 s at most; a thousandth of it here.
		const pauses = calls.slice(1, 9).map((call, index) => between(calls[index], call));
		expect(pauses[5]).toBeGreaterThan(15);
		expect(pauses[6]).toBeGreaterThan(28);
		expect(pauses[7]).toBeGreaterThan(28);
	});

	it('does not use up the tries of an item', async () => {
		running().setFaults([{ kind: 'status', status: 429, match: nth(1, 2, 3) }]);
		const options = { ...OPTIONS, maxTries: 1 };
		const result = await start(running(), { people: strangers(1), options });
		expect(fatesOf(result)).toEqual(['done']);
		expect(ownCalls(running())).toHaveLength(4);
	});
});

describe('a pause that is longer than the items may wait', () => {
	it('is told of on each item, and none of them was sent', async () => {
		const match = { method: 'create', nth: [1] };
		running().setFaults([{ kind: 'status', status: 429, retryAfter: '1800', match }]);
		const result = await start(running(), {
			errand: 'create',
			people: strangers(5),
			concurrency: 1,
			options: { maxTotalTime: 60_000 },
		});
		expect(ownCalls(running(), 'create')).toHaveLength(1);
		expect(fatesOf(result)).toEqual(Array(5).fill('not applied'));
		const errors = result.failed.map(({ json }) => json.error);
		expect(errors[0]).toMatch(
			/^Luminate Online received too many requests \(HTTP status 429\) \[.*item 0\]$/,
		);
		for (const [index, error] of errors.entries()) {
			if (index === 0) continue;
			expect(error).toMatch(
				/^Luminate Online asked for a pause of \d+ s, more than 'Max Total Time' allows \[.*item \d\]$/,
			);
		}
		expect(result.failed[1]?.json.details).toMatchObject({
			outcome: 'not applied',
			safeToRepeat: true,
			method: 'create',
			identity: { primary_email: 'person1@faults.example' },
			description: expect.stringContaining('This item was not sent.'),
		});
	});
});
