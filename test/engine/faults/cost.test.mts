import { describe, expect, it } from 'vitest';

import { useSandbox } from '../support/harness.mts';
import { costOf } from './support/cost.mts';
import type { Cost, Trial } from './support/cost.mts';
import { speedUp } from './support/fast-clock.mts';

speedUp();
const running = useSandbox({ population: 100, uniqueEmail: false });

/** Runs a trial, and prints what it cost where somebody asks for the figures. */
async function costs(trial: Trial): Promise<Cost> {
	const cost = await costOf(running(), trial);
	if (process.env.FAULT_COSTS !== undefined) console.info(trial.name, JSON.stringify(cost));
	return cost;
}

describe('1,000 rows of Create at a site that is down', () => {
	const down = (name: string, settings: Trial['settings']) =>
		({ name, errand: 'create', rows: 1_000, settings }) satisfies Trial;

	it.each([
		down('maintenance pages with status 200', { outage: 'maintenance200' }),
		down('maintenance pages with status 503', { outage: 'maintenance503' }),
		down('silence', { outage: 'silent' }),
	])('cost a few dozen requests: $name', async (trial) => {
		const { calls, unknown, ...wrong } = await costs(trial);
		expect(calls).toBeLessThanOrEqual(60);
		expect(unknown).toBeLessThanOrEqual(calls);
		expect(wrong).toEqual({ wronglyNotApplied: 0, doubles: 0 });
	});

	it('that redirects cost one', async () => {
		const { calls } = await costs(down('a redirect', { outage: 'redirect' }));
		expect(calls).toBe(1);
	});
});

describe('100 rows of Create or Update by Member ID behind a load balancer', () => {
	it.each([
		['answers 504 at once, a second before the site writes', { kind: 'lateStatus', delayMs: 1 }, 0],
		['cuts the line, a second before the site writes', { kind: 'lateReset', delayMs: 1 }, 0],
		['answers 504, an hour before the site writes', { kind: 'lateStatus', delayMs: 3_600 }, 100],
	] as const)('that %s are never there twice', async (name, fault, unknown) => {
		const trial = { name, errand: 'upsert by member ID', rows: 100, fault };
		const cost = await costs(trial);
		expect(cost).toMatchObject({ doubles: 0, wronglyNotApplied: 0 });
		// A busy machine may take the node's minute, here 60 ms, between two look-ups.
		expect(Math.abs(cost.unknown - unknown)).toBeLessThanOrEqual(10);
	});
});

describe('100 rows that are refused after a part of them was written', () => {
	it.each([
		['a group, code 19', { code: '19', after: 'record' }, 'create in a group'],
		['an interaction, code 28', { code: '28', after: 'groups' }, 'create in a group'],
		['a value in a list, code 22', { code: '22', after: 'record' }, 'update with a group'],
		['a permission, code 3', { code: '3', after: 'record' }, 'update with a group'],
	] as const)('are not called not applied: %s', async (name, refusal, errand) => {
		const fault = { kind: 'refusal', ...refusal } as const;
		const { wronglyNotApplied, doubles } = await costs({ name, errand, rows: 100, fault });
		expect({ wronglyNotApplied, doubles }).toEqual({ wronglyNotApplied: 0, doubles: 0 });
	});
});
