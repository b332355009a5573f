import type { IDataObject } from 'n8n-workflow';

import type { Operation } from '../operations/operation';
import type { ItemInput } from '../parameters/input';
import type { ServerApiCall } from '../transport/call';
import { methodFacts } from '../transport/methods';
import type { Reply } from '../transport/reply';
import { failureOfAnswer, failureOfSent } from './failure';
import type { Failure } from './failure';
import { sendPages } from './pages';
import { sendSafely } from './sender';
import type { SenderParts, Sent } from './sender';

export type Exchanged =
	| { readonly kind: 'items'; readonly items: IDataObject[] }
	| { readonly kind: 'failure'; readonly failure: Failure };

/** Sends a call with all its pages. */
async function sendWhole(
	parts: SenderParts,
	operation: Operation,
	call: ServerApiCall,
	input: ItemInput,
): Promise<Sent> {
	const { paging } = operation;
	if (paging === undefined) return await sendSafely(parts, call);
	let tries = 0;
	const send = async (page: ServerApiCall): Promise<Reply> => {
		const sent = await sendSafely(parts, page);
		tries += sent.tries;
		return sent.reply;
	};
	const reply = await sendPages(send, call, paging, paging.limit(input.read));
	return { reply, ambiguous: false, tries };
}

/** What makes two reads the same; undefined for a call that is to be sent for each item. */
export function readKey(call: ServerApiCall): string | undefined {
	if (methodFacts(call.method).effect !== 'read') return undefined;
	return JSON.stringify([call.method, call.params, call.settings]);
}

/**
 * Reads that several items of a run have in common: sent once, each item with its own copy of the
 * answer. Answers that only one item needs are not kept.
 */
export class SharedReads {
	private readonly counts = new Map<string, number>();

	private readonly pending = new Map<string, Promise<Sent>>();

	/** Announces a call of the run, before the first is sent. */
	expect(call: ServerApiCall): void {
		const key = readKey(call);
		if (key !== undefined) this.counts.set(key, (this.counts.get(key) ?? 0) + 1);
	}

	async send(call: ServerApiCall, send: () => Promise<Sent>): Promise<Sent> {
		const key = readKey(call);
		if (key === undefined || (this.counts.get(key) ?? 0) < 2) return await send();
		const pending = this.pending.get(key) ?? send();
		this.pending.set(key, pending);
		return structuredClone(await pending);
	}
}

/** One item's call, from sending to its results. Throws nothing. */
export async function exchange(
	parts: SenderParts,
	shared: SharedReads,
	operation: Operation,
	call: ServerApiCall,
	input: ItemInput,
): Promise<Exchanged> {
	try {
		const sent = await shared.send(call, () => sendWhole(parts, operation, call, input));
		if (sent.reply.kind !== 'answered') {
			return { kind: 'failure', failure: failureOfSent(call, sent.reply, sent) };
		}
		return { kind: 'items', items: operation.items(sent.reply.data, input) };
	} catch (error) {
		return { kind: 'failure', failure: failureOfAnswer(call, error) };
	}
}
