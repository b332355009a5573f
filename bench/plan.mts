import type { Job } from './job.mts';
import type { SiteSettings } from './site/site.mts';
import type { WholeContender } from './whole/measure.mts';

/** What one contender of a series does. */
export type Task = Omit<Job, 'site' | 'sitePid' | 'n8nDir' | 'packageDir' | 'profile'> & {
	/** How often it runs, if less often than the series has rounds. */
	readonly rounds?: number;
};

/** Tasks that are compared with each other. In each round, each of them runs once. */
export interface Series {
	readonly title: string;
	readonly site: Omit<SiteSettings, 'population'>;
	readonly rounds: number;
	readonly tasks: Readonly<Record<string, Task>>;
}

/** In the order in which they run. */
export const SERIES = [
	'ten',
	'fifty',
	'many',
	'six',
	'single',
	'growth',
	'distance',
	'sync',
] as const;
export type SeriesName = (typeof SERIES)[number];

/** One workflow that is run in a whole n8n, each time with another node. */
export interface WholePlan {
	readonly title: string;
	readonly site: Omit<SiteSettings, 'population'>;
	/** Rows of the CSV. */
	readonly count: number;
	/** Rows of the run before the measured one. */
	readonly warmUp: number;
	readonly concurrency: number;
	readonly contenders: readonly WholeContender[];
}

export type Plan = Readonly<Record<SeriesName, Series>> & { readonly whole: WholePlan };

/** What a call takes at the site, in milliseconds. */
export const LATENCY_MS = 100;

/**
 * Everything that the benchmark runs.
 *
 * @param quick a smoke run: the same runs, each a small part as long; its figures mean nothing
 * @param most how often what takes less than a minute is run
 */
export function makePlan(quick: boolean, most: number): Plan {
	const items = (count: number) => (quick ? Math.max(20, count / 50) : count);
	const rounds = quick ? 1 : most;
	const site = { tls: true, latencyMs: quick ? 10 : LATENCY_MS };
	const task = (
		contender: Task['contender'],
		count: number,
		concurrency: number,
		more: Partial<Task> = {},
	): Task => ({
		contender,
		count: items(count),
		concurrency,
		values: 'columns',
		rows: 'new',
		memory: 'resident',
		warmUp: items(200),
		...more,
	});
	const expressions = { values: 'expressions' } as const;
	const sync = { rows: 'sync', rounds: 1 } as const;
	const live = { memory: 'live', warmUp: items(2000) } as const;
	return {
		ten: {
			title: '1,000 items, 10 at once',
			site,
			rounds,
			tasks: {
				convio: task('convio', 1000, 10),
				loop: task('loop', 1000, 10),
				raw: task('raw', 1000, 10),
			},
		},
		fifty: {
			title: '1,000 items, 50 at once',
			site,
			rounds,
			tasks: {
				convio: task('convio', 1000, 50),
				loop: task('loop', 1000, 50),
				raw: task('raw', 1000, 50),
				httpBatched: task('httpBatched', 1000, 50, expressions),
			},
		},
		many: {
			title: '5,000 items, 50 at once',
			site,
			rounds,
			tasks: {
				convio: task('convio', 5000, 50),
				http: task('http', 5000, 50, expressions),
			},
		},
		six: {
			title: '1,000 items, 50 at once, six fields by expressions',
			site,
			rounds,
			tasks: {
				convio: task('convio', 1000, 50, expressions),
				http: task('http', 1000, 50, expressions),
			},
		},
		single: {
			title: '500 items, 10 at once and one by one',
			site,
			rounds,
			tasks: {
				convio: task('convio', 500, 10),
				one: task('convio', 500, 1, { rounds: 1 }),
			},
		},
		growth: {
			title: '5,000 and 50,000 items, 50 at once, without TLS and with little latency',
			site: { tls: false, latencyMs: 2 },
			rounds,
			tasks: {
				small: task('convio', 5000, 50, live),
				large: task('convio', 50_000, 50, { ...live, rounds: 1 }),
			},
		},
		distance: {
			title: '300 items, 10 at once, over a line with a round trip of 40 ms',
			site: { ...site, roundTripMs: 40 },
			rounds,
			tasks: {
				convio: task('convio', 300, 10),
				loop: task('loop', 300, 10),
				raw: task('raw', 300, 10),
			},
		},
		sync: {
			title:
				'Sync of 20,000 rows with 5 % changed, 50 at once, without TLS and with little latency',
			site: { tls: false, latencyMs: 20 },
			rounds,
			tasks: {
				convio: task('convio', 20_000, 50, sync),
				skipUnchanged: task('skipUnchanged', 20_000, 50, sync),
				fingerprint: task('fingerprint', 20_000, 50, sync),
			},
		},
		whole: {
			title: '5,000 rows from a CSV to a report in a whole n8n, 50 at once',
			site,
			count: items(5000),
			warmUp: items(200),
			concurrency: 50,
			contenders: ['convio', 'http', 'httpBatched'],
		},
	};
}
