/** Time, as the execution needs it; tests bring their own. */
export interface Clock {
	/** Milliseconds since 1970. */
	now(): number;
	/** Resolves after the time has passed, or as soon as the signal is aborted. */
	wait(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** `AbortSignal.timeout` is the timer that nodes may use; it does not keep the process alive. */
export const systemClock: Clock = {
	now: () => Date.now(),
	async wait(milliseconds, signal) {
		if (signal.aborted || milliseconds <= 0) return;
		const timer = AbortSignal.timeout(Math.ceil(milliseconds));
		await new Promise<void>((resolve) => {
			const end = () => {
				timer.removeEventListener('abort', end);
				signal.removeEventListener('abort', end);
				resolve();
			};
			timer.addEventListener('abort', end);
			signal.addEventListener('abort', end);
		});
	},
};
