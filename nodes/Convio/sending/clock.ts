import type { Stop } from './stop';

/** Time, as the execution needs it; tests bring their own. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after the time has passed, or as soon as the run is ended. */
	wait(milliseconds: number, stop: Stop): Promise<void>;
}

/** A longer timer would fire at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** `AbortSignal.timeout` is the timer that nodes may use; it does not keep the process alive. */
export const systemClock: Clock = {
	now: () => Date.now(),
	async wait(milliseconds, stop) {
		if (stop.reason !== undefined || milliseconds <= 0) return;
		const timer = AbortSignal.timeout(Math.min(Math.ceil(milliseconds), LONGEST_TIMER_MS));
		await new Promise<void>((resolve) => {
			const end = () => {
				timer.removeEventListener('abort', end);
				forget();
				resolve();
			};
			const forget = stop.onRequest(end);
			timer.addEventListener('abort', end);
		});
	},
};
