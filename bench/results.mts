import type { DecodeTimes } from './decode.mts';
import { reasonOf } from './failure.mts';
import type { Measurement } from './job.mts';
import type { Plan, SeriesName } from './plan.mts';
import type { Profile } from './profiles.mts';
import type { WholeContender, WholeRun } from './whole/measure.mts';

/** What became of a task: its measured runs, in order, and why it was given up, if it was. */
export interface TaskResult<T> {
	readonly runs: readonly T[];
	/** In one line. */
	readonly failure?: string;
}

/** The results of some tasks, by name. A task that has not run yet has none. */
export type TaskResults<T, Name extends string = string> = Partial<Record<Name, TaskResult<T>>>;

/** All that has been measured so far. */
export interface Results {
	readonly startedAt: Date;
	readonly plan: Plan;
	readonly series: Record<SeriesName, TaskResults<Measurement>>;
	readonly whole: TaskResults<WholeRun, WholeContender>;
	readonly decoding: TaskResults<DecodeTimes, 'decoding'>;
	readonly profiles: Profile[];
}

export function noResults(plan: Plan): Results {
	const series = {
		ten: {},
		fifty: {},
		many: {},
		six: {},
		single: {},
		growth: {},
		distance: {},
		sync: {},
	};
	return { startedAt: new Date(), plan, series, whole: {}, decoding: {}, profiles: [] };
}

/**
 * Runs a task once more and adds what it gives to its results. A task that fails does not end the
 * benchmark: its failure is noted, and the task does not run again.
 *
 * @param log gets the failure, for a person to read
 */
export async function runTask<T, Name extends string>(
	results: TaskResults<T, Name>,
	name: Name,
	task: () => Promise<T>,
	log: (line: string) => void,
): Promise<void> {
	const before: TaskResult<T> = results[name] ?? { runs: [] };
	if (before.failure !== undefined) return;
	try {
		results[name] = { runs: [...before.runs, await task()] };
	} catch (error) {
		const failure = reasonOf(error);
		results[name] = { ...before, failure };
		log(`  ${name} failed: ${failure}`);
	}
}
