import type { Clock } from './clock';
import { onAbort } from './clock';

/** How a request ended, as far as the gate cares. */
export type SiteVerdict =
	/** The API has answered: a success or an `errorResponse`. */
	| { readonly kind: 'answered' }
	/** 429, 502, 503, 504, or a `Retry-After`; `pauseMs` is what the site asked for, if it did. */
	| { readonly kind: 'overloaded'; readonly pauseMs?: number }
	/** No response, or none of the API. */
	| { readonly kind: 'silent' }
	/** Nothing is known of the site: the execution was cancelled. */
	| { readonly kind: 'none' };

/** What somebody brings who wants to send a request. */
export interface GateTerms {
	/** Most requests in flight at the site, as the credential says. */
	readonly limit: number;
	/** Login name: each account has to be answered once before several of its requests go at a time. */
	readonly account: string;
	readonly signal: AbortSignal;
	/** How long a pause it would wait for from now on, in milliseconds; negative when it is too late. */
	maxWaitMs(): number;
}

/** What became of a request at the gate. */
export type Passage<T> =
	| { readonly kind: 'done'; readonly value: T }
	/** Not sent: the site's pause is longer than it would have waited. */
	| { readonly kind: 'turned away'; readonly pauseMs: number }
	/** Not sent: the signal was aborted first. */
	| { readonly kind: 'aborted' };

interface Waiter {
	readonly terms: GateTerms;
	/** Tells it to go, or why it cannot. */
	settle(outcome: 'admitted' | 'turned away' | 'aborted'): void;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

/**
 * Bounds what is in flight at one site for all executions of the process, first come first served, and
 * is a circuit breaker of three states:
 *
 * - open: up to the limit in flight;
 * - paused: after an overload nobody sends, for as long as the site asks or for a pause that doubles;
 * - half open, after each pause and at first for each account: one call goes alone. An answer of the
 *   API opens the gate for all; anything else pauses it.
 */
export class SiteGate {
	private inFlight = 0;

	private pausedUntil = -Infinity;

	private pausesInRow = 0;

	/** A pause is over, and no answer has come since. */
	private isHalfOpen = false;

	/** Accounts that the API has answered. */
	private readonly proven = new Set<string>();

	/** The first calls of accounts that are on their way, by account. */
	private readonly firstCalls = new Map<string, Waiter>();

	/** The call that goes alone after a pause, while it is on its way. */
	private probe: Waiter | undefined;

	private wakes = false;

	/** In order of arrival. A set, so that leaving it from the middle costs nothing. */
	private readonly queue = new Set<Waiter>();

	constructor(private readonly clock: Clock) {}

	/**
	 * Runs a request when there is room for it.
	 *
	 * @param request must not throw, except for faults of the program; its verdict counts before
	 * anybody else can take its place
	 */
	async run<T extends { readonly verdict: SiteVerdict }>(
		request: () => Promise<T>,
		terms: GateTerms,
	): Promise<Passage<T>> {
		const { outcome, waiter } = await this.enter(terms);
		if (outcome === 'aborted') return { kind: 'aborted' };
		if (outcome === 'turned away') return { kind: 'turned away', pauseMs: this.pauseLeftMs() };
		let verdict: SiteVerdict = { kind: 'none' };
		try {
			// The run may have ended between the moment this call was let in and now.
			if (terms.signal.aborted) return { kind: 'aborted' };
			const value = await request();
			verdict = value.verdict;
			return { kind: 'done', value };
		} finally {
			this.leave(waiter, verdict);
		}
	}

	private pauseLeftMs(): number {
		return Math.max(0, this.pausedUntil - this.clock.now());
	}

	private async enter(
		terms: GateTerms,
	): Promise<{ outcome: Parameters<Waiter['settle']>[0]; waiter: Waiter }> {
		return await new Promise((resolve) => {
			let forget = () => {};
			const waiter: Waiter = {
				terms,
				settle: (outcome) => {
					this.queue.delete(waiter);
					forget();
					resolve({ outcome, waiter });
				},
			};
			this.queue.add(waiter);
			this.admit();
			if (!this.queue.has(waiter)) return;
			forget = onAbort(terms.signal, () => {
				waiter.settle('aborted');
				// Without this, whoever stood behind would wait although there is room.
				this.admit();
			});
		});
	}

	private leave(waiter: Waiter, verdict: SiteVerdict): void {
		const { account } = waiter.terms;
		const wentFirst = this.probe === waiter || this.firstCalls.get(account) === waiter;
		this.inFlight -= 1;
		if (this.probe === waiter) this.probe = undefined;
		if (this.firstCalls.get(account) === waiter) this.firstCalls.delete(account);
		if (verdict.kind === 'answered') this.opened(account, wentFirst);
		else if (verdict.kind === 'overloaded') this.pause(wentFirst, verdict.pauseMs);
		else if (verdict.kind === 'silent' && wentFirst) this.pause(wentFirst, undefined);
		this.admit();
	}

	/** A late answer to a call from before the pause tells nothing of the site after it. */
	private opened(account: string, wentFirst: boolean): void {
		this.proven.add(account);
		if (this.isHalfOpen && !wentFirst) return;
		if (this.pauseLeftMs() > 0) return;
		this.isHalfOpen = false;
		this.pausesInRow = 0;
	}

	/**
	 * @param asked what the site asks for, in milliseconds. A longer pause that is already set stays.
	 */
	private pause(wentFirst: boolean, asked: number | undefined): void {
		// Calls that were in flight together fail together: they are one pause, not several in a row.
		const isNew = wentFirst || !this.isHalfOpen;
		if (isNew) this.pausesInRow += 1;
		const doubled = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.pausesInRow - 1));
		const length = asked ?? (isNew ? doubled : 0);
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + length);
		this.isHalfOpen = true;
		const left = this.pauseLeftMs();
		for (const waiter of this.queue) {
			if (left > waiter.terms.maxWaitMs()) waiter.settle('turned away');
		}
	}

	private admit(): void {
		const left = this.pauseLeftMs();
		for (const waiter of this.queue) {
			const { account, limit, maxWaitMs } = waiter.terms;
			if (left > maxWaitMs()) {
				waiter.settle('turned away');
				continue;
			}
			if (left > 0) continue;
			if (this.inFlight >= limit) return;
			if (this.isHalfOpen && this.probe !== undefined) return;
			if (this.firstCalls.has(account)) continue;
			if (this.isHalfOpen) this.probe = waiter;
			if (!this.proven.has(account)) this.firstCalls.set(account, waiter);
			this.inFlight += 1;
			waiter.settle('admitted');
		}
		if (left > 0) this.wakeAfter(left);
	}

	/** One timer at a time is enough: if the pause has grown when it fires, it is set again. */
	private wakeAfter(milliseconds: number): void {
		if (this.wakes || this.queue.size === 0) return;
		this.wakes = true;
		void this.clock.wait(milliseconds, new AbortController().signal).then(() => {
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
