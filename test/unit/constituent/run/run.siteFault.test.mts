import { describe, expect, it } from 'vitest';

import { FakeClock, settled } from '../../sending/support/clock.mts';
import { FakeSite, json, refused } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';
import { CREATE, heldRun, outcomes, people, runAt, UPDATE } from './support/runs.mts';

const go = { continueOnFail: true, credential: { maxConcurrentRequests: 10 } };

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
