import type { Clock } from './clock';

interface Waiter {
	readonly limit: number;
	admit(permit: Permit): void;
}

/** The right to have one request in flight. */
export interface Permit {
	/** When it was given, in milliseconds. */
	readonly at: number;
}

/** How a request ended, as far as the gate cares. */
export type Ending = 'fine' | 'throttled' | 'other';

/**
 * Bounds what is in flight at one site, for all executions of the process. A pause holds everything
 * back; repeated throttling halves the limit, and each full round of successes restores a step.
 */
export class SiteGate {
	private inFlight = 0;

	/** Lowered by throttling; Infinity while the credential's limit alone counts. */
	private ceiling = Infinity;

	private successes = 0;

	private throttledBefore = false;

	private lastThrottleAt = -Infinity;

	private pausedUntil = -Infinity;

	private wakeAt = -Infinity;

	/** In order of arrival. A set, so that leaving the queue costs nothing. */
	private readonly queue = new Set<Waiter>();

	constructor(private readonly clock: Clock) {}

	/** How long nothing will be let through, in milliseconds. */
	pauseLeftMs(): number {
		return Math.max(0, this.pausedUntil - this.clock.now());
	}

	/** Lets nothing through for so long from now; a longer pause already set stays. */
	pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + milliseconds);
	}

	/**
	 * Waits for a place.
	 *
	 * @param limit most requests in flight, as the caller's credential says
	 * @returns undefined when the signal was aborted first
	 */
	async enter(limit: number, signal: AbortSignal): Promise<Permit | undefined> {
		if (signal.aborted) return undefined;
		return await new Promise<Permit | undefined>((resolve) => {
			const abort = () => {
				this.queue.delete(waiter);
				resolve(undefined);
			};
			const waiter: Waiter = {
				limit,
				admit(permit) {
					signal.removeEventListener('abort', abort);
					resolve(permit);
				},
			};
			signal.addEventListener('abort', abort, { once: true });
			this.queue.add(waiter);
			this.admitNext();
		});
	}

	/** Gives a place back. Each permit is to be given back exactly once. */
	leave(permit: Permit, limit: number, ending: Ending): void {
		this.inFlight -= 1;
		if (ending === 'throttled') this.slowDown(permit, limit);
		if (ending === 'fine') this.speedUp(limit);
		this.admitNext();
	}

	/** Requests sent before the last throttling tell nothing new: they were one burst. */
	private slowDown(permit: Permit, limit: number): void {
		this.successes = 0;
		if (permit.at <= this.lastThrottleAt) return;
		this.lastThrottleAt = this.clock.now();
		if (this.throttledBefore) {
			this.ceiling = Math.max(1, Math.floor(Math.min(this.ceiling, limit) / 2));
		}
		this.throttledBefore = true;
	}

	private speedUp(limit: number): void {
		this.successes += 1;
		if (this.successes < Math.min(this.ceiling, limit)) return;
		this.successes = 0;
		if (this.ceiling < limit) this.ceiling += 1;
		if (this.ceiling >= limit) {
			this.ceiling = Infinity;
			this.throttledBefore = false;
		}
	}

	private admitNext(): void {
		const left = this.pauseLeftMs();
		if (left > 0) {
			this.wakeAfter(left);
			return;
		}
		for (const waiter of this.queue) {
			if (this.inFlight >= Math.min(this.ceiling, waiter.limit)) return;
			this.queue.delete(waiter);
			this.inFlight += 1;
			waiter.admit({ at: this.clock.now() });
		}
	}

	/** One timer at a time is enough: whoever sets a longer pause is waited for when it rings. */
	private wakeAfter(milliseconds: number): void {
		const now = this.clock.now();
		if (this.queue.size === 0 || this.wakeAt > now) return;
		this.wakeAt = now + milliseconds;
		void this.clock.wait(milliseconds, new AbortController().signal).then(() => {
			this.wakeAt = -Infinity;
			this.admitNext();
		});
	}
}

const gates = new Map<string, SiteGate>();

/** The one gate of a site in this process. */
export function gateOf(siteBase: string, clock: Clock): SiteGate {
	const present = gates.get(siteBase);
	if (present !== undefined) return present;
	const gate = new SiteGate(clock);
	gates.set(siteBase, gate);
	return gate;
}
