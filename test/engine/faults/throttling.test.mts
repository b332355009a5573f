import { describe, expect, it } from 'vitest';

import { useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { speedUp } from './support/fast-clock.mts';
import { start, strangers } from './support/start.mts';

speedUp();
const running = useSandbox({ population: 40, uniqueEmail: false });

describe('a site that throttles', () => {
	it('gets fewer calls at once the more often it does, then more again, and in the end all', async () => {
		running().site.settings.latencyMs = 80;
		// One of the first eight, one of the next eight, one of the next four.
		running().setFaults([{ kind: 'status', status: 429, match: { nth: [1, 9, 17] } }]);
		const result = await start(running(), {
			people: strangers(40),
			concurrency: 8,
			options: { maxTotalTime: 1e9 },
		});
		expect(fatesOf(result)).toEqual(Array(40).fill('done'));
		const most = (first: number, last: number) =>
			Math.max(
				...running()
					.calls.slice(first - 1, last)
					.map(({ inFlight }) => inFlight),
			);
		expect(most(1, 8)).toBe(8);
		expect(most(9, 16)).toBe(8);
		expect(most(17, 20)).toBeLessThanOrEqual(4);
		expect(most(21, 22)).toBeLessThanOrEqual(2);
		expect(most(23, 43)).toBeGreaterThanOrEqual(4);
		expect(most(23, 43)).toBeLessThanOrEqual(8);
		expect(result.hints.map(({ message }) => message)).toEqual([
			'40 items: 43 requests sent; 3 retries; 3 pauses asked for by the site; none failed',
		]);
	});
});

describe('a pause that is longer than the items may wait', () => {
	it('is told of on each item, and none of them was sent', async () => {
		const throttled = { kind: 'status', status: 429, retryAfter: '1800' } as const;
		running().setFaults([{ ...throttled, match: { nth: [1] } }]);
		const result = await start(running(), {
			errand: 'create',
			people: strangers(5),
			concurrency: 1,
			options: { maxTotalTime: 60_000 },
		});
		expect(running().calls).toHaveLength(1);
		expect(fatesOf(result)).toEqual(Array(5).fill('not applied'));
		const errors = result.failed.map(({ json }) => json.error);
		expect(errors[0]).toBe('Luminate Online received too many requests (HTTP status 429) [item 0]');
		for (const [index, error] of errors.entries()) {
			if (index === 0) continue;
			expect(error).toMatch(/^Luminate Online asked n8n to wait for another \d+ s \[item \d\]$/);
		}
		expect(result.failed[1]?.json.details).toMatchObject({
			outcome: 'not applied',
			method: 'create',
			identity: { primary_email: 'person1@faults.example' },
			description: expect.stringContaining('so it was not sent'),
		});
	});
});
