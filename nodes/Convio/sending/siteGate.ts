import { Ceiling } from './ceiling';
import type { Clock } from './clock';
import { Stop } from './stop';

/** Who wants to send a request. */
export interface Visitor {
	/** Most requests in flight at the site, as the credential says. */
	readonly limit: number;
	readonly stop: Stop;
	/** How long it may wait for a pause from now on, in milliseconds; negative when it is too late. */
	patienceMs(): number;
}

/** The right to have one request in flight. */
export interface Permit {
	/** Its place among all permits, from 1. */
	readonly ordinal: number;
	readonly limit: number;
}

export type Admission =
	| { readonly kind: 'admitted'; readonly permit: Permit }
	/** The site's pause is longer than the visitor's patience. */
	| { readonly kind: 'turned away' }
	| { readonly kind: 'stopped' };

/** How a request ended, as far as the gate cares. */
export type Ending =
	| { readonly kind: 'answered' }
	/** The site asked to be left alone. */
	| { readonly kind: 'throttled'; readonly pauseMs: number }
	| { readonly kind: 'other' };

interface Waiter {
	readonly visitor: Visitor;
	settle(admission: Admission): void;
}

/**
 * Bounds what is in flight at one site, for all executions of the process, first come first served.
 * A pause holds everything back.
 */
export class SiteGate {
	private readonly ceiling = new Ceiling();

	private inFlight = 0;

	private admitted = 0;

	private pausedUntil = -Infinity;

	private wakes = false;

	/** In order of arrival. A set, so that leaving it from the middle costs nothing. */
	private readonly queue = new Set<Waiter>();

	constructor(private readonly clock: Clock) {}

	/** How long nothing will be let through, in milliseconds. */
	pauseLeftMs(): number {
		return Math.max(0, this.pausedUntil - this.clock.now());
	}

	/** Waits for a place. Whoever is admitted must leave exactly once. */
	async enter(visitor: Visitor): Promise<Admission> {
		if (visitor.stop.reason !== undefined) return { kind: 'stopped' };
		if (this.pauseLeftMs() > visitor.patienceMs()) return { kind: 'turned away' };
		return await new Promise<Admission>((resolve) => {
			const waiter: Waiter = {
				visitor,
				settle: (admission) => {
					this.queue.delete(waiter);
					forget();
					resolve(admission);
				},
			};
			const forget = visitor.stop.onRequest(() => waiter.settle({ kind: 'stopped' }));
			this.queue.add(waiter);
			this.admit();
		});
	}

	/** Gives a place back, and pauses before anybody else can take it. */
	leave({ ordinal, limit }: Permit, ending: Ending): void {
		this.inFlight -= 1;
		if (ending.kind === 'answered') this.ceiling.answered(ordinal, limit);
		if (ending.kind === 'throttled') {
			this.ceiling.throttled(ordinal, this.admitted, limit);
			this.pause(ending.pauseMs);
		}
		this.admit();
	}

	/** A longer pause that is already set stays. */
	private pause(milliseconds: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + milliseconds);
		const left = this.pauseLeftMs();
		for (const waiter of this.queue) {
			if (left > waiter.visitor.patienceMs()) waiter.settle({ kind: 'turned away' });
		}
	}

	private admit(): void {
		const left = this.pauseLeftMs();
		if (left > 0) {
			this.wakeAfter(left);
			return;
		}
		for (const waiter of this.queue) {
			const { limit } = waiter.visitor;
			if (waiter.visitor.patienceMs() < 0) {
				waiter.settle({ kind: 'turned away' });
				continue;
			}
			if (this.inFlight >= this.ceiling.below(limit)) return;
			this.inFlight += 1;
			this.admitted += 1;
			waiter.settle({ kind: 'admitted', permit: { ordinal: this.admitted, limit } });
		}
	}

	/** One timer at a time is enough: if the pause has grown when it fires, it is set again. */
	private wakeAfter(milliseconds: number): void {
		if (this.wakes || this.queue.size === 0) return;
		this.wakes = true;
		void this.clock.wait(milliseconds, new Stop()).then(() => {
			this.wakes = false;
			this.admit();
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
