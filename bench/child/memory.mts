import { readFileSync, writeFileSync } from 'node:fs';

/** Most resident memory since the mark was reset, in bytes; the present one where Linux is not. */
function residentPeak(): number {
	try {
		const line = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'));
		return Number(line?.[1] ?? 0) * 1024;
	} catch {
		return process.memoryUsage.rss();
	}
}

/** Lets Linux forget the highest value so far. */
function resetResidentPeak(): void {
	try {
		writeFileSync('/proc/self/clear_refs', '5');
	} catch {
		// Elsewhere the samples alone count.
	}
}

function collect(): void {
	if (globalThis.gc === undefined) throw new Error('start Node with --expose-gc');
	globalThis.gc();
}

function live(): number {
	collect();
	const { heapUsed, external } = process.memoryUsage();
	return heapUsed + external;
}

/** Watches how far resident memory grows; the samples serve where Linux does not keep the peak. */
export function watchResident(): () => number {
	collect();
	resetResidentPeak();
	const start = process.memoryUsage.rss();
	let most = start;
	const timer = setInterval(() => {
		most = Math.max(most, process.memoryUsage.rss());
	}, 20);
	return () => {
		clearInterval(timer);
		return Math.max(most, residentPeak()) - start;
	};
}

/** When live objects are counted, as parts of the requests sent. */
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
		 * What the fullest moment held beyond the items: those read were there at the start, those
		 * written are there now, and at the moment were there in part.
		 *
		 * @param output keeps the items that were written alive
		 */
		beyondItems(output: readonly unknown[]): number {
			const written = live() - start;
			if (output.length === 0) throw new Error('nothing was written');
			return Math.max(...samples.map(({ part, bytes }) => bytes - part * written));
		},
	};
}
