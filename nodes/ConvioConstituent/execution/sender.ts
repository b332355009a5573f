import type { ServerApiCall } from '../transport/call';
import { sendCall } from '../transport/client';
import type { Connection } from '../transport/client';
import type { Reply } from '../transport/reply';
import { decide, isAmbiguous, repetitionOf } from '../transport/retry';
import type { Decision, RetryPolicy } from '../transport/retry';
import type { Clock } from './clock';
import { failureOfSent } from './failure';
import type { Failure, HeldBack, Unsuccessful } from './failure';
import type { Ending, Permit, SiteGate } from './gate';
import type { Stop } from './stop';
import type { Tally } from './tally';

/** What the calls of one run share. */
export interface SenderParts {
	readonly connection: Connection;
	readonly gate: SiteGate;
	readonly clock: Clock;
	readonly stop: Stop;
	/** A number from 0 up to 1. */
	readonly random: () => number;
	readonly tally: Tally;
	/** Told of a failure before anybody else can take the place at the site, so that it can stop the run. */
	readonly onFailure: (failure: Failure) => void;
}

/** What became of a call in the end. */
export type Sent =
	| Unsuccessful
	| { readonly reply: Extract<Reply, { kind: 'answered' }>; readonly tries: number };

/** A call that was sent at least once. */
interface History {
	readonly reply: Reply;
	readonly startedAt: number;
	readonly tries: number;
	/** A try may have been applied without an answer that says so. */
	readonly ambiguous: boolean;
}

const NEVER_SENT = { ambiguous: false, tries: 0 };

function sentOf(reply: Reply | HeldBack, history: Pick<History, 'ambiguous' | 'tries'>): Sent {
	const { ambiguous, tries } = history;
	return reply.kind === 'answered' ? { reply, tries } : { reply, ambiguous, tries };
}

function endingOf(reply: Reply, { sitePauseMs }: Decision): Ending {
	if (sitePauseMs > 0) return { kind: 'throttled', pauseMs: sitePauseMs };
	return { kind: reply.kind === 'answered' || reply.kind === 'refused' ? 'answered' : 'other' };
}

/** No try takes longer than its call has left in all. */
function withinMs(call: ServerApiCall, leftMs: number): ServerApiCall {
	const timeoutMs = Math.max(1, Math.floor(Math.min(call.settings.timeoutMs, leftMs)));
	return { ...call, settings: { ...call.settings, timeoutMs } };
}

/** One try, with the place at the site given back whatever happens. */
async function sendOnce(
	parts: SenderParts,
	call: ServerApiCall,
	policy: RetryPolicy,
	before: History | undefined,
	permit: Permit,
): Promise<{ history: History; next: Decision['next'] }> {
	const { clock, tally } = parts;
	const startedAt = before?.startedAt ?? clock.now();
	const tries = (before?.tries ?? 0) + 1;
	let ending: Ending = { kind: 'other' };
	try {
		tally.sent(tries);
		const leftMs = policy.maxTotalMs - (clock.now() - startedAt);
		const reply = await sendCall(parts.connection, withinMs(call, leftMs));
		const ambiguous = (before?.ambiguous ?? false) || isAmbiguous(reply);
		const history = { reply, startedAt, tries, ambiguous };
		const now = clock.now();
		const elapsedMs = now - startedAt;
		const repetition = repetitionOf(call);
		const random = parts.random();
		const decision = decide({ repetition, reply, tries, elapsedMs, now, random }, policy);
		ending = endingOf(reply, decision);
		if (ending.kind === 'throttled') tally.throttled();
		if (decision.next.kind === 'done' && reply.kind !== 'answered') {
			parts.onFailure(failureOfSent(call, { reply, ambiguous, tries }));
		}
		return { history, next: decision.next };
	} finally {
		parts.gate.leave(permit, ending);
	}
}

/**
 * Sends a call through the site's gate, again where that is safe, until there is an answer, a
 * refusal, or a bound is reached. Waiting for the first place does not count: a long run waits for
 * itself.
 */
export async function sendSafely(
	parts: SenderParts,
	call: ServerApiCall,
	policy: RetryPolicy,
): Promise<Sent> {
	const { gate, clock, stop } = parts;
	const limit = parts.connection.maxConcurrentRequests;
	let history: History | undefined;
	const patienceMs = () =>
		policy.maxTotalMs - (history === undefined ? 0 : clock.now() - history.startedAt);
	for (;;) {
		const admission = await gate.enter({ limit, stop, patienceMs });
		if (admission.kind === 'turned away') {
			const pauseMs = gate.pauseLeftMs();
			return sentOf(history?.reply ?? { kind: 'held back', pauseMs }, history ?? NEVER_SENT);
		}
		if (admission.kind === 'stopped') return sentOf({ kind: 'cancelled' }, history ?? NEVER_SENT);
		if (stop.reason !== undefined) {
			gate.leave(admission.permit, { kind: 'other' });
			return sentOf({ kind: 'cancelled' }, history ?? NEVER_SENT);
		}
		const tried = await sendOnce(parts, call, policy, history, admission.permit);
		history = tried.history;
		if (tried.next.kind === 'done') return sentOf(history.reply, history);
		await clock.wait(tried.next.waitMs, stop);
	}
}
