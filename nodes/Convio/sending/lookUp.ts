import type { RetryPolicy, ServerApiCall } from '../transport/call';
import { explain } from '../transport/explain';
import { identityOf, locatingParameter } from '../transport/identity';
import { methodFacts } from '../transport/apiMethods';
import type { CallResult, Lookup, SendingContext } from './context';

/** Sends one read; given by the module that sends, which uses this one. */
export type SendRead = (call: ServerApiCall, policy: RetryPolicy) => Promise<CallResult>;

/** The vendor's code for "no constituent matches". */
const NONE = '16';
/** The vendor's codes for "several constituents match". [vendor tables, general and constituent] */
const SEVERAL: ReadonlySet<string> = new Set(['8', '15']);

/** Pauses between look-ups for a record that a first try may still be about to create. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000];
const LONGEST_MS = 60_000;

/** The read that finds a write's record by the key that the site finds it by; undefined without a key. */
export function lookUpCall({ params, settings }: ServerApiCall): ServerApiCall | undefined {
	const parameter = locatingParameter(params);
	const value = parameter === undefined ? undefined : identityOf(params)?.[parameter];
	if (parameter === undefined || value === undefined) return undefined;
	return { method: 'getUser', params: { [parameter]: value }, settings };
}

/** Whether a look-up says anything about the fate of a call: only where it may have added a record. */
export function isWorthLookingUp({ method, params }: ServerApiCall): boolean {
	const { effect } = methodFacts(method);
	if (method === 'create') return locatingParameter(params) !== undefined;
	return effect === 'upsert' && locatingParameter(params) !== undefined;
}

function consIdOf(data: Readonly<Record<string, unknown>>): { cons_id?: string } {
	const { cons_id } = data;
	return typeof cons_id === 'string' && cons_id.trim() !== '' ? { cons_id: cons_id.trim() } : {};
}

/** Looks a record up once. Never throws: what cannot be known is said so. */
export async function lookUp(
	send: SendRead,
	call: ServerApiCall,
	policy: RetryPolicy,
): Promise<Lookup> {
	const read = lookUpCall(call);
	if (read === undefined) return { unavailable: 'the call has no key to look up' };
	const result = await send(read, policy);
	if (result.kind === 'answered') return { found: 1, ...consIdOf(result.data) };
	const { reply } = result;
	if (reply.kind === 'refused' && reply.code === NONE) return { found: 0 };
	if (reply.kind === 'refused' && SEVERAL.has(reply.code)) return { found: 'several' };
	return {
		unavailable: reply.kind === 'not sent' ? 'the look-up was not sent' : explain(reply).message,
	};
}

/**
 * Looks a record up until it is there, with growing pauses: a try that was cut off may still be at work.
 *
 * @param leftMs how much time the item has left; 60 s are used at most
 */
export async function lookUpUntilFound(
	{ clock, signal }: Pick<SendingContext, 'clock' | 'signal'>,
	send: SendRead,
	call: ServerApiCall,
	policy: RetryPolicy,
	leftMs: number,
): Promise<Lookup> {
	const end = clock.now() + Math.min(leftMs, LONGEST_MS);
	for (const pauseMs of [...PAUSES_MS, Infinity]) {
		const maxTotalMs = Math.max(1, end - clock.now());
		const lookup = await lookUp(send, call, { ...policy, maxTotalMs });
		const isMissing = 'found' in lookup && lookup.found === 0;
		if (!isMissing || clock.now() + pauseMs >= end || signal.aborted) return lookup;
		await clock.wait(pauseMs, signal);
	}
	return { found: 0 };
}
