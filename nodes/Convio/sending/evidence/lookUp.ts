import type { RetryPolicy, ServerApiCall } from '../../transport/call';
import { NO_MATCH, SEVERAL_MATCH } from '../../transport/errorCodes';
import { explain } from '../../transport/explain';
import { locatingParameter } from '../../transport/identity';
import { leafText } from '../../transport/reply/data';
import type { DataObject } from '../../transport/reply/data';
import type { CallResult, Lookup, SendingContext, Unsent } from '../context';

/** Sends one read. Passed in, because the module that sends imports this one. */
export type SendRead = (call: ServerApiCall, policy: RetryPolicy) => Promise<CallResult>;

/** Pauses between look-ups for a record that a first try may still be about to create. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 25_000];
const LONGEST_MS = 60_000;

/**
 * The read that finds the record of a call by the key that the site finds it by.
 *
 * @returns undefined without a key, and where a look-up says nothing about the fate of the call: only a
 * record that may have been added can be looked for
 */
export function lookUpCall({ method, params, settings }: ServerApiCall): ServerApiCall | undefined {
	if (method !== 'create' && method !== 'createOrUpdate') return undefined;
	const parameter = locatingParameter(params);
	if (parameter === undefined) return undefined;
	return { method: 'getUser', params: { [parameter]: params[parameter] ?? '' }, settings };
}

function consIdOf(data: DataObject): { cons_id?: string } {
	const cons_id = leafText(data.cons_id);
	return cons_id === '' ? {} : { cons_id };
}

function whyNotSent(unsent: Unsent): string {
	switch (unsent.why) {
		case 'pause':
			return `it was not sent, because calls to the site pause for ${Math.ceil(unsent.pauseMs / 1000)} s`;
		case 'time':
			return 'it was not sent, because there was no time left';
		case 'run ended':
			return 'it was not sent, because the run had ended';
	}
}

function lookupOf(result: CallResult): Lookup {
	if (result.kind === 'answered') {
		// Without this, an empty reply would count as a record, and the upsert be sent again.
		if (Object.keys(result.data).length === 0) {
			return { unavailable: 'the response contained no record' };
		}
		return { found: 1, ...consIdOf(result.data) };
	}
	const { reply } = result;
	if (reply.kind === 'refused' && NO_MATCH.has(reply.code)) return { found: 0 };
	if (reply.kind === 'refused' && SEVERAL_MATCH.has(reply.code)) return { found: 'several' };
	return { unavailable: reply.kind === 'not sent' ? whyNotSent(reply) : explain(reply).message };
}

/** Looks a record up once. What cannot be known is said so. */
export async function lookUp(
	send: SendRead,
	read: ServerApiCall,
	policy: RetryPolicy,
): Promise<Lookup> {
	return lookupOf(await send(read, policy));
}

/**
 * Looks a record up until it is there, with growing pauses: a try that was cut off may still be at work.
 *
 * @param read as `lookUpCall` makes it
 * @param leftMs how much time the item has left; 60 s are used at most
 */
export async function lookUpUntilFound(
	{ clock, signal }: Pick<SendingContext, 'clock' | 'signal'>,
	send: SendRead,
	read: ServerApiCall,
	policy: RetryPolicy,
	leftMs: number,
): Promise<Lookup> {
	const end = clock.now() + Math.min(leftMs, LONGEST_MS);
	let before: Lookup | undefined;
	for (let looks = 0; ; looks += 1) {
		const result = await send(read, { ...policy, maxTotalMs: end - clock.now() });
		const lookup = lookupOf(result);
		const isUnsent = result.kind === 'failed' && result.reply.kind === 'not sent';
		// Without this, a last look that was never sent would hide what earlier ones have found.
		if (isUnsent) return before ?? lookup;
		before = lookup;
		const isMissing = 'found' in lookup && lookup.found === 0;
		const pauseMs = PAUSES_MS[looks] ?? Infinity;
		if (!isMissing || clock.now() + pauseMs >= end) return lookup;
		await clock.wait(pauseMs, signal);
		if (signal.aborted) return lookup;
	}
}
