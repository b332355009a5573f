import type { Calm } from './calm.mts';
import type { BenchSite } from './site/site.mts';
import { startSite } from './site/site.mts';
import { measure } from './measure.mts';
import type { Ground, Observed } from './measure.mts';
import type { Plan, Series, SeriesName, Task } from './plan.mts';

/** The measurements of a series, by task, in the order of the rounds. */
export type Results = Readonly<Record<SeriesName, Readonly<Record<string, readonly Observed[]>>>>;

type Log = (line: string) => void;

function describe({ contender, count, concurrency }: Task, { wallMs, cpuMs }: Observed): string {
	const seconds = (wallMs / 1000).toFixed(2);
	const cpu = (cpuMs / count).toFixed(2);
	return `  ${contender}, ${count} items, ${concurrency} at once: ${seconds} s, ${cpu} ms CPU an item`;
}

async function runSeries(
	ground: Ground,
	site: BenchSite,
	series: Series,
	calm: Calm,
	log: Log,
): Promise<Record<string, Observed[]>> {
	const results: Record<string, Observed[]> = {};
	for (let round = 0; round < series.rounds; round += 1) {
		for (const [name, task] of Object.entries(series.tasks)) {
			if (round >= (task.rounds ?? series.rounds)) continue;
			const observed = await calm.measure(async () => await measure(ground, site, task));
			log(describe(task, observed));
			(results[name] ??= []).push(observed);
		}
	}
	return results;
}

/** Runs a piece of work against a site of its own. */
export async function withSite<T>(
	ground: Ground,
	settings: { tls: boolean; latencyMs: number; population: number },
	work: (site: BenchSite) => Promise<T>,
): Promise<T> {
	const site = await startSite(ground.node, settings);
	try {
		return await work(site);
	} finally {
		await site.stop();
	}
}

/** Runs all series of a plan, each against a fresh site. */
export async function runPlan(ground: Ground, plan: Plan, calm: Calm, log: Log): Promise<Results> {
	const results: Partial<Record<SeriesName, Record<string, Observed[]>>> = {};
	for (const name of Object.keys(plan) as SeriesName[]) {
		const series = plan[name];
		log(series.title);
		const population = Math.max(...Object.values(series.tasks).map(({ count }) => count));
		results[name] = await withSite(
			ground,
			{ ...series.site, population },
			async (site) => await runSeries(ground, site, series, calm, log),
		);
	}
	return results as Results;
}
