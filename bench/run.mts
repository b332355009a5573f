import type { Calm } from './calm.mts';
import { reasonOf } from './failure.mts';
import { CONTENDERS } from './job.mts';
import type { Measurement } from './job.mts';
import { measure } from './measure.mts';
import type { Ground } from './measure.mts';
import type { Plan, Series, SeriesName, Task } from './plan.mts';
import { runTask } from './results.mts';
import type { TaskResults } from './results.mts';
import type { BenchSite, SiteSettings } from './site/site.mts';
import { startSite } from './site/site.mts';

type Log = (line: string) => void;

/** What each part of the benchmark works with. */
export interface Bench {
	readonly ground: Ground;
	readonly calm: Calm;
	readonly log: Log;
	/** To be called whenever there is a new result, so that it is not lost. */
	readonly keep: () => Promise<void>;
}

function describe({ contender, count, concurrency }: Task, { wallMs, cpuMs }: Measurement): string {
	const seconds = (wallMs / 1000).toFixed(2);
	const cpu = (cpuMs / count).toFixed(2);
	return `  ${CONTENDERS[contender]}, ${count} items, ${concurrency} at once: ${seconds} s, ${cpu} ms CPU an item`;
}

/** Runs a piece of work against a site of its own. */
export async function withSite<T>(
	ground: Ground,
	settings: SiteSettings,
	work: (site: BenchSite) => Promise<T>,
): Promise<T> {
	const site = await startSite(ground.node, settings);
	try {
		return await work(site);
	} finally {
		await site.stop();
	}
}

async function runRounds(
	{ ground, calm, log, keep }: Bench,
	site: BenchSite,
	{ rounds, tasks }: Series,
	results: TaskResults<Measurement>,
): Promise<void> {
	for (let round = 0; round < rounds; round += 1) {
		for (const [name, task] of Object.entries(tasks)) {
			if (round >= (task.rounds ?? rounds)) continue;
			const run = async () => {
				const measured = await calm.measure(async () => await measure(ground, site, task));
				log(describe(task, measured));
				return measured;
			};
			await runTask(results, name, run, log);
			await keep();
		}
	}
}

/** Runs one series of a plan against a fresh site. */
export async function runSeries(
	bench: Bench,
	plan: Plan,
	name: SeriesName,
	results: TaskResults<Measurement>,
): Promise<void> {
	const series = plan[name];
	bench.log(series.title);
	const population = Math.max(...Object.values(series.tasks).map(({ count }) => count));
	try {
		await withSite(
			bench.ground,
			{ ...series.site, population },
			async (site) => await runRounds(bench, site, series, results),
		);
	} catch (error) {
		// The site did not start or stop, so the tasks that have no result will not get one.
		const failure = reasonOf(error);
		for (const task of Object.keys(series.tasks)) results[task] ??= { runs: [], failure };
	}
}
