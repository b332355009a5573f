import { CONTENDERS } from '../job.mts';
import type { Plan, SeriesName, Task } from '../plan.mts';
import type { Profile } from '../profiles.mts';
import type { Results } from '../run.mts';
import type { Row } from './rows.mts';
import { format, median } from './statistics.mts';

function table(head: readonly string[], body: ReadonlyArray<readonly string[]>): string {
	// The first column holds words, the others figures.
	const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
	return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The measures with their bounds. */
export function boundsTable(rows: readonly Row[]): string {
	return table(
		['Measure', 'Medians', 'Result', 'Bound', 'Met'],
		rows.map(({ measure, figures, value, bound, show }) => [
			measure,
			figures,
			`**${show(value)}**`,
			`≤ ${show(bound)}`,
			value <= bound ? 'yes' : '**no**',
		]),
	);
}

function spread(values: readonly number[]): string {
	if (values.length < 2) return '';
	return ` (${format(Math.min(...values), 2)}–${format(Math.max(...values), 2)})`;
}

function label({ contender, count, concurrency }: Task): string {
	const items = format(count, 0);
	// HTTP Request has no limit that could be set.
	const atOnce = contender.startsWith('http') ? '' : `, c = ${concurrency}`;
	return `${CONTENDERS[contender]}, ${items} items${atOnce}`;
}

/** Every series with every contender: medians, and the spread of the time. */
export function seriesTable(plan: Plan, results: Results): string {
	const body: string[][] = [];
	for (const series of Object.keys(plan) as SeriesName[]) {
		for (const [name, task] of Object.entries(plan[series].tasks)) {
			const runs = results[series][name] ?? [];
			const times = runs.map(({ wallMs }) => wallMs / 1000);
			const of = (figure: (run: (typeof runs)[number]) => number) => median(runs.map(figure));
			body.push([
				`${label(task)}${task.values === 'expressions' ? ', six expressions' : ''}`,
				String(runs.length),
				`${format(median(times), 2)} s${spread(times)}`,
				format(task.count / median(times), 0),
				`${format(
					of(({ cpuMs }) => cpuMs / task.count),
					2,
				)} ms`,
				`${format(
					of(({ residentGrowth }) => residentGrowth / 1e6),
					0,
				)} MB`,
				format(
					of(({ peakInFlight }) => peakInFlight),
					0,
				),
			]);
		}
	}
	const head = ['Run', 'Rounds', 'Wall', 'Items/s', 'CPU/item', 'Memory growth', 'In flight'];
	return table(head, body);
}

/** Where the time of the profiled runs goes, in milliseconds an item. */
export function profileTable(profiles: readonly Profile[]): string {
	const areas = [...new Set(profiles.flatMap(({ times }) => times.map(([area]) => area)))];
	return table(
		['Milliseconds an item', ...profiles.map(({ title }) => title)],
		areas.map((area) => [
			area,
			...profiles.map(({ times, count }) => {
				const ms = times.find(([name]) => name === area)?.[1] ?? 0;
				return format(ms / count, 3);
			}),
		]),
	);
}
