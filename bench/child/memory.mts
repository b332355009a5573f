import { residentPeak, resetResidentPeak } from '../resident.mts';

function collect(): void {
	if (globalThis.gc === undefined) throw new Error('start Node with --expose-gc');
	globalThis.gc();
}

function live(): number {
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** Watches how far resident memory grows. The samples are for systems that do not keep the peak. */
export function watchResident(): () => number {
	collect();
	resetResidentPeak('self');
	const start = process.memoryUsage.rss();
	let most = start;
	const timer = setInterval(() => {
		most = Math.max(most, process.memoryUsage.rss());
	}, 20);
	return () => {
		clearInterval(timer);
		return Math.max(most, residentPeak('self') ?? 0) - start;
	};
}

/** When live objects are counted: after these parts of all requests. */
const MOMENTS = [0.02, 0.25, 0.5, 0.75, 0.98];

/**
 * Counts live objects at a few moments of a run, by forced collections.
 *
 * @param count requests that the run will send
 */
export function watchLive(count: number) {
	const start = live();
	const samples: Array<{ part: number; bytes: number }> = [];
	const moments = MOMENTS.map((part) => Math.ceil(part * count));
	let sent = 0;
	return {
		/** To be called for each request. */
		requested() {
			sent += 1;
			if (moments.includes(sent)) samples.push({ part: sent / count, bytes: live() - start });
		},
		/**
		 * The most that one of the moments held beyond the items. The items read were there at the
		 * start. Of the items written, which are all there now, a moment held its part.
		 *
		 * @param output the items written, so that they are still alive when they are counted
		 */
		beyondItems(output: readonly unknown[]): number {
			const written = live() - start;
			if (output.length === 0) throw new Error('nothing was written');
			return Math.max(...samples.map(({ part, bytes }) => bytes - part * written));
		},
	};
}
