import type { ServerApiCall } from '../transport/call';
import { methodFacts } from '../transport/apiMethods';
import type { Reply } from '../transport/reply/reply';
import { retryAfterMs } from './retryAfter';

/**
 * What sending a call again can do: nothing (`read`), the same again (`repeatable`), or a further
 * record or log entry (`once only`).
 */
export type Repetition = 'read' | 'repeatable' | 'once only';

/** Limits of repeating one call. */
export interface RetryPolicy {
	/** How often a call is sent, at most, the first time included. */
	readonly maxTries: number;
	/** How long a call may take in all, waiting included, in milliseconds. */
	readonly maxTotalMs: number;
}

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;
/** One strange header must not silence a site for a day; after an hour one call asks again. */
const LONGEST_PAUSE_MS = 3_600_000;

/** Whether the address changes that the call finds its record by, so that a repeat would miss it. */
function changesItsKey({ params }: ServerApiCall): boolean {
	const { cons_id, member_id, primary_email, 'email.primary_address': changed } = params;
	if (cons_id !== undefined || member_id !== undefined || changed === undefined) return false;
	return primary_email?.toLowerCase() !== changed.toLowerCase();
}

/**
 * An upsert found by e-mail alone may add a record each time on a site that allows shared addresses;
 * interaction fields add a log entry each time.
 */
export function repetitionOf(call: ServerApiCall): Repetition {
	const { effect } = methodFacts(call.method);
	if (effect === 'read') return 'read';
	if (effect === 'add') return 'once only';
	if (Object.keys(call.params).some((name) => name.startsWith('interaction_'))) return 'once only';
	if (changesItsKey(call)) return 'once only';
	const { cons_id, member_id } = call.params;
	if (effect === 'upsert' && cons_id === undefined && member_id === undefined) return 'once only';
	return 'repeatable';
}

/**
 * Whether a call may have been applied although no answer says so. An error status of the web tier
 * below 500 means that it did not pass the call on; 408 means that it waited for it.
 */
export function isAmbiguous(reply: Reply): boolean {
	switch (reply.kind) {
		case 'unreadable':
			return !(reply.status >= 400 && reply.status <= 499 && reply.status !== 408);
		case 'unavailable':
		case 'interrupted':
		case 'redirected':
		case 'cancelled':
			return true;
		case 'answered':
		case 'refused':
		case 'throttled':
		case 'undelivered':
			return false;
	}
}

function isWorthRepeating(reply: Reply, repetition: Repetition): boolean {
	switch (reply.kind) {
		case 'undelivered':
			return !reply.permanent;
		case 'throttled':
			return true;
		case 'unavailable':
		case 'interrupted':
			return repetition !== 'once only';
		case 'unreadable':
			return repetition !== 'once only' && isAmbiguous(reply);
		case 'answered':
		case 'refused':
		case 'redirected':
		case 'cancelled':
			return false;
	}
}

/** A call that was sent, and what came of it. */
export interface Attempt {
	readonly repetition: Repetition;
	readonly reply: Reply;
	/** How often the call was sent so far. */
	readonly tries: number;
	/** Time since it was sent first, in milliseconds. */
	readonly elapsedMs: number;
	/** Current time in milliseconds since 1970, for dates. */
	readonly now: number;
	/** A number from 0 up to 1, for jitter. */
	readonly random: number;
}

/** What is to happen after a call was sent. */
export interface Decision {
	/** How long nobody is to send the site anything, in milliseconds; 0 if it may go on. */
	readonly sitePauseMs: number;
	readonly next: { readonly kind: 'done' } | { readonly kind: 'again'; readonly waitMs: number };
}

/** Doubles with each try; jitter takes up to half of it away, so that calls do not march in step. */
function backOffMs({ tries, random }: Attempt): number {
	const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
	return Math.round(whole * (0.5 + random / 2));
}

/**
 * A site that throttles is left alone, whether or not it says how long, and so is any that names a
 * time. Zero, or a date in the past, names none: five tries in a row would only use the tries up.
 */
function sitePauseMs(attempt: Attempt): number {
	const { reply, now } = attempt;
	const asked = 'retryAfter' in reply ? retryAfterMs(reply.retryAfter, now) : undefined;
	if (asked !== undefined && asked > 0) return Math.min(asked, LONGEST_PAUSE_MS);
	return reply.kind === 'throttled' ? backOffMs(attempt) : 0;
}

/**
 * Whether to send a call again, and when: pure, so that every case of the table can be tested. A
 * pause holds whether or not this call is sent again.
 */
export function decide(attempt: Attempt, policy: RetryPolicy): Decision {
	const { repetition, reply, tries, elapsedMs } = attempt;
	const pauseMs = sitePauseMs(attempt);
	const waitMs = pauseMs > 0 ? pauseMs : backOffMs(attempt);
	const again =
		isWorthRepeating(reply, repetition) &&
		tries < policy.maxTries &&
		elapsedMs + waitMs < policy.maxTotalMs;
	return { sitePauseMs: pauseMs, next: again ? { kind: 'again', waitMs } : { kind: 'done' } };
}
