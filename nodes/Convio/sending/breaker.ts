import { concernsWholeRun } from '../transport/errorCodes';
import type { Reply } from '../transport/reply/reply';
import { retryAfterMs } from './retryAfter';

/** How a request ended, as far as the site's gate cares. */
export type SiteVerdict =
	/**
	 * The API has answered: a success or an `errorResponse`. `provesLogin` unless the refusal may mean
	 * the login, or whatever else keeps all calls from success.
	 */
	| { readonly kind: 'answered'; readonly provesLogin: boolean }
	/** 429, 502, 503, 504, or a `Retry-After`; `pauseMs` is what the site asked for, if it did. */
	| { readonly kind: 'overloaded'; readonly pauseMs?: number }
	/** No response, or none of the API. */
	| { readonly kind: 'silent' }
	/** Nothing is known of the site: the execution was cancelled. */
	| { readonly kind: 'none' };

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** One strange header must not silence a site for a day; after an hour one call asks again. */
const LONGEST_ASKED_PAUSE_MS = 3_600_000;

/** The pause that a response asks for. Zero, or a date in the past, asks for none. */
function askedPause(retryAfter: string | undefined, now: number): { pauseMs?: number } {
	const asked = retryAfterMs(retryAfter, now) ?? 0;
	return asked > 0 ? { pauseMs: Math.min(asked, LONGEST_ASKED_PAUSE_MS) } : {};
}

/** What the gate learns from a reply. @param now milliseconds since 1970, for dates in `Retry-After` */
export function verdictOf(reply: Reply, now: number): SiteVerdict {
	switch (reply.kind) {
		case 'answered':
			return { kind: 'answered', provesLogin: true };
		case 'refused':
			return { kind: 'answered', provesLogin: !concernsWholeRun(reply.code) };
		case 'throttled':
		case 'unavailable':
			return { kind: 'overloaded', ...askedPause(reply.retryAfter, now) };
		case 'cancelled':
			return { kind: 'none' };
		case 'unreadable': {
			// A firewall's page with status 403 or 500 may ask for a pause, too.
			const { pauseMs } = askedPause(reply.retryAfter, now);
			return pauseMs === undefined ? { kind: 'silent' } : { kind: 'overloaded', pauseMs };
		}
		case 'redirected':
		case 'undelivered':
		case 'interrupted':
			return { kind: 'silent' };
	}
}

/**
 * The circuit breaker of a site, which has three states:
 *
 * - closed: everybody may send;
 * - paused: after an overload nobody sends, for as long as the site asks or for a pause that doubles;
 * - half open, when the pause is over: one call goes alone, as a probe. An answer of the API closes the
 *   breaker, anything else pauses again.
 */
export class CircuitBreaker {
	private pausedUntil = -Infinity;

	/** How long the pause lasts that the site itself has asked for. */
	private askedUntil = -Infinity;

	private pausesInRow = 0;

	/** A pause has begun, and no probe has been answered since. */
	private needsProbe = false;

	/** @param now milliseconds since 1970 */
	constructor(private readonly now: () => number) {}

	/** How long nobody may send, in milliseconds. */
	pauseLeftMs(): number {
		return Math.max(0, this.pausedUntil - this.now());
	}

	/** Whether the site itself has asked for the pause that lasts now. */
	get isPauseAsked(): boolean {
		return this.pauseLeftMs() > 0 && this.askedUntil >= this.pausedUntil;
	}

	get isHalfOpen(): boolean {
		return this.needsProbe && this.pauseLeftMs() === 0;
	}

	/**
	 * The API has answered.
	 *
	 * @param isProbe a late answer to any other call tells nothing of the site after the pause
	 */
	answered(isProbe: boolean): void {
		if (!isProbe || this.pauseLeftMs() > 0) return;
		this.needsProbe = false;
		this.pausesInRow = 0;
	}

	/**
	 * The site is overloaded, or has not answered a call that went alone.
	 *
	 * @param asked what the site asks for, in milliseconds; a longer pause that has begun stays
	 */
	pause(isProbe: boolean, asked?: number): void {
		// Calls that were in flight together fail together: they are one pause, not several in a row.
		const isNew = isProbe || !this.needsProbe;
		if (isNew) this.pausesInRow += 1;
		const doubled = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (this.pausesInRow - 1));
		const length = asked ?? (isNew ? doubled : 0);
		this.pausedUntil = Math.max(this.pausedUntil, this.now() + length);
		if (asked !== undefined) this.askedUntil = Math.max(this.askedUntil, this.now() + asked);
		this.needsProbe = true;
	}
}
