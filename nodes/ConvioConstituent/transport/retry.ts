import type { ServerApiCall } from './call';
import { methodFacts } from './methods';
import type { Reply } from './reply';
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

export type Decision =
	| { readonly kind: 'done' }
	| {
			readonly kind: 'again';
			readonly waitMs: number;
			/** The whole site is to be left alone meanwhile, not this call only. */
			readonly pausesSite: boolean;
	  };

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

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

/**
 * Whether to send a call again, and when: pure, so that every case of the table can be tested.
 *
 * @param tries how often the call was sent so far
 * @param elapsedMs time since it was sent first
 * @param random a number from 0 up to 1, for jitter
 * @param now current time in milliseconds
 */
export function decide(
	repetition: Repetition,
	reply: Reply,
	tries: number,
	elapsedMs: number,
	policy: RetryPolicy,
	random: number,
	now: number,
): Decision {
	if (!isWorthRepeating(reply, repetition) || tries >= policy.maxTries) return { kind: 'done' };
	const asked = 'retryAfter' in reply ? retryAfterMs(reply.retryAfter, now) : undefined;
	const backOff = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
	const waitMs = asked ?? Math.round(backOff * (0.5 + random / 2));
	if (elapsedMs + waitMs > policy.maxTotalMs) return { kind: 'done' };
	return { kind: 'again', waitMs, pausesSite: reply.kind === 'throttled' || asked !== undefined };
}
