import { CONTENDERS } from '../job.mts';
import { SERIES } from '../plan.mts';
import type { Task } from '../plan.mts';
import type { Profile } from '../profiles.mts';
import type { Results, TaskResult } from '../results.mts';
import type { Row } from './rows.mts';
import { format, median } from './statistics.mts';

function table(head: readonly string[], body: ReadonlyArray<readonly string[]>): string {
	// The first column contains words, the others contain figures.
	const rule = head.map((_, column) => (column === 0 ? '---' : '--:'));
	return [head, rule, ...body].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** The measures and their bounds. */
export function boundsTable(rows: readonly Row[]): string {
	return table(
		['Measure', 'Medians', 'Result', 'Bound', 'Met'],
		rows.map(({ measure, figures, value, bound, show }) => {
			const limit = bound === undefined ? '–' : `≤ ${show(bound)}`;
			if (Number.isNaN(value)) return [measure, '', '**not measured**', limit, '–'];
			const met = bound === undefined ? '–' : value <= bound ? 'yes' : '**no**';
			return [measure, figures, `**${show(value)}**`, limit, met];
		}),
	);
}

function spread(values: readonly number[]): string {
	if (values.length < 2) return '';
	return ` (${format(Math.min(...values), 2)}–${format(Math.max(...values), 2)})`;
}

function label({ contender, count, concurrency }: Task): string {
	const items = format(count, 0);
	// HTTP Request has no setting for the number of requests in flight.
	const atOnce = contender.startsWith('http') ? '' : `, c = ${concurrency}`;
	return `${CONTENDERS[contender]}, ${items} items${atOnce}`;
}

/** A figure of each run, as its median; a dash where it is not known. */
function medianOf<T>(
	{ runs }: TaskResult<T>,
	figure: (run: T) => number | undefined,
	show: (value: number) => string,
): string {
	const values = runs.map(figure).filter((value) => value !== undefined);
	return values.length === 0 ? '–' : show(median(values));
}

/** The cells of a task: its figures, and the failure if there was one. */
function row<T>(
	name: string,
	{ runs, failure }: TaskResult<T>,
	figures: readonly string[],
): string[] {
	const told = failure === undefined ? name : `${name}; **failed**: ${failure}`;
	return [told, String(runs.length), ...figures];
}

const seconds = <T extends { readonly wallMs: number }>({ runs }: TaskResult<T>): string => {
	if (runs.length === 0) return '–';
	const times = runs.map(({ wallMs }) => wallMs / 1000);
	return `${format(median(times), 2)} s${spread(times)}`;
};
const megabytes = (bytes: number) => `${format(bytes / 1e6, 0)} MB`;
const whole = (value: number) => format(value, 0);

/** Every task of every series: medians, and the spread of the time. */
export function seriesTable({ plan, series: results }: Results): string {
	const body = SERIES.flatMap((series) =>
		Object.entries(plan[series].tasks).flatMap(([name, task]) => {
			const result = results[series][name];
			if (result === undefined) return [];
			const { count, values } = task;
			const place = series === 'distance' ? ', line of 40 ms' : '';
			const expressions = values === 'expressions' ? ', six expressions' : '';
			return [
				row(`${label(task)}${expressions}${place}`, result, [
					seconds(result),
					medianOf(result, ({ wallMs }) => (count * 1000) / wallMs, whole),
					medianOf(
						result,
						({ cpuMs }) => cpuMs / count,
						(ms) => `${format(ms, 2)} ms`,
					),
					medianOf(result, ({ residentGrowth }) => residentGrowth, megabytes),
					medianOf(result, ({ peakInFlight }) => peakInFlight, whole),
				]),
			];
		}),
	);
	const head = ['Run', 'Rounds', 'Wall', 'Items/s', 'CPU/item', 'Memory growth', 'In flight'];
	return table(head, body);
}

/** The ways to sync the same rows, with what each costs the site. */
export function syncTable({ plan, series }: Results): string {
	const body = Object.entries(plan.sync.tasks).flatMap(([name, { contender }]) => {
		const result = series.sync[name];
		if (result === undefined) return [];
		return [
			row(CONTENDERS[contender], result, [
				seconds(result),
				medianOf(result, ({ calls }) => calls, whole),
				medianOf(result, ({ writes }) => writes, whole),
			]),
		];
	});
	return table(['Sync', 'Rounds', 'Wall', 'Calls', 'Log entries at the site'], body);
}

/** The same workflow in a whole n8n, with each node in turn. */
export function wholeTable({ plan, whole: results }: Results): string {
	const body = plan.whole.contenders.flatMap((contender) => {
		const result = results[contender];
		if (result === undefined) return [];
		return [
			row(CONTENDERS[contender], result, [
				seconds(result),
				medianOf(result, ({ peakMemory }) => peakMemory, megabytes),
				medianOf(
					result,
					({ storedBytes }) => storedBytes,
					(bytes) => `${format(bytes / 1e6, 1)} MB`,
				),
			]),
		];
	});
	return table(['Node', 'Rounds', 'Wall', 'Peak memory of n8n', 'Stored execution'], body);
}

/** How the time of the profiled runs divides, in milliseconds an item. */
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
