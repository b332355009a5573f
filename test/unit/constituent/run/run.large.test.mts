import { describe, expect, it } from 'vitest';

import { FakeClock } from '../../sending/support/clock.mts';
import { FakeSite, json, PAGE, unavailable } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';
import { CREATE, outcomes, people, runAt } from './support/runs.mts';

const MINUTE = 60_000;
const ROWS = 10_000;
const go = { continueOnFail: true, credential: { maxConcurrentRequests: 10 } };

/** How a site is down: for good, whatever it is asked. */
const OUTAGES: ReadonlyArray<readonly [what: string, reaction: Reaction, longestMs: number]> = [
	['answers maintenance pages', { ...PAGE, takesMs: 50 }, 15 * MINUTE],
	['times out', { code: 'ETIMEDOUT', takesMs: MINUTE }, 30 * MINUTE],
	['answers 503', { ...unavailable(), takesMs: 50 }, 15 * MINUTE],
	['answers 503 with a pause', { ...unavailable('20'), takesMs: 50 }, 15 * MINUTE],
	['refuses the connection', { code: 'ECONNREFUSED' }, 15 * MINUTE],
];

describe('many rows of Create', () => {
	it.each(OUTAGES)(
		'at a site that %s from the beginning cost a few dozen requests',
		async (_what, reaction, longestMs) => {
			const clock = new FakeClock();
			const site = new FakeSite(() => reaction, clock);
			const begin = clock.now();
			const { items } = await runAt(site, clock, {
				...go,
				parameters: CREATE,
				items: people(ROWS),
			});
			account(site, items, ROWS, 0);
			expect(site.asked.length).toBeLessThanOrEqual(60);
			expect(clock.now() - begin).toBeLessThanOrEqual(longestMs);
		},
		120_000,
	);

	it.each(OUTAGES)(
		'at a site that %s after a while cost a few dozen requests more',
		async (_what, reaction, longestMs) => {
			const clock = new FakeClock();
			let went = 0;
			const site = new FakeSite(() => {
				went += 1;
				if (went > 500) return reaction;
				return { ...json({ createConsResponse: { cons_id: '1', message: '' } }), takesMs: 10 };
			}, clock);
			const begin = clock.now();
			const { items } = await runAt(site, clock, {
				...go,
				parameters: CREATE,
				items: people(2_000),
			});
			account(site, items, 2_000, 500);
			expect(site.asked.length - 500).toBeLessThanOrEqual(80);
			expect(clock.now() - begin).toBeLessThanOrEqual(longestMs);
		},
		120_000,
	);
});

/** Each row has one result, and none says "not applied" of a request that may have arrived. */
function account(
	site: FakeSite,
	items: Awaited<ReturnType<typeof runAt>>['items'],
	rows: number,
	done: number,
): void {
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
		Array.from({ length: rows }, (_, item) => ({ item })),
	);
	const fates = outcomes(items);
	expect(fates.filter((fate) => fate === 'done')).toHaveLength(done);
	const sent = new Set(site.asked.flatMap((asked) => asked.primary_email ?? []));
	fates.forEach((fate, index) => {
		if (!sent.has(`p${index}@x.org`)) expect(fate).toBe('not applied');
	});
	const rest = items[rows - 1];
	expect(rest?.json).toMatchObject({
		error: 'The site does not answer',
		details: {
			outcome: 'not applied',
			safeToRepeat: true,
			description: expect.stringMatching(/^This item was not sent\. .* when the site is back\.$/),
		},
	});
}
