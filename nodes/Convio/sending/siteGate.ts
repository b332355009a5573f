import { CircuitBreaker } from './breaker';
import type { SiteVerdict } from './breaker';
import type { Clock } from './clock';
import { onAbort } from './clock';

/** What somebody brings who wants to send a request. */
interface GateTerms {
	/** Most requests in flight at the site, as the credential says. */
	readonly limit: number;
	/** `Connection.account`: its login must be accepted once before several of its requests go together. */
	readonly account: string;
	readonly signal: AbortSignal;
	/** How long a pause it would wait for from now on, in milliseconds; negative when it is too late. */
	readonly maxWaitMs: () => number;
}

/** What became of a request at the gate. */
export type Passage<T> =
	| { readonly kind: 'done'; readonly value: T }
	/** Not sent: the site's pause is longer than it would have waited. */
	| { readonly kind: 'turned away'; readonly pauseMs: number; readonly isAsked: boolean }
	/** Not sent: the signal was aborted first. */
	| { readonly kind: 'aborted' };

interface Waiter {
	readonly terms: GateTerms;
	/** Tells it to go, or why it cannot. */
	settle(outcome: 'admitted' | 'turned away' | 'aborted'): void;
}

const NEVER = new AbortController().signal;

/**
 * Bounds what is in flight at one site for all executions of the process, first come first served.
 * Its circuit breaker pauses everybody. Until the API has accepted an account's login, calls of that
 * account go one at a time: otherwise many calls would try a wrong login or address at once.
 */
export class SiteGate {
	private readonly breaker: CircuitBreaker;

	private inFlight = 0;

	/** Accounts whose login the API has taken. */
	private readonly proven = new Set<string>();

	/** The first calls of accounts that are on their way, by account. */
	private readonly firstCalls = new Map<string, Waiter>();

	/** The call that goes alone after a pause, while it is on its way. */
	private probe: Waiter | undefined;

	private wakes = false;

	/** In order of arrival. A set, so that leaving it from the middle costs nothing. */
	private readonly queue = new Set<Waiter>();

	constructor(private readonly clock: Clock) {
		this.breaker = new CircuitBreaker(() => clock.now());
	}

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
		if (outcome === 'turned away') {
			return {
				kind: 'turned away',
				pauseMs: this.breaker.pauseLeftMs(),
				isAsked: this.breaker.isPauseAsked,
			};
		}
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
		const isProbe = this.probe === waiter;
		const isFirst = this.firstCalls.get(account) === waiter;
		this.inFlight -= 1;
		if (isProbe) this.probe = undefined;
		if (isFirst) this.firstCalls.delete(account);
		switch (verdict.kind) {
			case 'answered':
				// Without this condition, a refused login would let all waiting calls try the same login.
				if (verdict.provesLogin) this.proven.add(account);
				// Without this, a password that is changed later would be tried by many calls at once.
				else this.proven.delete(account);
				this.breaker.answered(isProbe);
				break;
			case 'overloaded':
				this.breaker.pause(isProbe, verdict.pauseMs);
				break;
			case 'silent':
				if (isProbe || isFirst) this.breaker.pause(isProbe);
				break;
			case 'none':
		}
		this.admit();
	}

	private admit(): void {
		const left = this.breaker.pauseLeftMs();
		for (const waiter of this.queue) {
			const { account, limit, maxWaitMs } = waiter.terms;
			if (left > maxWaitMs()) {
				waiter.settle('turned away');
				continue;
			}
			if (left > 0) continue;
			if (this.inFlight >= limit || this.probe !== undefined) return;
			if (this.firstCalls.has(account)) continue;
			if (this.breaker.isHalfOpen) this.probe = waiter;
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
		void this.clock.wait(milliseconds, NEVER).then(() => {
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
