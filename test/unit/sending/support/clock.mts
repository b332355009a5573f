import { onAbort } from '../../../../nodes/Convio/sending/clock.ts';
import type { Clock } from '../../../../nodes/Convio/sending/clock.ts';

/** Lets everything go on that waits for nothing but its turn. */
export async function settled(): Promise<void> {
	for (let turn = 0; turn < 3; turn += 1) {
		await new Promise((resolve) => {
			setImmediate(resolve);
		});
	}
}

/** What takes longer than this in real time hangs. */
const HANGS_MS = 20_000;

/**
 * Lets everything go on until something is so. Digests are made by another thread, so that no number of
 * turns is enough for them.
 */
export async function until(isSo: () => boolean, otherwise: string): Promise<void> {
	const end = performance.now() + HANGS_MS;
	while (!isSo()) {
		if (performance.now() > end) throw new Error(otherwise);
		await settled();
	}
}

interface Timer {
	readonly at: number;
	ring(): void;
}

/** A clock that stands still until it is put forward. */
export class FakeClock implements Clock {
	private readonly timers = new Set<Timer>();

	/** The waits that were asked for, in milliseconds, in order. */
	readonly waits: number[] = [];

	constructor(private time = 1_000_000) {}

	/** How many waits have not ended yet. */
	get pending(): number {
		return this.timers.size;
	}

	now(): number {
		return this.time;
	}

	async wait(milliseconds: number, signal: AbortSignal): Promise<void> {
		this.waits.push(milliseconds);
		if (signal.aborted || milliseconds <= 0) return;
		await new Promise<void>((resolve) => {
			const end = () => {
				this.timers.delete(timer);
				forget();
				resolve();
			};
			const timer: Timer = { at: this.time + milliseconds, ring: end };
			const forget = onAbort(signal, end);
			this.timers.add(timer);
		});
	}

	/** Puts the clock forward, ringing each timer at its time. */
	async advance(milliseconds: number): Promise<void> {
		const end = this.time + milliseconds;
		await settled();
		for (;;) {
			const due = [...this.timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
			const [next] = due;
			if (next === undefined) break;
			this.time = Math.max(this.time, next.at);
			next.ring();
			await settled();
		}
		this.time = end;
	}

	/** Puts the clock forward from timer to timer until something has happened. */
	async run<T>(work: Promise<T>): Promise<T> {
		let over = false;
		const end = () => {
			over = true;
		};
		work.then(end, end);
		for (let rounds = 0; rounds < 10_000; rounds += 1) {
			await settled();
			if (over) return await work;
			await until(
				() => over || this.timers.size > 0,
				'nothing is waited for, and yet it does not end',
			);
			if (over) return await work;
			const times = [...this.timers].map(({ at }) => at);
			await this.advance(Math.min(...times) - this.time);
		}
		throw new Error('it does not end');
	}
}
