import { describe, expect, it } from 'vitest';

import { FakeClock, settled } from '../../sending/support/clock.mts';
import { FakeSite, json, PAGE, refused, unavailable } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';
import { CREATE, heldRun, outcomes, people, runAt, UPDATE } from './support/runs.mts';

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

describe('what is wrong with the site, or the way to it', () => {
	const redirect: Reaction = { status: 302, headers: { location: 'https://x.example' }, body: '' };

	it.each<[string, Reaction, string]>([
		['a redirect', redirect, 'The site redirected the call'],
		['a certificate', { code: 'CERT_HAS_EXPIRED' }, 'The site could not be reached'],
	])('is found out by one call, without look-ups: %s', async (_what, reaction, text) => {
		const clock = new FakeClock();
		const site = new FakeSite(() => reaction);
		const { items } = await runAt(site, clock, { ...go, parameters: CREATE, items: people(30) });
		expect(site.asked).toHaveLength(1);
		for (const item of items) expect(item.json.error).toContain(text);
		expect(new Set(outcomes(items.slice(1)))).toEqual(new Set(['not applied']));
		expect(items[29]?.json.error).not.toContain('unknown');
	});

	it('lets those finish that are on their way, and looks none of them up', async () => {
		const clock = new FakeClock();
		const site = new FakeSite();
		site.then(json({ createConsResponse: { cons_id: '1' } }), redirect, { code: 'ECONNRESET' });
		const { running } = await heldRun(site, clock, {
			...go,
			parameters: CREATE,
			items: people(9),
			credential: { maxConcurrentRequests: 2 },
		});
		site.hold = false;
		site.letGo();
		await settled();
		site.letGo();
		const [items = []] = await clock.run(running);
		expect(site.methods).toEqual(['create', 'create', 'create']);
		expect(outcomes(items)).toEqual([
			...['done', 'unknown', 'unknown'],
			...Array.from({ length: 6 }, () => 'not applied'),
		]);
	});
});

describe('a refusal of the login', () => {
	it('is found out by one call, also by rows of one lane each', async () => {
		const clock = new FakeClock();
		const site = new FakeSite(() => refused('3'));
		const { items } = await runAt(site, clock, { ...go, parameters: UPDATE, items: people(30) });
		expect(site.asked).toHaveLength(1);
		expect(new Set(outcomes(items))).toEqual(new Set(['not applied']));
	});

	it('is found out by one call, also when the list of fields was refused before', async () => {
		const clock = new FakeClock();
		const site = new FakeSite(() => refused('3'));
		const parameters = { ...UPDATE, fieldsJson: { 'name.first': '=name' } };
		const { items } = await runAt(site, clock, { ...go, parameters, items: people(30) });
		expect(site.methods).toEqual(['listUserFields', 'update']);
		expect(new Set(outcomes(items))).toEqual(new Set(['not applied']));
	});

	it('by a look-up ends the run, too', async () => {
		const clock = new FakeClock();
		const site = new FakeSite(({ method }) =>
			method === 'getUser' ? refused('3') : { code: 'ECONNRESET' },
		);
		const { items } = await runAt(site, clock, { ...go, parameters: CREATE, items: people(30) });
		expect(site.methods.filter((method) => method === 'getUser').length).toBeLessThanOrEqual(10);
		expect(items[29]?.json).toMatchObject({
			error: 'Luminate Online refused the call: refused with 3 (code 3)',
			details: { outcome: 'not applied', method: 'create' },
		});
	});

	it('is none when a look-up finds nobody', async () => {
		const clock = new FakeClock();
		const site = new FakeSite(() => json({ createConsResponse: { cons_id: '1' } }));
		site.then({ code: 'ECONNRESET' }, refused('16'));
		const { items } = await runAt(site, clock, {
			parameters: CREATE,
			continueOnFail: true,
			items: people(3),
			credential: { maxConcurrentRequests: 1 },
		});
		expect(outcomes(items)).toEqual(['unknown', 'done', 'done']);
		expect(items[0]?.json).toMatchObject({ details: { lookup: { found: 0 } } });
	});
});
