import type { ServerResponse } from 'node:http';

/** Longest delay a timer takes. */
const FOREVER = 2 ** 31 - 1;

/**
 * Waits. Resolves with true when the time is over, with false as soon as the connection ends or
 * the stand-in is reset.
 */
export function pause(ms: number, raw: ServerResponse, reset: AbortSignal): Promise<boolean> {
	return new Promise((resolve) => {
		const finish = (over: boolean): void => {
			clearTimeout(timer);
			raw.off('close', stop);
			reset.removeEventListener('abort', stop);
			resolve(over);
		};
		const stop = (): void => finish(false);
		const timer = setTimeout(() => finish(true), Math.min(ms, FOREVER));
		raw.once('close', stop);
		reset.addEventListener('abort', stop, { once: true });
		if (raw.destroyed || reset.aborted) stop();
	});
}
