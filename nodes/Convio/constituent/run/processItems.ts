import type { Params } from '../../transport/call';
import type { SendingContext } from '../../sending/context';
import { hasFound } from '../../sending/outcome';
import { methodFacts } from '../../transport/apiMethods';
import type { ServerApiCall } from '../../transport/call';
import { identityKeys, locatingParameter } from '../../transport/identity';
import type { Operation } from '../operations/operation';

import { isReservedName } from '../../parameters/record/reservedNames';
import { suspectWords } from '../../parameters/record/list/suspects';
import { failureOf } from '../results/failure';
import { finished } from '../results/finished';
import type { Failure } from '../results/failure';
import type { ItemResult } from '../results/result';
import type { FieldList } from './list/fieldList';
import { lanesOf } from './lanes';
import { inPool } from './pool';
import type { CallToSend, PreparedItem } from './prepare';
import { processItem } from './processItem';
import type { RunEnd } from './runEnd';
import { SkipUnchanged } from './unchanged/skipUnchanged';

/** The items of a run that are sent together. */
interface Work {
	readonly operation: Operation;
	readonly context: SendingContext;
	readonly prepared: readonly PreparedItem[];
	readonly end: RunEnd;
	/** For the fields that a refusal may mean. */
	readonly list: FieldList;
	readonly hint: (text: string) => void;
	/** Takes what is worth knowing of a run in which nothing is wrong. */
	readonly info: (text: string) => void;
	readonly onFailure: (failure: Failure) => void;
}

/** What is known of an item before anything is sent; all that there is, if it is not sent at all. */
function resultBefore(item: PreparedItem): ItemResult {
	switch (item.kind) {
		case 'failure':
			return item;
		case 'dry run':
			return {
				kind: 'items',
				items: [item.shown],
				unsent: item.call === undefined ? 'faulty' : 'rehearsed',
			};
		case 'call':
			return { kind: 'items', items: [] };
	}
}

/** The vendor's code for a value that does not fit its field. It does not name the field. */
const INVALID_VALUE = '22';

/** Names the fields that a refusal without a name may mean. */
async function withSuspects(
	result: ItemResult,
	params: Readonly<Params>,
	list: FieldList,
): Promise<ItemResult> {
	if (result.kind !== 'failure' || result.failure.code !== INVALID_VALUE) return result;
	if (Object.keys(params).every(isReservedName)) return result;
	const fields = (await list.get()) ?? [];
	const { message, description: hint } = result.failure;
	const description = `${suspectWords(message, params, fields)} ${hint}`.trim();
	return { kind: 'failure', failure: { ...result.failure, description } };
}

/** The result of an item with all that belongs to it. */
async function completed(
	{ call, lookFirst, inputFields }: CallToSend,
	result: ItemResult,
	list: FieldList,
): Promise<ItemResult> {
	if (result.kind === 'failure') return await withSuspects(result, call.params, list);
	// A dry run shows the keys among the parameters, and has the input fields already.
	if (lookFirst?.shown !== undefined) return { unsent: 'rehearsed', ...result };
	return { ...result, items: finished(result.items, call, inputFields) };
}

/**
 * The member ID by which an upsert may create a record. While it is not known whether one has, another
 * with the same ID could add a second person.
 */
function keyToCreate(call: ServerApiCall): string | undefined {
	const mayCreate = methodFacts(call.method).effect === 'upsert';
	const { member_id } = call.params;
	return mayCreate && locatingParameter(call.params) === 'member_id' ? member_id : undefined;
}

/** Whether a record with the key of a call may still come into being. */
function leavesDoubt({ outcome, lookup }: Failure): boolean {
	return outcome === 'unknown' && !hasFound(lookup);
}

/**
 * Sends the calls: items of one lane one after another, lanes side by side.
 *
 * @returns a result for each item, in input order
 */
export async function processItems(work: Work): Promise<ItemResult[]> {
	const { operation, context, prepared, end, list, hint, onFailure } = work;
	const results = prepared.map(resultBefore);
	const send = async (item: CallToSend, since?: number) =>
		await processItem(context, operation, item, end, hint, since);
	const looksFirst = prepared.some((item) => item.kind === 'call' && item.lookFirst !== undefined);
	const skipping = looksFirst
		? new SkipUnchanged({ context, end, onFailure }, send, list)
		: undefined;
	const doubts = new Set<string>();
	const processAt = async (index: number): Promise<void> => {
		const item = prepared[index];
		if (item?.kind !== 'call') return;
		const key = keyToCreate(item.call);
		if (key !== undefined && doubts.has(key)) {
			const failure = failureOf({ kind: 'in doubt', call: item.call });
			results[index] = await completed(item, { kind: 'failure', failure }, list);
			return;
		}
		const result = await (skipping === undefined ? send(item) : skipping.processItem(item));
		if (result.kind === 'failure') {
			onFailure(result.failure);
			if (key !== undefined && leavesDoubt(result.failure)) doubts.add(key);
		}
		results[index] = await completed(item, result, list);
	};
	const keys = prepared.map((item) =>
		item.kind === 'call' ? identityKeys(item.call.params) : undefined,
	);
	await inPool(lanesOf(keys), context.connection.maxConcurrentRequests, async (lane) => {
		for (const index of lane) await processAt(index);
	});
	const text = skipping?.hint();
	if (text !== undefined) work.info(text);
	// What has ended the run is known in full only now: its login may have been checked since.
	return results.map((result, index) => {
		const item = prepared[index];
		if (result.kind !== 'failure' || result.cut === undefined || item?.kind !== 'call')
			return result;
		const cause = { call: item.call, result: result.cut, endedBy: end.failure };
		return { kind: 'failure', failure: failureOf({ kind: 'call', ...cause }) };
	});
}
