import { methodFacts } from '../transport/apiMethods';
import type { RetryPolicy, ServerApiCall } from '../transport/call';
import { mayBeSiteFault } from '../transport/reply/reply';
import type { CallFailure, CallResult, Lookup, SendingContext } from './context';
import { lookUp, lookUpCall, lookUpUntilFound } from './evidence/lookUp';
import { checkLogin, helperReads, onceOnly, siteIsAlive } from './evidence/siteCheck';
import { needsLoginCheck } from './outcome';
import { failed, resultOf, tryUntilDone } from './tryUntilDone';
import type { History } from './tryUntilDone';

/**
 * Looks up once what may have become of a write whose outcome is unknown.
 *
 * @param startedAt when the item's first call was sent, in milliseconds since 1970
 * @returns undefined where a look-up proves nothing, or is not wanted
 */
export async function lookUpAfterwards(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
	startedAt: number,
): Promise<Lookup | undefined> {
	const read = policy.looksUp ? lookUpCall(call) : undefined;
	if (read === undefined || context.helperSignal.aborted) return undefined;
	const elapsedMs = context.clock.now() - startedAt;
	return await lookUp(helperReads(context), read, onceOnly(call, policy, elapsedMs));
}

/**
 * Whether a write brought the page 403 of a proxy or firewall that lets no call through: then it cannot
 * have arrived. Where other calls pass, a gateway may have put the page in place of a refusal.
 */
async function isBarred(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
	reply: CallFailure['reply'],
): Promise<boolean> {
	if (methodFacts(call.method).effect === 'read') return false;
	if (reply.kind === 'not sent' || !mayBeSiteFault(reply)) return false;
	if (await siteIsAlive(context, call, policy)) return false;
	context.onSiteDead(context.watch.siteEnd ?? 'silent');
	return context.watch.siteEnd === 'barred';
}

/** A failure with what can still be learned about it by harmless reads. */
async function failedWithEvidence(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
	reply: CallFailure['reply'],
	history: History | undefined,
	before: Lookup | undefined,
): Promise<CallFailure> {
	const startedAt = history?.startedAt ?? context.clock.now();
	const asksLogin = reply.kind !== 'not sent' && needsLoginCheck(call, reply);
	const loginIsRefused = asksLogin
		? await checkLogin(context, call, policy, context.clock.now() - startedAt)
		: undefined;
	const barred = await isBarred(context, call, policy, reply);
	const failure = failed(call, reply, history, { lookup: before, loginIsRefused }, barred);
	if (failure.outcome === 'not applied' || before !== undefined) return failure;
	const lookup = await lookUpAfterwards(context, call, policy, startedAt);
	return failed(call, reply, history, { lookup, loginIsRefused });
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
	const mayGoOn = async () => await siteIsAlive(context, call, policy);
	const isInDoubt = () => context.watch.isInDoubt;
	let before: History | undefined;
	let lookup: Lookup | undefined;
	for (;;) {
		const terms = { policy, purpose: 'item', mayGoOn, isInDoubt, since, before } as const;
		const { history, unsent } = await tryUntilDone(context, call, terms);
		if (unsent !== undefined) {
			return await failedWithEvidence(context, call, policy, unsent, history, lookup);
		}
		const { reply, next, startedAt } = history;
		const read = next.kind === 'look up' ? lookUpCall(call) : undefined;
		if (read === undefined) {
			return reply.kind === 'answered'
				? resultOf(call, history)
				: await failedWithEvidence(context, call, policy, reply, history, lookup);
		}
		const leftMs = policy.maxTotalMs - (context.clock.now() - startedAt);
		lookup = await lookUpUntilFound(context, helperReads(context), read, policy, leftMs);
		if (!('found' in lookup) || lookup.found !== 1) return resultOf(call, history, { lookup });
		before = history;
	}
}
