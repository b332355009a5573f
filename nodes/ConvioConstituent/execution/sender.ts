import type { ServerApiCall } from '../transport/call';
import { sendCall } from '../transport/client';
import type { Connection } from '../transport/client';
import type { Reply } from '../transport/reply';
import { decide, isAmbiguous, repetitionOf } from '../transport/retry';
import type { RetryPolicy } from '../transport/retry';
import type { Clock } from './clock';
import type { Ending, SiteGate } from './gate';
import type { Tally } from './tally';

/** What the calls of one run share. */
export interface SenderParts {
	readonly connection: Connection;
	readonly gate: SiteGate;
	readonly policy: RetryPolicy;
	readonly clock: Clock;
	/** Aborted when the execution is cancelled, or when nothing more of the run may be sent. */
	readonly stop: AbortSignal;
	/** A number from 0 up to 1. */
	readonly random: () => number;
	readonly tally: Tally;
}

/** What became of a call in the end. */
export interface Sent {
	readonly reply: Reply;
	/** An earlier try, or this one, may have been applied without an answer that says so. */
	readonly ambiguous: boolean;
	/** How often it was sent; 0 when the run ended first. */
	readonly tries: number;
}

function endingOf(reply: Reply): Ending {
	if (reply.kind === 'throttled') return 'throttled';
	return reply.kind === 'answered' || reply.kind === 'refused' ? 'fine' : 'other';
}

const PAUSED: Reply = {
	kind: 'throttled',
	status: 429,
	contentType: '',
	reason: 'the site asked to be left alone for longer than this item may wait',
	excerpt: '',
};

/**
 * Sends a call through the site's gate, again where that is safe, until there is an answer, a
 * refusal, or a bound is reached.
 */
export async function sendSafely(parts: SenderParts, call: ServerApiCall): Promise<Sent> {
	const { connection, gate, policy, clock, stop, tally } = parts;
	const repetition = repetitionOf(call);
	const limit = connection.maxConcurrentRequests;
	let startedAt: number | undefined;
	let ambiguous = false;
	for (let tries = 0; ; ) {
		const elapsedMs = startedAt === undefined ? 0 : clock.now() - startedAt;
		if (gate.pauseLeftMs() > policy.maxTotalMs - elapsedMs) {
			return { reply: PAUSED, ambiguous, tries };
		}
		const permit = await gate.enter(limit, stop);
		if (permit === undefined) return { reply: { kind: 'cancelled' }, ambiguous, tries };
		startedAt ??= permit.at;
		tries += 1;
		tally.sent(tries);
		const reply = await sendCall(connection, call);
		gate.leave(permit, limit, endingOf(reply));
		tally.replied(reply);
		ambiguous ||= isAmbiguous(reply);
		const now = clock.now();
		const decision = decide(repetition, reply, tries, now - startedAt, policy, parts.random(), now);
		if (decision.kind === 'done') return { reply, ambiguous, tries };
		if (decision.pausesSite) gate.pause(decision.waitMs);
		await clock.wait(decision.waitMs, stop);
	}
}
