import { cpus } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';

import { machineBusyMs } from './processor.mts';

/** Share of the machine that other processes may take during a run. With more, it is repeated. */
const MOST_DISTURBANCE = 0.05;
/** Share of the machine in use up to which it counts as calm. Nothing is measured meanwhile. */
const MOST_USE = 0.08;
const SAMPLE_MS = 1000;
const CALM_SAMPLES = 2;

/** Waits for other work on the machine to end, and repeats disturbed runs, for a limited time. */
export class Calm {
	#patienceMs: number;

	readonly #log: (line: string) => void;

	/**
	 * @param patienceMs how long to wait and repeat in all
	 * @param log gets what happens, for a person to read
	 */
	constructor(patienceMs: number, log: (line: string) => void) {
		this.#patienceMs = patienceMs;
		this.#log = log;
	}

	/** Waits until the machine is calm, or until the patience is used up. */
	async #wait(): Promise<void> {
		for (let calm = 0; calm < CALM_SAMPLES && this.#patienceMs > 0; ) {
			const busy = machineBusyMs();
			await delay(SAMPLE_MS);
			const use = (machineBusyMs() - busy) / (SAMPLE_MS * cpus().length);
			calm = use <= MOST_USE ? calm + 1 : 0;
			if (calm === 0) this.#patienceMs -= SAMPLE_MS;
		}
	}

	/** Runs a measurement until one was not disturbed. Gives the least disturbed one. */
	async measure<T extends { readonly disturbance: number; readonly wallMs: number }>(
		run: () => Promise<T>,
	): Promise<T> {
		let best: T | undefined;
		for (;;) {
			await this.#wait();
			const measured = await run();
			if (best === undefined || measured.disturbance < best.disturbance) best = measured;
			if (best.disturbance <= MOST_DISTURBANCE || this.#patienceMs <= 0) return best;
			const percent = Math.round(measured.disturbance * 100);
			this.#log(`  disturbed: other processes took ${percent} % of the machine; once more`);
			this.#patienceMs -= measured.wallMs;
		}
	}
}
