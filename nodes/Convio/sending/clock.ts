/** Time, as sending needs it; tests bring their own. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after the time has passed, or as soon as the signal is aborted. Never rejects. */
	wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** Node fires a timer with a longer delay at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Calls back once when the signal is aborted; at once, if it already is.
 *
 * @returns what takes the listener away
 */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
	if (signal.aborted) {
		listener();
		return () => {};
	}
	// Each waiter listens to a signal of its own. On the shared one, Node would warn of a memory leak
	// from the eleventh listener on.
	const own = AbortSignal.any([signal]);
	own.addEventListener('abort', listener, { once: true });
	return () => own.removeEventListener('abort', listener);
}

/** n8n allows nodes no other timer than `AbortSignal.timeout`, which does not keep the process alive. */
export const systemClock: Clock = {
	now: () => Date.now(),
	async wait(milliseconds, signal) {
		if (signal.aborted || milliseconds <= 0) return;
		const timer = AbortSignal.timeout(Math.min(Math.ceil(milliseconds), LONGEST_TIMER_MS));
		await new Promise<void>((resolve) => {
			const end = () => {
				timer.removeEventListener('abort', end);
				forget();
				resolve();
			};
			timer.addEventListener('abort', end);
			const forget = onAbort(signal, end);
		});
	},
};
