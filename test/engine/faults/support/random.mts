import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';

import { startSandbox } from '../../../../sandbox/index.mts';
import type { Fate } from './accounts.mts';
import type { Errand } from './errands.mts';
import { speedUp } from './fast-clock.mts';
import { expectPromisesKept } from './invariants.mts';
import { play } from './play.mts';
import { sendSafeOnesAgain } from './again.mts';
import { planOf } from './schedules.mts';

/** Runs for each operation; a soak sets more of them. */
const SOAK = process.env.FAULT_RUNS;
const RUNS = Number(SOAK ?? 300);
/** Repeats the runs of a failure that was reported with it. */
const SEED = process.env.FAULT_SEED === undefined ? undefined : Number(process.env.FAULT_SEED);

/** Plays random plans with each of the operations, on a site of its own for each. */
export function describeRandomRuns(errands: readonly Errand[]): void {
	const fates: Record<Fate, number> = { done: 0, 'not applied': 0, unknown: 0 };
	let calls = 0;
	speedUp();

	describe.concurrent(`${RUNS} random runs`, () => {
		it.each(errands)(
			'keep every promise: $name',
			async (errand) => {
				const settings = { population: 5, uniqueEmail: false };
				const sandbox = await startSandbox({ settings });
				try {
					await fc.assert(
						fc.asyncProperty(planOf(errand), async (drawn) => {
							const played = await play(sandbox, errand, drawn);
							for (const fate of await expectPromisesKept(played)) fates[fate] += 1;
							await sendSafeOnesAgain(played);
							calls += sandbox.calls.length;
						}),
						{ numRuns: RUNS, endOnFailure: true, ...(SEED === undefined ? {} : { seed: SEED }) },
					);
				} finally {
					await sandbox.close();
				}
			},
			RUNS * 2_000,
		);
	});

	afterAll(() => {
		if (SOAK !== undefined) console.info(`${calls} calls`, fates);
		// What was drawn has to have put the node to the test.
		for (const count of Object.values(fates)) expect(count).toBeGreaterThan(RUNS / 4);
	});
}
