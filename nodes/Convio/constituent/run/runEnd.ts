import { CANCELLED } from '../results/runFailures';
import type { Failure } from '../results/failure';

/** Ends a run: whoever waits is told at once, and learns why. */
export class RunEnd {
	private readonly run = new AbortController();

	private readonly helpers = new AbortController();

	private cause: Failure | undefined;

	/** Aborted when nothing more is to be sent. */
	readonly signal = this.run.signal;

	/** Aborted when not even a look-up makes sense: the run was cancelled, or the site is at fault. */
	readonly helperSignal = this.helpers.signal;

	/** The failure that has ended the run; undefined while it goes on. */
	get failure(): Failure | undefined {
		return this.cause;
	}

	cancel(): void {
		this.endBy(CANCELLED);
		this.helpers.abort();
	}

	/**
	 * A later failure changes nothing, with two exceptions: a fault of the site also ends look-ups, and the
	 * same refusal counts as it is told after the login was checked.
	 */
	endBy(failure: Failure): void {
		const isToldAnew = this.cause?.scope === 'run' && this.cause.code === failure.code;
		if (this.cause === undefined || isToldAnew) this.cause = failure;
		this.run.abort();
		if (failure.scope === 'site') this.helpers.abort();
	}

	/** Ends the run when the execution is cancelled. @returns what stops listening */
	listenTo(executionSignal: AbortSignal | undefined): () => void {
		const cancel = () => this.cancel();
		if (executionSignal?.aborted === true) cancel();
		executionSignal?.addEventListener('abort', cancel);
		return () => executionSignal?.removeEventListener('abort', cancel);
	}
}
