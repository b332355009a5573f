import type { ServerApiCall } from '../transport/call';
import { request } from '../transport/client';
import type { Connection } from '../transport/client';
import type { DataObject } from '../transport/reply/data';
import type { Reply } from '../transport/reply/reply';
import { decide, isAmbiguous, repetitionOf } from './retry';
import type { Decision, RetryPolicy } from './retry';
import type { Clock } from './clock';
import { failureOfSent } from '../constituent/results/failure';
import type { Failure, HeldBack, Unsuccessful } from '../constituent/results/failure';
import type { Ending, Permit, SiteGate } from './siteGate';
import type { Stop } from './stop';
import type { RunSummary } from '../constituent/results/summary';

/** What the calls of one run share. */
export interface SenderParts {
	readonly connection: Connection;
	readonly gate: SiteGate;
	readonly clock: Clock;
	readonly stop: Stop;
	/** A number from 0 up to 1. */
	readonly random: () => number;
	readonly tally: RunSummary;
	/** Told of a failure before anybody else can take the place at the site, so that it can stop the run. */
	readonly onFailure: (failure: Failure) => void;
}

/** What became of a call in the end. */
export type Sent =
	| ({ readonly kind: 'unanswered' } & Unsuccessful)
	| {
			readonly kind: 'answered';
			readonly data: DataObject;
			/** When it was sent first. */
			readonly startedAt: number;
			/** An earlier try may have been applied without an answer that says so. */
			readonly ambiguous: boolean;
	  };

/** A call that was sent at least once. */
interface History {
	readonly reply: Reply;
	readonly startedAt: number;
	readonly tries: number;
	/** A try may have been applied without an answer that says so. */
	readonly ambiguous: boolean;
}

/** What ended a call that has no answer, if not the last reply. */
function unanswered(reply: Unsuccessful['reply'], history: History | undefined): Sent {
	const { ambiguous = false, tries = 0 } = history ?? {};
	return { kind: 'unanswered', reply, ambiguous, tries };
}

function sentOf(history: History): Sent {
	const { reply, startedAt, ambiguous } = history;
	return reply.kind === 'answered'
		? { kind: 'answered', data: reply.data, startedAt, ambiguous }
		: unanswered(reply, history);
}

/** Why the gate has turned a call away that was never sent. */
function heldBack(pauseMs: number): HeldBack {
	return pauseMs > 0 ? { kind: 'held back', pauseMs } : { kind: 'out of time' };
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
	startedAt: number,
	before: History | undefined,
	permit: Permit,
): Promise<{ history: History; next: Decision['next'] }> {
	const { clock, tally } = parts;
	const tries = (before?.tries ?? 0) + 1;
	let ending: Ending = { kind: 'other' };
	try {
		tally.sent(tries);
		const leftMs = policy.maxTotalMs - (clock.now() - startedAt);
		const reply = await request(parts.connection, withinMs(call, leftMs));
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
 *
 * @param since when the item's first call was sent, for a further one of the same item
 */
export async function requestWithRetry(
	parts: SenderParts,
	call: ServerApiCall,
	policy: RetryPolicy,
	since?: number,
): Promise<Sent> {
	const { gate, clock, stop } = parts;
	const limit = parts.connection.maxConcurrentRequests;
	let startedAt = since;
	let history: History | undefined;
	const patienceMs = () => policy.maxTotalMs - (clock.now() - (startedAt ?? clock.now()));
	for (;;) {
		const admission = await gate.enter({ limit, stop, patienceMs });
		if (admission.kind === 'turned away') {
			return history === undefined
				? unanswered(heldBack(gate.pauseLeftMs()), history)
				: sentOf(history);
		}
		if (admission.kind === 'stopped') return unanswered({ kind: 'cancelled' }, history);
		if (stop.reason !== undefined) {
			gate.leave(admission.permit, { kind: 'other' });
			return unanswered({ kind: 'cancelled' }, history);
		}
		startedAt ??= clock.now();
		const tried = await sendOnce(parts, call, policy, startedAt, history, admission.permit);
		history = tried.history;
		if (tried.next.kind === 'done') return sentOf(history);
		await clock.wait(tried.next.waitMs, stop);
	}
}
