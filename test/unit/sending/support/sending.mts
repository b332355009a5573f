import type { SendingContext, Tried } from '../../../../nodes/Convio/sending/context.ts';
import { requestWithRetry } from '../../../../nodes/Convio/sending/requestWithRetry.ts';
import type { CallResult } from '../../../../nodes/Convio/sending/context.ts';
import { SiteGate } from '../../../../nodes/Convio/sending/siteGate.ts';
import { SiteWatch } from '../../../../nodes/Convio/sending/siteWatch.ts';
import type { SiteEnd } from '../../../../nodes/Convio/sending/siteWatch.ts';
import type { RetryPolicy, ServerApiCall } from '../../../../nodes/Convio/transport/call.ts';
import { callOf } from '../../transport/support/calls.mts';
import { FakeClock } from './clock.mts';
import { json } from './site.mts';
import type { FakeSite } from './site.mts';

export const POLICY: RetryPolicy = { maxTries: 3, maxTotalMs: 10_000, looksUp: true };

export const READ = callOf('getUser', { cons_id: '1' });
export const UPDATE = callOf('update', { cons_id: '1' });
export const CREATE = callOf('create', { primary_email: 'a@x.org' });
export const UPSERT = callOf('createOrUpdate', { member_id: 'M' });
export const LOG = callOf('logInteraction', { cons_id: '1', interaction_subject: 'a' });
export const FOUND = json({ getConsResponse: { cons_id: '1' } });
/** The answer to the harmless read. */
export const FIELDS = json({ listConsFieldsResponse: { field: [] } });

/** What a run has at hand, with a clock that stands still and no jitter. */
export interface TestContext extends SendingContext {
	readonly clock: FakeClock;
	/** The requests that have ended, in order. */
	readonly tried: Tried[];
	/** Ends the run; helper reads go on. */
	endRun(): void;
	/** Ends everything. */
	cancel(): void;
	/** Why the site was found dead, each time. */
	readonly ends: SiteEnd[];
}

export function contextFor(
	site: FakeSite,
	more: Partial<SendingContext> = {},
	clock = new FakeClock(),
): TestContext {
	const run = new AbortController();
	const helpers = new AbortController();
	const tried: Tried[] = [];
	const connection = more.connection ?? site.connection();
	const context: TestContext = {
		connection,
		gate: new SiteGate(clock),
		watch: new SiteWatch(connection.maxConcurrentRequests, POLICY.maxTotalMs, () => clock.now()),
		signal: run.signal,
		helperSignal: helpers.signal,
		random: () => 0,
		onTried: (one) => tried.push(one),
		onSiteDead: (end) => {
			context.ends.push(end);
			context.cancel();
		},
		loginCheck: {},
		...more,
		clock,
		tried,
		endRun: () => {
			run.abort();
		},
		cancel: () => {
			run.abort();
			helpers.abort();
		},
		ends: [],
	};
	return context;
}

/** Sends a call; the waits pass at once. */
export async function sendWith(
	context: TestContext,
	call: ServerApiCall = READ,
	policy: RetryPolicy = POLICY,
): Promise<CallResult> {
	return await context.clock.run(requestWithRetry(context, call, policy));
}

/** The kind of the last reply, what is certain, and how often the call was sent. */
export function inShort(result: CallResult): unknown[] {
	if (result.kind === 'answered') return ['answered', result.mayHaveBeenApplied];
	return [result.reply.kind, result.outcome, result.tries];
}
