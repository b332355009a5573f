import type { CallResult, SendingContext } from '../../sending/context';
import { requestPages } from '../../sending/pages';
import { isSafeToRepeat } from '../../sending/outcome';
import { lookUpAfterwards, requestWithRetry } from '../../sending/requestWithRetry';
import type { ServerApiCall } from '../../transport/call';
import type { Operation } from '../operations/operation';
import { failureOf } from '../results/failure';
import type { ItemResult } from '../results/result';
import type { CallToSend } from './prepare';
import type { RunEnd } from './runEnd';

/** A list is known not to be whole. */
class IncompleteError extends Error {}

/** Pauses between questions for a state that is not final yet. */
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 30_000;

/** Asks again, with growing pauses, until the reply is final, the time is over, or the run ends. */
async function untilDone(
	{ clock, signal }: SendingContext,
	{ prepared: { repeat } }: CallToSend,
	send: () => Promise<CallResult>,
): Promise<CallResult> {
	let result = await send();
	if (repeat === undefined) return result;
	const end = clock.now() + repeat.longestMs;
	let pauseMs = FIRST_PAUSE_MS;
	while (result.kind === 'answered' && !repeat.isDone(result.data)) {
		if (clock.now() + pauseMs > end) return result;
		await clock.wait(pauseMs, signal);
		// After the end of the run nothing is sent, and the result says why.
		result = await send();
		pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
	}
	return result;
}

async function send(
	context: SendingContext,
	{ paging }: Operation,
	item: CallToSend,
	onIncomplete: (text: string) => void,
	startedAt: number | undefined,
): Promise<CallResult> {
	const { call, policy, prepared } = item;
	const sendOne = async (one: ServerApiCall, since = startedAt) =>
		await requestWithRetry(context, one, policy, since);
	if (paging !== undefined) {
		return await requestPages(sendOne, call, paging, prepared.limit, onIncomplete);
	}
	return await untilDone(context, item, async () => await sendOne(call));
}

/**
 * Everything from one item's call to its result. Throws nothing.
 *
 * @param startedAt when the item's first call was sent, in milliseconds since 1970, if there was one
 * before this
 */
export async function processItem(
	context: SendingContext,
	operation: Operation,
	item: CallToSend,
	end: RunEnd,
	hint: (text: string) => void,
	startedAt?: number,
): Promise<ItemResult> {
	const { call, prepared, allowsIncomplete } = item;
	const onIncomplete = (text: string) => {
		if (prepared.limit === Infinity && !allowsIncomplete) throw new IncompleteError(text);
		hint(text);
	};
	const sentAt = startedAt ?? context.clock.now();
	try {
		const result = await send(context, operation, item, onIncomplete, startedAt);
		if (result.kind === 'failed') {
			const failure = failureOf({ kind: 'call', call, result, endedBy: end.failure });
			const isCut = result.reply.kind === 'not sent' && result.reply.why === 'run ended';
			return { kind: 'failure', failure, ...(isCut ? { cut: result } : {}) };
		}
		const items = prepared.items(result.data, result.mayHaveBeenApplied);
		const missing = prepared.missing?.(result.data);
		if (missing !== undefined) onIncomplete(missing);
		return { kind: 'items', items };
	} catch (error) {
		if (error instanceof IncompleteError) {
			const failure = failureOf({ kind: 'incomplete list', call, text: error.message });
			return { kind: 'failure', failure };
		}
		const lookup = await lookUpAfterwards(context, call, item.policy, sentAt);
		const safeToRepeat = isSafeToRepeat(call, 'unknown', lookup);
		const failure = failureOf({ kind: 'reply', call, error, safeToRepeat, lookup });
		return { kind: 'failure', failure };
	}
}
