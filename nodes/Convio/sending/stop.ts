import type { Failure } from '../constituent/results/failure';

/** Why nothing more of a run may be sent. */
export type StopReason =
	| { readonly kind: 'cancelled' }
	| { readonly kind: 'failure'; readonly failure: Failure };

/**
 * Ends a run: whoever waits is told at once. An `AbortSignal` would warn of a leak from the eleventh
 * listener on, and a run has one for each item that waits.
 */
export class Stop {
	private given: StopReason | undefined;

	private readonly listeners = new Set<() => void>();

	/** Undefined as long as the run goes on. */
	get reason(): StopReason | undefined {
		return this.given;
	}

	/** Ends the run; a later reason changes nothing. */
	request(reason: StopReason): void {
		if (this.given !== undefined) return;
		this.given = reason;
		for (const listener of this.listeners) listener();
		this.listeners.clear();
	}

	/**
	 * Calls back when the run is ended; never, if it was before.
	 *
	 * @returns what takes the listener away
	 */
	onRequest(listener: () => void): () => void {
		this.listeners.add(listener);
		return () => {
			this.listeners.delete(listener);
		};
	}

	/** Resolves with the promise, or as soon as the run is ended; never rejects. */
	async or(promise: Promise<unknown>): Promise<void> {
		if (this.given !== undefined) return;
		await new Promise<void>((resolve) => {
			const forget = this.onRequest(resolve);
			const end = () => {
				forget();
				resolve();
			};
			promise.then(end, end);
		});
	}
}
