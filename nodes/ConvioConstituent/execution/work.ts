import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../operations/operation';
import type { ItemInput } from '../parameters/input';
import type { ServerApiCall } from '../transport/call';
import { exchange, SharedReads } from './exchange';
import { failureOfEndedRun } from './failure';
import type { Failure } from './failure';
import { identityKeys, lanesOf } from './lanes';
import type { OpenRun } from './openRun';
import { inPool } from './pool';
import { prepare, shownCall } from './prepare';
import type { Prepared } from './prepare';

/** What became of one item. */
export type Result =
	| { readonly kind: 'items'; readonly items: readonly IDataObject[] }
	| { readonly kind: 'failure'; readonly failure: Failure };

/** How a run is worked through. */
export interface Work {
	readonly operation: Operation;
	readonly run: OpenRun;
	readonly count: number;
	readonly inputAt: (index: number) => ItemInput;
	/** Whether the first failure ends the run, as the node's On Error setting says. */
	readonly stopsAtFailure: boolean;
	/** Stops waiting and sending. */
	readonly stop: AbortController;
}

function resultOfPrepared(prepared: Prepared): Result | undefined {
	switch (prepared.kind) {
		case 'call':
			return undefined;
		case 'dry run':
			return { kind: 'items', items: [shownCall(prepared.call)] };
		case 'failure':
			return prepared;
	}
}

/** Sends the calls: items of one lane one after another, lanes side by side. */
async function sendAll(
	work: Work,
	calls: ReadonlyArray<ServerApiCall | undefined>,
	results: Array<Result | undefined>,
): Promise<void> {
	const { operation, run, inputAt, stop } = work;
	const shared = new SharedReads();
	for (const call of calls) if (call !== undefined) shared.expect(call);
	let cause: Failure | undefined;

	const settle = async (index: number, call: ServerApiCall): Promise<Result> => {
		if (cause !== undefined) {
			return { kind: 'failure', failure: failureOfEndedRun(cause, call, 'not applied') };
		}
		const result = await exchange(run.parts, shared, operation, call, inputAt(index));
		if (result.kind === 'items') return result;
		const { failure } = result;
		if (failure.cancelled === true && cause !== undefined) {
			return { kind: 'failure', failure: failureOfEndedRun(cause, call, failure.outcome) };
		}
		if (failure.endsRun || work.stopsAtFailure) {
			cause ??= failure;
			stop.abort();
		}
		return result;
	};

	const keys = calls.map((call) => (call === undefined ? undefined : identityKeys(call)));
	await inPool(lanesOf(keys), run.parts.connection.maxConcurrentRequests, async (lane) => {
		for (const index of lane) {
			const call = calls[index];
			if (call !== undefined) results[index] = await settle(index, call);
		}
	});
}

/**
 * Works through all items of a run.
 *
 * @returns a result for each item, in input order; where the first failure ends the run and an item
 * cannot even be sent, nothing is sent at all
 */
export async function workThrough(work: Work): Promise<Result[]> {
	const { operation, count, inputAt, stopsAtFailure } = work;
	const results: Array<Result | undefined> = [];
	const calls: Array<ServerApiCall | undefined> = [];
	for (let index = 0; index < count; index += 1) {
		const prepared = prepare(operation, inputAt(index));
		const result = resultOfPrepared(prepared);
		if (result?.kind === 'failure' && stopsAtFailure) {
			results[index] = result;
			return fill(results, count, result.failure);
		}
		results[index] = result;
		calls[index] = prepared.kind === 'call' ? prepared.call : undefined;
	}
	await sendAll(work, calls, results);
	return fill(results, count, undefined);
}

function fill(
	results: ReadonlyArray<Result | undefined>,
	count: number,
	cause: Failure | undefined,
): Result[] {
	const unsent: Failure = {
		message: 'The item was not sent, because another item ended the run',
		description: '',
		outcome: 'not applied',
		endsRun: false,
		...cause,
		cancelled: true,
	};
	return Array.from(
		{ length: count },
		(_, index) => results[index] ?? { kind: 'failure', failure: unsent },
	);
}
