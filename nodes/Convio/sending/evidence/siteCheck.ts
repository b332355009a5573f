import type { RetryPolicy, ServerApiCall } from '../../transport/call';
import { HARMLESS_READ } from '../../transport/connectionCheck';
import type { SendingContext } from '../context';
import { mayBeSiteFault } from '../../transport/reply/reply';
import { isPermissionRefusal } from '../outcome';
import { failed, resultOf, tryUntilDone } from '../tryUntilDone';
import type { SendRead } from './lookUp';

/** Sends the reads that this room makes for itself: look-ups and probes. They do not end with the run. */
export function helperReads(context: SendingContext): SendRead {
	const own: SendingContext = { ...context, signal: context.helperSignal };
	return async (call, policy) => {
		// Without this, a probe would ask for a probe first, and wait for itself for ever.
		const mayGoOn = async () => await Promise.resolve(true);
		const sent = await tryUntilDone(own, call, { policy, purpose: 'helper', mayGoOn });
		return sent.unsent === undefined
			? resultOf(call, sent.history)
			: failed(call, sent.unsent, sent.history);
	};
}

/**
 * The terms of a read that is made once, after a call has failed: it may wait out a pause for as long
 * as the item has left, and takes one try.
 *
 * @param elapsedMs since the item's first call was sent
 */
export function onceOnly(
	{ settings }: ServerApiCall,
	policy: RetryPolicy,
	elapsedMs: number,
): RetryPolicy {
	const { maxTotalMs } = policy;
	const oneTryMs = Math.min(settings.timeoutMs, maxTotalMs);
	return { ...policy, maxTries: 1, maxTotalMs: Math.max(oneTryMs, maxTotalMs - elapsedMs) };
}

/**
 * Whether the site still answers, asked where many tries in a row have brought no answer, or where a
 * proxy or firewall may refuse every call.
 */
export async function siteIsAlive(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
): Promise<boolean> {
	return await context.watch.mayGoOn(async () => {
		const read = { ...HARMLESS_READ, settings: call.settings };
		// With less time than an item has, a pause of the site would make the probe fail.
		const result = await helperReads(context)(read, { ...policy, maxTries: 1 });
		if (result.kind === 'answered') return 'answered';
		const { reply } = result;
		if (reply.kind === 'refused') return 'answered';
		// Held back by a pause, it has learned nothing; without this, the run would end as if refused.
		if (reply.kind === 'not sent' && reply.why === 'pause') return 'not sent';
		return reply.kind !== 'not sent' && mayBeSiteFault(reply) ? 'barred' : 'silent';
	});
}

/** Whether a read with the same login is refused as well; asked once a run. */
export async function checkLogin(
	context: SendingContext,
	call: ServerApiCall,
	policy: RetryPolicy,
	elapsedMs: number,
): Promise<boolean | undefined> {
	const ask = async () => {
		const result = await helperReads(context)(
			{ ...HARMLESS_READ, settings: call.settings },
			onceOnly(call, policy, elapsedMs),
		);
		if (result.kind === 'answered') return false;
		const { reply } = result;
		// A refusal for another reason tells nothing about the login.
		return reply.kind !== 'not sent' && isPermissionRefusal(reply) ? true : undefined;
	};
	context.loginCheck.answer ??= ask();
	return await context.loginCheck.answer;
}
