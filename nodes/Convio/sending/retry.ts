/**
 * Whether a call is sent again. One row of docs/reliability.md a case:
 *
 * | what happened                         | read, repeatable write | upsert by member ID | once-only write |
 * |---------------------------------------|------------------------|---------------------|-----------------|
 * | not delivered by the network; 429     | again                  | again               | again           |
 * | 502, 503, 504, broken, cut, timed out | again                  | look up, then again | never           |
 * | refused by the API; redirected        | never                  | never               | never           |
 * | certificate, host rule, proxy, 4xx    | never                  | never               | never           |
 */
import type { RetryPolicy, ServerApiCall } from '../transport/call';
import type { Reply } from '../transport/reply/reply';
import { isLastWord, mayRepeat } from './outcome';

/** All waiting times, in milliseconds. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

/** A call that was sent, and what came of it. */
interface Attempt {
	readonly call: ServerApiCall;
	readonly reply: Reply;
	/** How often the call was sent so far, without those times that the site throttled. */
	readonly tries: number;
	/** Time since it was sent first, in milliseconds. */
	readonly elapsedMs: number;
	/** A number from 0 up to 1, for jitter. */
	readonly random: number;
}

/** What is to happen after a call was sent. */
type Decision =
	| { readonly kind: 'done' }
	/** The gate may hold it back for longer. */
	| { readonly kind: 'again'; readonly waitMs: number }
	/** Sending it again is harmless once the record is there. */
	| { readonly kind: 'look up' };

/** Doubles with each try; jitter takes up to half of it away, so that calls do not march in step. */
function backOffMs({ tries, random }: Attempt): number {
	const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tries - 1));
	return Math.round(whole * (0.5 + random / 2));
}

function byTheTable(attempt: Attempt, policy: RetryPolicy): Decision {
	const { call, reply } = attempt;
	switch (reply.kind) {
		// The API has decided; the next call would be redirected as well.
		case 'answered':
		case 'refused':
		case 'redirected':
		case 'cancelled':
			return { kind: 'done' };
		// It cannot have arrived, so it cannot add anything twice.
		case 'undelivered':
			if (reply.permanent) return { kind: 'done' };
			return { kind: 'again', waitMs: backOffMs(attempt) };
		// The site did not take it. The gate waits as long as the site asks.
		case 'throttled':
			return { kind: 'again', waitMs: 0 };
		// It may have arrived.
		case 'unavailable':
		case 'interrupted':
		case 'unreadable': {
			// A page with a 4xx status, but for 408, means that the web server did not pass the call on.
			if (isLastWord(reply)) return { kind: 'done' };
			const may = mayRepeat(call);
			if (may === 'no' || (may === 'after look-up' && !policy.looksUp)) return { kind: 'done' };
			if (may === 'after look-up') return { kind: 'look up' };
			return { kind: 'again', waitMs: reply.kind === 'unavailable' ? 0 : backOffMs(attempt) };
		}
	}
}

/**
 * How long one try of a call may take, in milliseconds. A once-only write gets its whole time or is not
 * sent: cut short, it would often end with an unknown outcome.
 */
export function tryTimeMs(call: ServerApiCall, policy: RetryPolicy, elapsedMs: number): number {
	const whole = Math.min(call.settings.timeoutMs, policy.maxTotalMs);
	if (mayRepeat(call) === 'no') return whole;
	return Math.max(1, Math.floor(Math.min(whole, policy.maxTotalMs - elapsedMs)));
}

/** How long a call may still wait before it has to be sent, in milliseconds; negative when too late. */
export function patienceMs(call: ServerApiCall, policy: RetryPolicy, elapsedMs: number): number {
	const left = policy.maxTotalMs - elapsedMs;
	return mayRepeat(call) === 'no' ? left - tryTimeMs(call, policy, elapsedMs) : left - 1;
}

/** Whether to send a call again, and when: pure, so that every case of the table can be tested. */
export function decide(attempt: Attempt, policy: RetryPolicy): Decision {
	const decision = byTheTable(attempt, policy);
	if (decision.kind === 'done') return decision;
	const isThrottled = attempt.reply.kind === 'throttled';
	// A throttled call was not delivered: only its time counts.
	if (!isThrottled && attempt.tries >= policy.maxTries) return { kind: 'done' };
	const waitMs = decision.kind === 'again' ? decision.waitMs : 0;
	const patience = patienceMs(attempt.call, policy, attempt.elapsedMs);
	return waitMs <= patience ? decision : { kind: 'done' };
}
