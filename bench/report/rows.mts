import type { Measurement } from '../job.mts';
import type { SeriesName } from '../plan.mts';
import type { Results } from '../results.mts';
import { format, median } from './statistics.mts';

/** One measure against its bound. */
export interface Row {
	readonly measure: string;
	/** The two figures that were compared. */
	readonly figures: string;
	/** The measure itself: a ratio, or bytes. NaN if something that it needs was not measured. */
	readonly value: number;
	/** None for a measure that only informs. */
	readonly bound?: number;
	/** How value and bound are written. */
	readonly show: (value: number) => string;
}

const ratio = (value: number) => format(value, 2);
const seconds = (ms: number) => `${format(ms / 1000, 2)} s`;
const milliseconds = (ms: number) => `${format(ms, 2)} ms`;
const megabytes = (bytes: number) => `${format(bytes / 1e6, 0)} MB`;
const bytes = (value: number) => `${format(value / 1024, 1)} KB`;

type Figure = (measured: Measurement, count: number) => number;

const wall: Figure = ({ wallMs }) => wallMs;
const cpuPerItem: Figure = ({ cpuMs }, count) => cpuMs / count;
const wallPerItem: Figure = ({ wallMs }, count) => wallMs / count;
const resident: Figure = ({ residentGrowth }) => residentGrowth;
const livePerItem: Figure = ({ liveBeyondItems }, count) => (liveBeyondItems ?? NaN) / count;

/** All measures of the plan, in the order of their importance. */
export function rowsOf({ plan, series: results, decoding }: Results): Row[] {
	const of = (series: SeriesName, task: string, figure: Figure): number => {
		const count = plan[series].tasks[task]?.count ?? NaN;
		const runs = results[series][task]?.runs ?? [];
		return median(runs.map((measured) => figure(measured, count)));
	};
	/** Compares the median of one task with that of another. */
	const compare = (
		[measure, bound]: readonly [measure: string, bound?: number],
		[series, task, against]: readonly [series: SeriesName, task: string, against: string],
		figure: Figure,
		unit: (value: number) => string,
	): Row => {
		const [own, other] = [of(series, task, figure), of(series, against, figure)];
		const figures = `${unit(own)} : ${unit(other)}`;
		return { measure, figures, value: own / other, bound, show: ratio };
	};
	const { count = 0, concurrency = 1 } = plan.ten.tasks.convio ?? {};
	const ideal = (count / concurrency) * plan.ten.site.latencyMs;
	const ten = of('ten', 'convio', wall);
	const times = decoding.decoding?.runs[0];
	const [xml, json] = [median(times?.xml ?? []), median(times?.json ?? [])];
	const live = of('growth', 'large', livePerItem);
	return [
		compare(['Wall against the bare loop, c = 10', 1.05], ['ten', 'convio', 'loop'], wall, seconds),
		compare(
			['Wall against the bare loop, c = 50', 1.05],
			['fifty', 'convio', 'loop'],
			wall,
			seconds,
		),
		compare(
			['CPU per item against the bare loop, c = 10', 1.1],
			['ten', 'convio', 'loop'],
			cpuPerItem,
			milliseconds,
		),
		compare(
			['CPU per item against the bare loop, c = 50', 1.1],
			['fifty', 'convio', 'loop'],
			cpuPerItem,
			milliseconds,
		),
		{
			measure: 'Wall ÷ ideal (items ÷ c × latency), c = 10',
			figures: `${seconds(ten)} : ${seconds(ideal)}`,
			value: ten / ideal,
			bound: 1.2,
			show: ratio,
		},
		compare(
			['Wall against HTTP Request, 50 per 1,000 ms, c = 50', 0.2],
			['fifty', 'convio', 'httpBatched'],
			wall,
			seconds,
		),
		compare(
			['Wall against HTTP Request, no batching, 5,000 items, c = 50', 1.1],
			['many', 'convio', 'http'],
			wall,
			seconds,
		),
		compare(
			['Peak memory growth against the same', 0.4],
			['many', 'convio', 'http'],
			resident,
			megabytes,
		),
		compare(
			['CPU per item against HTTP Request, six fields by expressions', 1],
			['six', 'convio', 'http'],
			cpuPerItem,
			milliseconds,
		),
		compare(
			['Wall against the same node one by one, 500 items, c = 10', 0.12],
			['single', 'convio', 'one'],
			wall,
			seconds,
		),
		{
			measure: 'Time per item, 50,000 items against 5,000',
			figures: [of('growth', 'large', wallPerItem), of('growth', 'small', wallPerItem)]
				.map(milliseconds)
				.join(' : '),
			value: of('growth', 'large', wallPerItem) / of('growth', 'small', wallPerItem),
			bound: 1.05,
			show: ratio,
		},
		{
			measure: 'Memory per item beyond the items, 50,000 items',
			figures: `${bytes(live)} (5,000 items: ${bytes(of('growth', 'small', livePerItem))})`,
			value: live,
			bound: 4096,
			show: bytes,
		},
		compare(
			['Wall over a line of 40 ms, against the bare loop, c = 10', 1.05],
			['distance', 'convio', 'loop'],
			wall,
			seconds,
		),
		compare(
			['Wall over a line of 40 ms, against connections kept open, c = 10'],
			['distance', 'convio', 'raw'],
			wall,
			seconds,
		),
		{
			measure: 'Decoding a response of 100 groups, XML against JSON',
			figures: `${milliseconds(xml)} : ${milliseconds(json)}`,
			value: xml / json,
			bound: 15,
			show: ratio,
		},
	];
}
