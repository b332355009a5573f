import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../operations/operation';
import type { ItemInput } from '../../parameters/input';
import type { ServerApiCall } from '../../transport/call';
import { failureOfAnswer, failureOfEndedRun, failureOfSent } from './failure';
import type { Failure, Unsuccessful } from './failure';
import { requestPages } from '../../sending/pages';
import type { Errand } from '../run/prepare';
import { requestWithRetry } from '../../sending/requestWithRetry';
import type { SenderParts, Sent } from '../../sending/requestWithRetry';
import type { SharedReads } from '../run/sharedReads';

/** What became of one item. */
export type Result =
	| { readonly kind: 'items'; readonly items: readonly IDataObject[] }
	| { readonly kind: 'failure'; readonly failure: Failure };

/** An item that the end of the run has cut short tells what has ended it. */
function failureOf(parts: SenderParts, call: ServerApiCall, sent: Unsuccessful): Failure {
	const failure = failureOfSent(call, sent);
	const { reason } = parts.stop;
	return failure.scope === 'cut short' && reason?.kind === 'failure'
		? failureOfEndedRun(reason.failure, call, failure.outcome)
		: failure;
}

/** One item's errand, from sending to its results. Throws nothing. */
export async function itemResult(
	parts: SenderParts,
	shared: SharedReads,
	operation: Operation,
	{ call, policy, rows, items }: Errand,
	input: ItemInput,
): Promise<Result> {
	try {
		const { paging } = operation;
		const send = async (page: ServerApiCall, since?: number): Promise<Sent> =>
			await requestWithRetry(parts, page, policy, since);
		const sent = await shared.send(call, rows, async () =>
			paging === undefined
				? await send(call)
				: await requestPages(send, call, paging, rows, input.note),
		);
		return sent.kind === 'unanswered'
			? { kind: 'failure', failure: failureOf(parts, call, sent) }
			: { kind: 'items', items: items(sent.data, sent.ambiguous) };
	} catch (error) {
		return { kind: 'failure', failure: failureOfAnswer(call, error) };
	}
}
