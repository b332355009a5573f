import { describe, expect, it } from 'vitest';

import type { Fault } from '../../../sandbox/index.mts';
import { useSandbox } from '../support/harness.mts';
import { fatesOf } from './support/accounts.mts';
import { errandOf, peopleOf } from './support/errands.mts';
import { speedUp } from './support/fast-clock.mts';
import { KNOWN, meet, NEW } from './support/meet.mts';
import type { Met } from './support/meet.mts';
import { start } from './support/start.mts';

speedUp();
const running = useSandbox({ population: 5, uniqueEmail: false });
const UPSERT = errandOf('upsert by member ID');

/** How many records have the member ID of the new person, once the site has done all its work. */
async function records(): Promise<number> {
	await running().settled();
	return running().site.find('member_id', 'M-4').length;
}

function lookUps(): number {
	return running().calls.filter(({ method }) => method === 'getUser').length;
}

/** A load balancer that gives up first; a second on the node's clock is a millisecond here. */
const late = (delayMs: number, more: Partial<Fault> = {}) => ({
	fault: { kind: 'lateStatus', delayMs, ...more } as Fault,
});

/** How the item ended, how often it was sent, and what it says about sending it again. */
function said({ fate, sent, details }: Met): unknown[] {
	return [fate, sent, details.safeToRepeat, details.lookup];
}

describe('an upsert by member ID of somebody new behind a load balancer that gives up first', () => {
	it.each([502, 503, 504])('is looked up, and sent again once it is there: %d', async (status) => {
		const met = await meet(running(), late(5, { status }), UPSERT, 1, NEW);
		expect([met.fate, met.sent]).toEqual(['done', 2]);
		// Nobody knows whether the first try has created the record.
		expect(met.success).toMatchObject({ action: 'unknown' });
		expect(await records()).toBe(1);
		expect(lookUps()).toBeGreaterThanOrEqual(1);
	});

	it('that cuts the line instead, too', async () => {
		const met = await meet(running(), late(5, { kind: 'lateReset' }), UPSERT, 1, NEW);
		expect([met.fate, met.sent]).toEqual(['done', 2]);
		expect(await records()).toBe(1);
	});

	it('stays unknown, and is not sent again, when it is not there in a minute', async () => {
		const met = await meet(running(), late(3_000), UPSERT, 1, NEW);
		expect(said(met)).toEqual(['unknown', 1, false, { found: 0 }]);
		expect(lookUps()).toBeGreaterThan(1);
		expect(await records()).toBe(1);
	});

	it('is sent again each time that it is found, and never adds a second record', async () => {
		const met = await meet(running(), late(2), UPSERT, 3, NEW);
		expect(met.fate).toBe('unknown');
		expect([met.sent, met.details.safeToRepeat]).toEqual([3, true]);
		expect(met.details.lookup).toMatchObject({ found: 1 });
		expect(await records()).toBe(1);
	});

	it('keeps a later item with the same ID from being sent meanwhile', async () => {
		const fault: Fault = { kind: 'lateStatus', delayMs: 3_000 };
		running().setFaults([{ ...fault, match: { method: 'createOrUpdate', nth: [1] } }]);
		const [person] = peopleOf([NEW]);
		if (person === undefined) throw new Error('nobody');
		const how = { errand: UPSERT.name, people: [person, person, person], concurrency: 3 };
		const result = await start(running(), how);
		expect(fatesOf(result)).toEqual(['unknown', 'not applied', 'not applied']);
		expect(result.failed[1]?.json).toMatchObject({
			error: expect.stringContaining('whether an earlier item has created the constituent'),
			details: { safeToRepeat: true, description: expect.stringContaining("member ID 'M-4'") },
		});
		expect(await records()).toBe(1);
	});

	it('says so when several records have the ID by then', async () => {
		const { site } = running();
		const mishap = {
			fault: { kind: 'resetBefore' } as const,
			prepare: () => {
				const twins = [...site.constituents.values()].slice(0, 2);
				for (const twin of twins) site.setValue(twin, 'member_id', 'M-4');
			},
		};
		const met = await meet(running(), mishap, UPSERT, 1, NEW);
		expect(said(met)).toEqual(['unknown', 1, true, { found: 'several' }]);
	});

	it('says so when it cannot be looked up', async () => {
		const denied = { kind: 'refusal', code: '19', match: { method: 'getUser' } } as const;
		const mishap = { fault: { kind: 'resetAfter' } as const, others: [denied] };
		const met = await meet(running(), mishap, UPSERT, 1, NEW);
		expect(said(met)).toEqual(['unknown', 1, false, expect.stringContaining('(code 19)')]);
		expect(await records()).toBe(1);
	});
});

describe('a create of which nothing is heard', () => {
	it.each([
		['has found nobody', { kind: 'resetBefore' }, { found: 0 }],
		['has found one record', { kind: 'resetAfter' }, { found: 1, cons_id: expect.any(String) }],
		['has found nobody yet', { kind: 'lateStatus', delayMs: 500 }, { found: 0 }],
	] as const)('is looked up once, which %s', async (_what, fault, lookup) => {
		const met = await meet(running(), { fault }, errandOf('create'), 1, NEW);
		expect(said(met)).toEqual(['unknown', 1, false, lookup]);
		expect(lookUps()).toBe(1);
	});

	it.each(['update', 'log an interaction'])('%s: a look-up would prove nothing', async (name) => {
		await meet(running(), { fault: { kind: 'resetAfter' } }, errandOf(name), 3, KNOWN);
		expect(lookUps()).toBe(0);
	});
});

/** A refusal that comes before anything is written, and one that comes behind a part. */
const PLACES = ['nothing', 'record', 'groups'] as const;

describe.each(PLACES)('a refusal after %s was written', (after) => {
	it.each(['1', '19', '22', '26', '31'])(
		'leaves a write with lists in doubt, whichever it was: code %s',
		async (code) => {
			const fault = { kind: 'refusal', code, after } as const;
			const errand = errandOf('create in a group');
			const met = await meet(running(), { fault }, errand, 1, NEW);
			const found = after === 'nothing' ? { found: 0 } : { found: 1 };
			expect([met.fate, met.sent, met.details.safeToRepeat]).toEqual(['unknown', 1, false]);
			expect(met.details).toMatchObject({ code, lookup: found });
		},
	);

	it.each(['3', '14'])('and a login that works: code %s', async (code) => {
		const fault = { kind: 'refusal', code, after } as const;
		const met = await meet(running(), { fault }, errandOf('update with a group'), 1);
		expect([met.fate, met.sent, met.details.safeToRepeat]).toEqual(['unknown', 1, true]);
		expect(met.details.description).toContain('lacks the permission to change groups');
	});
});

describe('a refusal before anything is written', () => {
	it.each(['3', '14'])('that means the login, as another read tells: code %s', async (code) => {
		const fault = { kind: 'refusal', code } as const;
		const others = [{ ...fault, match: { method: 'listUserFields' }, times: 'always' }] as const;
		const errand = errandOf('update with a group');
		const met = await meet(running(), { fault, others }, errand, 1);
		expect([met.fate, met.sent, met.details.safeToRepeat]).toEqual(['not applied', 1, true]);
	});

	it.each(['3', '16', '22', '26', '31'])(
		'of a write without lists is none that was applied: code %s',
		async (code) => {
			const fault = { kind: 'refusal', code } as const;
			for (const name of ['create', 'update', 'upsert by member ID', 'log an interaction']) {
				// The site logs an interaction by itself for each record that it writes.
				const mayComeAfter = name === 'create' && ['26', '31'].includes(code);
				const met = await meet(running(), { fault }, errandOf(name), 1);
				const fate = mayComeAfter ? 'unknown' : 'not applied';
				expect([name, met.fate, met.sent]).toEqual([name, fate, 1]);
			}
		},
	);
});

describe('code 1, which says nothing', () => {
	it.each([
		['create', 'record'],
		['log an interaction', 'interaction'],
	] as const)('leaves in doubt what must not be done twice: %s', async (name, after) => {
		for (const place of ['nothing', after] as const) {
			const fault = { kind: 'refusal', code: '1', after: place } as const;
			const met = await meet(running(), { fault }, errandOf(name), 1, KNOWN);
			expect([met.fate, met.sent, met.details.safeToRepeat]).toEqual(['unknown', 1, false]);
		}
	});
});
