import { request } from '../transport/client';
import type { RetryPolicy, ServerApiCall } from '../transport/call';
import { mayBeSiteFault } from '../transport/reply/reply';
import type { Reply } from '../transport/reply/reply';
import { verdictOf } from './breaker';
import type { SiteVerdict } from './breaker';
import type { CallFailure, CallResult, SendingContext, Tried, Unsent } from './context';
import { isSafeToRepeat, leavesFateOpen, outcomeOf } from './outcome';
import { endsList } from './pages';
import { decide, patienceMs, tryTimeMs } from './retry';

/** A call that was sent at least once. */
export interface History {
	readonly reply: Reply;
	readonly startedAt: number;
	/** How often it was sent. */
	readonly sent: number;
	/** How often it was sent and not throttled. */
	readonly tries: number;
	/** A page 403 is always the last reply, and does not count: a probe has to tell what it means. */
	readonly mayHaveBeenApplied: boolean;
	readonly next: ReturnType<typeof decide>;
}

/** How a call is to be sent. */
interface SendingTerms {
	readonly policy: RetryPolicy;
	readonly purpose: Tried['purpose'];
	/** Asked before each try: whether the site is worth one more. */
	mayGoOn(): Promise<boolean>;
	/** Whether that has to be asked anew for a call that has waited at the gate. */
	isInDoubt?(): boolean;
	/** When the item's first call was sent, for a further one of the same item. */
	readonly since?: number;
	/** The tries so far. */
	readonly before?: History;
}

/**
 * What is certain about a call that has failed, with all that was learned about it.
 *
 * @param isBarred its last reply came from a proxy or firewall that lets no call through
 */
export function failed(
	call: ServerApiCall,
	reply: CallFailure['reply'],
	history?: History,
	evidence: Pick<CallFailure, 'lookup' | 'loginIsRefused'> = {},
	isBarred = false,
): CallFailure {
	const { mayHaveBeenApplied = false, sent = 0 } = history ?? {};
	const { lookup, loginIsRefused } = evidence;
	const cannotHaveArrived = isBarred && !mayHaveBeenApplied;
	const outcome = cannotHaveArrived
		? 'not applied'
		: outcomeOf(call, reply, mayHaveBeenApplied, loginIsRefused);
	const safeToRepeat = isSafeToRepeat(call, outcome, lookup);
	const facts = { reply, mayHaveBeenApplied, tries: sent, outcome, safeToRepeat };
	return { kind: 'failed', ...facts, ...evidence };
}

/** The result of a call whose last reply is final. */
export function resultOf(
	call: ServerApiCall,
	history: History,
	evidence?: Pick<CallFailure, 'lookup'>,
): CallResult {
	const { reply, startedAt, mayHaveBeenApplied } = history;
	return reply.kind === 'answered'
		? { kind: 'answered', data: reply.data, startedAt, mayHaveBeenApplied }
		: failed(call, reply, history, evidence);
}

/** Sends a call once, and says what is to happen next. Runs while the gate holds a slot for it. */
async function tryOnce(
	context: SendingContext,
	call: ServerApiCall,
	{ policy, purpose }: SendingTerms,
	startedAt: number,
	before: History | undefined,
): Promise<{ history: History; verdict: SiteVerdict }> {
	const { clock, connection, watch } = context;
	const timeoutMs = tryTimeMs(call, policy, clock.now() - startedAt);
	const reply = await request(connection, {
		...call,
		settings: { ...call.settings, timeoutMs },
	});
	const elapsedMs = clock.now() - startedAt;
	const tries = (before?.tries ?? 0) + (reply.kind === 'throttled' ? 0 : 1);
	const history: History = {
		reply,
		startedAt,
		sent: (before?.sent ?? 0) + 1,
		tries,
		mayHaveBeenApplied:
			(before?.mayHaveBeenApplied ?? false) || (leavesFateOpen(reply) && !mayBeSiteFault(reply)),
		next: decide({ call, reply, tries, elapsedMs, random: context.random() }, policy),
	};
	watch.ended(reply);
	const isFailure =
		history.next.kind === 'done' && reply.kind !== 'answered' && !endsList(call, reply);
	context.onTried({
		call,
		reply,
		isRepeat: before !== undefined,
		purpose,
		...(isFailure ? { failure: failed(call, reply, history) } : {}),
	});
	return { history, verdict: verdictOf(reply, clock.now()) };
}

/**
 * Sends a call until its last reply is final, or until it needs a look-up.
 *
 * @returns the tries, and why there was not one more, where that is not what the last reply says
 */
export async function tryUntilDone(
	context: SendingContext,
	call: ServerApiCall,
	terms: SendingTerms,
): Promise<
	| { readonly history: History; readonly unsent?: undefined }
	| { readonly history: History | undefined; readonly unsent: Unsent }
> {
	const { clock, connection, gate, signal } = context;
	const { policy } = terms;
	let history = terms.before;
	let startedAt = history?.startedAt ?? terms.since;
	for (;;) {
		if (!signal.aborted && !(await terms.mayGoOn())) {
			context.onSiteDead(context.watch.siteEnd ?? 'silent');
		}
		const passage = await gate.run(
			async () => {
				// Without this, all that wait here would be sent before the probe of a site in doubt.
				if (terms.isInDoubt?.() === true) return { history: undefined, verdict: { kind: 'none' } };
				// Waiting for the first slot does not count: a long run waits for itself.
				startedAt ??= clock.now();
				return await tryOnce(context, call, terms, startedAt, history);
			},
			{
				limit: connection.maxConcurrentRequests,
				account: connection.account,
				signal,
				maxWaitMs: () =>
					startedAt === undefined
						? policy.maxTotalMs
						: patienceMs(call, policy, clock.now() - startedAt),
			},
		);
		if (passage.kind === 'aborted') {
			return { history, unsent: { kind: 'not sent', why: 'run ended' } };
		}
		if (passage.kind === 'turned away') {
			// What the last reply said is worth more than that there was no time for one more try.
			if (history !== undefined) return { history: { ...history, next: { kind: 'done' } } };
			const { pauseMs, isAsked } = passage;
			const unsent: Unsent =
				pauseMs > 0
					? { kind: 'not sent', why: 'pause', pauseMs, isAsked }
					: { kind: 'not sent', why: 'time' };
			return { history, unsent };
		}
		if (passage.value.history === undefined) continue;
		history = passage.value.history;
		if (history.next.kind !== 'again') return { history };
		await clock.wait(history.next.waitMs, signal);
	}
}
