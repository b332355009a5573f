import { beforeEach, describe, expect, it } from 'vitest';

import { FakeClock } from '../../sending/support/clock.mts';
import type { Setting } from './support/context.mts';
import { CREATE, heldRun, outcomes, people, runAt, UPDATE } from './support/runs.mts';
import { FakeSite, json, refused, RESET, written } from '../../sending/support/site.mts';

let site: FakeSite;
let clock: FakeClock;

beforeEach(() => {
	site = new FakeSite(({ cons_id }) => written(cons_id));
	clock = new FakeClock();
});

const runs = async (setting: Setting) => await runAt(site, clock, setting);

describe('a run that goes on after failures', () => {
	const go = { parameters: UPDATE, continueOnFail: true };

	it('accounts for each item', async () => {
		site.then(written(), refused('16'), RESET, RESET, RESET);
		const { items, context } = await runs({
			...go,
			parameters: { ...UPDATE, options: { maxTries: 3 } },
			items: people(4),
			credential: { maxConcurrentRequests: 1 },
		});
		expect(outcomes(items)).toEqual(['done', 'not applied', 'unknown', 'done']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
		expect(context.hints).toMatchObject([
			{
				message:
					'2 saved, 1 not saved, 1 perhaps saved; failed: 1 with code 16, 1 without a response; 2 retries',
				type: 'warning',
			},
		]);
	});

	it('sends the others when one cannot be sent', async () => {
		const items = [{ id: '' }, ...people(2)];
		const { items: results } = await runs({ ...go, items });
		expect(outcomes(results)).toEqual(['not applied', 'done', 'done']);
		expect(results[0]?.json).toMatchObject({ details: { field: 'Constituent' } });
		expect(site.asked).toHaveLength(2);
	});

	it.each(['2', '3', '4', '6', '14'])(
		'ends at once with code %s, and says so on each item',
		async (code) => {
			site.then(written(), refused(code));
			const { items } = await runs({
				...go,
				items: people(5),
				credential: { maxConcurrentRequests: 1 },
			});
			expect(site.asked).toHaveLength(2);
			expect(outcomes(items)).toEqual(['done', ...Array(4).fill('not applied')]);
			for (const [index, { json: result }] of items.entries()) {
				if (index === 0) continue;
				expect(result.error).toBe(
					`Luminate Online refused the call: refused with ${code} (code ${code})`,
				);
				expect(result.details).toMatchObject({ code, identity: { cons_id: String(1001 + index) } });
			}
		},
	);

	it('lets those finish that are on their way then', async () => {
		site.then(written('1'), written('2'), refused('3'), RESET);
		const { running } = await heldRun(site, clock, {
			...go,
			items: people(7),
			credential: { maxConcurrentRequests: 3 },
		});
		site.letGo(3);
		const [items = []] = await clock.run(running);
		expect(site.asked).toHaveLength(4);
		expect(outcomes(items)).toEqual([
			...['done', 'done', 'not applied', 'unknown'],
			...['not applied', 'not applied', 'not applied'],
		]);
		expect(items[3]?.json.error).toContain('refused with 3');
	});

	it('tells what the answer to a write lacks, and that it may have been made', async () => {
		site.then(json({ updateConsResponse: { message: 'ok' } }));
		const { items } = await runs({ ...go, items: people(2) });
		expect(outcomes(items)).toEqual(['unknown', 'done']);
	});

	it('does not send a once-only write twice', async () => {
		site = new FakeSite(() => RESET);
		const { items } = await runs({ parameters: CREATE, continueOnFail: true, items: people(3) });
		expect(site.methods.filter((method) => method === 'create')).toHaveLength(3);
		expect(outcomes(items)).toEqual(['unknown', 'unknown', 'unknown']);
		expect(items[1]?.json).toMatchObject({
			details: {
				identity: { primary_email: 'p1@x.org' },
				lookup: expect.stringContaining('No complete response') as unknown,
				safeToRepeat: false,
			},
		});
	});

	it('says of each item what is wrong with the credential', async () => {
		const credential = { siteUrl: 'http://example.org' };
		const { items } = await runs({ ...go, items: people(2), credential });
		expect(outcomes(items)).toEqual(['not applied', 'not applied']);
		expect(items[1]?.json).toMatchObject({ details: { field: 'Site URL' } });
		expect(site.asked).toEqual([]);
	});
});
