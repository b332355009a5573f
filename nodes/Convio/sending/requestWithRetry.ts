import { request } from '../transport/client';
import type { RetryPolicy, ServerApiCall } from '../transport/call';
import type { Reply } from '../transport/reply/reply';
import type { CallFailure, CallResult, Lookup, SendingContext, Tried, Unsent } from './context';
import { isWorthLookingUp, lookUp, lookUpUntilFound } from './lookUp';
import type { SendRead } from './lookUp';
import { isSafeToRepeat, needsLoginCheck, outcomeOf } from './outcome';
import { decide, leavesFateOpen, patienceMs, tryTimeMs, verdictOf } from './retry';
import type { Decision } from './retry';
import type { SiteVerdict } from './siteGate';

/** A call that was sent at least once. */
interface History {
	readonly reply: Reply;
	readonly startedAt: number;
	/** How often it was sent. */
	readonly sent: number;
	/** How often it was sent and not throttled. */
	readonly tries: number;
	readonly mayHaveBeenApplied: boolean;
	readonly next: Decision;
}

/** A read that shows whether the site answers, and takes the login. It changes nothing. */
function harmlessRead({ settings }: ServerApiCall): ServerApiCall {
	return { method: 'listUserFields', params: { access: 'update' }, settings };
}

/** What is certain about a call that has failed, with all that was learned about it. */
function failed(
	call: ServerApiCall,
	reply: CallFailure['reply'],
	history?: History,
	evidence: Pick<CallFailure, 'lookup' | 'loginIsRefused'> = {},
): CallFailure {
	const { mayHaveBeenApplied = false, sent = 0 } = history ?? {};
	const { lookup, loginIsRefused } = evidence;
	const outcome = outcomeOf(call, reply, mayHaveBeenApplied, loginIsRefused);
	const safeToRepeat = isSafeToRepeat(call, outcome, lookup);
	const facts = { reply, mayHaveBeenApplied, tries: sent, outcome, safeToRepeat };
	return { kind: 'failed', ...facts, ...evidence };
}

function resultOf(
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
	policy: RetryPolicy,
	purpose: Tried['purpose'],
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
	const random = context.random();
	const history: History = {
		reply,
		startedAt,
		sent: (before?.sent ?? 0) + 1,
		tries,
		mayHaveBeenApplied: (before?.mayHaveBeenApplied ?? false) || leavesFateOpen(reply),
		next: decide({ call, reply, tries: Math.max(1, tries), elapsedMs, random }, policy),
	};
	watch.ended(reply);
	const isLast = history.next.kind === 'done' && reply.kind !== 'answered';
	context.onTried({
		call,
		reply,
		isRepeat: before !== undefined,
		purpose,
		...(isLast ? { failure: failed(call, reply, history) } : {}),
	});
	return { history, verdict: verdictOf(reply, clock.now()) };
}

/** Sends a call until it is done, or until it needs a look-up. */
async function sendUntilDone(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
	purpose: Tried['purpose'],
	since: number | undefined,
	before: History | undefined,
): Promise<{ history: History | undefined; unsent?: Unsent }> {
	const { clock, connection, gate, signal } = context;
	let history = before;
	let startedAt = since;
	for (;;) {
		if (!(await siteIsAlive(context, call, policy, purpose))) context.onSiteDead();
		const passage = await gate.run(
			async () => {
				// Waiting for the first slot does not count: a long run waits for itself.
				startedAt ??= clock.now();
				return await tryOnce(context, call, policy, purpose, startedAt, history);
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
		if (passage.kind === 'aborted')
			return { history, unsent: { kind: 'not sent', why: 'run ended' } };
		if (passage.kind === 'turned away') {
			if (history !== undefined) return { history };
			const { pauseMs } = passage;
			return {
				history,
				unsent:
					pauseMs > 0
						? { kind: 'not sent', why: 'pause', pauseMs }
						: { kind: 'not sent', why: 'time' },
			};
		}
		history = passage.value.history;
		if (history.next.kind !== 'again') return { history };
		await clock.wait(history.next.waitMs, signal);
	}
}

/** Sends a read of the sending's own: it is not looked up, and does not end with the run. */
function sendHelper(context: SendingContext): SendRead {
	const own: SendingContext = { ...context, signal: context.helperSignal };
	return async (call, policy) => {
		const { history, unsent } = await sendUntilDone(
			own,
			call,
			policy,
			'helper',
			undefined,
			undefined,
		);
		if (unsent !== undefined) return failed(call, unsent, history);
		if (history === undefined) return failed(call, { kind: 'not sent', why: 'run ended' });
		return resultOf(call, history);
	};
}

function onceOnly(call: ServerApiCall, policy: RetryPolicy): RetryPolicy {
	return { ...policy, maxTries: 1, maxTotalMs: call.settings.timeoutMs };
}

/** Whether the site still answers, asked where many tries in a row have brought no answer. */
async function siteIsAlive(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
	purpose: Tried['purpose'],
): Promise<boolean> {
	// A probe that probed would wait for itself.
	if (purpose === 'helper') return true;
	return await context.watch.mayGoOn(async () => {
		const result = await sendHelper(context)(harmlessRead(call), onceOnly(call, policy));
		return result.kind === 'answered' || result.reply.kind === 'refused';
	});
}

/** Whether a read with the same login is refused as well; asked once a run. */
async function checkLogin(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
): Promise<boolean | undefined> {
	context.loginCheck.answer ??= sendHelper(context)(
		harmlessRead(call),
		onceOnly(call, policy),
	).then((result) => {
		if (result.kind === 'answered') return false;
		return result.reply.kind === 'refused' ? true : undefined;
	});
	return await context.loginCheck.answer;
}

/** Gathers what can still be learned about a call that has failed, by harmless reads. */
async function withEvidence(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
	failure: CallFailure,
	history: History | undefined,
): Promise<CallFailure> {
	const { reply } = failure;
	const asksLogin = reply.kind !== 'not sent' && needsLoginCheck(call, reply);
	const loginIsRefused = asksLogin ? await checkLogin(context, call, policy) : undefined;
	const known = failed(call, reply, history, { lookup: failure.lookup, loginIsRefused });
	if (known.outcome === 'not applied' || known.lookup !== undefined) return known;
	const lookup = await lookUpAfterwards(context, call, policy);
	return failed(call, reply, history, { lookup, loginIsRefused });
}

/**
 * Looks up once what may have become of a write whose outcome is unknown.
 *
 * @returns undefined where a look-up proves nothing, or is not wanted
 */
export async function lookUpAfterwards(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
): Promise<Lookup | undefined> {
	if (!policy.looksUp || !isWorthLookingUp(call) || context.helperSignal.aborted) return undefined;
	return await lookUp(sendHelper(context), call, onceOnly(call, policy));
}

/**
 * Sends a call through the site's gate, again where that is safe, until there is an answer, a refusal,
 * or a bound is reached. An upsert that could add a second record is looked up before it is sent again.
 *
 * @param since when the item's first call was sent, for a further one of the same item
 */
export async function requestWithRetry(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
	since?: number,
): Promise<CallResult> {
	let history: History | undefined;
	let lookup: Lookup | undefined;
	for (;;) {
		const startedAt = history?.startedAt ?? since;
		const sent = await sendUntilDone(context, call, policy, 'item', startedAt, history);
		history = sent.history;
		if (sent.unsent !== undefined || history === undefined) {
			const reply = sent.unsent ?? { kind: 'not sent', why: 'run ended' };
			const failure = failed(call, reply, history, { lookup });
			return await withEvidence(context, call, policy, failure, history);
		}
		if (history.next.kind !== 'look up') {
			const result = resultOf(call, history);
			return result.kind === 'answered'
				? result
				: await withEvidence(context, call, policy, result, history);
		}
		const left = policy.maxTotalMs - (context.clock.now() - history.startedAt);
		lookup = await lookUpUntilFound(context, sendHelper(context), call, policy, left);
		if ('found' in lookup && lookup.found === 1) continue;
		return resultOf(call, history, { lookup });
	}
}
