import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { SiteGate } from '../../../../nodes/Convio/sending/siteGate.ts';
import type { SenderParts } from '../../../../nodes/Convio/sending/requestWithRetry.ts';
import { Stop } from '../../../../nodes/Convio/sending/stop.ts';
import { RunSummary } from '../../../../nodes/Convio/constituent/results/summary.ts';
import { FakeClock } from './clock.mts';
import type { FakeSite } from './site.mts';

export const POLICY = { maxTries: 3, maxTotalMs: 10_000 };

/** What a run has at hand, with a clock that stands still and no jitter. */
export interface TestParts extends SenderParts {
	readonly clock: FakeClock;
	/** The failures that were told of, in order. */
	readonly failures: Failure[];
}

export function partsFor(site: FakeSite, more: Partial<SenderParts> = {}): TestParts {
	const clock = new FakeClock();
	const failures: Failure[] = [];
	return {
		connection: site.connection(),
		gate: new SiteGate(clock),
		stop: new Stop(),
		random: () => 0,
		tally: new RunSummary(),
		onFailure: (failure) => failures.push(failure),
		...more,
		clock,
		failures,
	};
}
