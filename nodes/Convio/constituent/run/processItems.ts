import type { Operation } from '../operations/operation';
import type { ItemInput } from '../../parameters/input';
import { itemResult } from '../results/result';
import type { Result } from '../results/result';
import { identityKeys, lanesOf } from './lanes';
import { inPool } from './pool';
import type { Prepared } from './prepare';
import type { SenderParts } from '../../sending/requestWithRetry';
import { SharedReads } from './sharedReads';

/** The items of a run that are sent together. */
export interface Work {
	readonly operation: Operation;
	readonly parts: SenderParts;
	readonly inputAt: (index: number) => ItemInput;
	readonly prepared: readonly Prepared[];
}

/** What is known of an item before anything is sent; all that there is, if it is not sent at all. */
function resultBefore(entry: Prepared): Result {
	switch (entry.kind) {
		case 'failure':
			return entry;
		case 'dry run':
			return { kind: 'items', items: [entry.shown] };
		case 'call':
			return { kind: 'items', items: [] };
	}
}

/**
 * Sends the calls: items of one lane one after another, lanes side by side.
 *
 * @returns a result for each item, in input order
 */
export async function processItems({
	operation,
	parts,
	inputAt,
	prepared,
}: Work): Promise<Result[]> {
	const results = prepared.map(resultBefore);
	const shared = new SharedReads();
	for (const entry of prepared) if (entry.kind === 'call') shared.expect(entry.call, entry.rows);
	const settle = async (index: number): Promise<void> => {
		const entry = prepared[index];
		if (entry?.kind !== 'call') return;
		const result = await itemResult(parts, shared, operation, entry, inputAt(index));
		if (result.kind === 'failure') parts.onFailure(result.failure);
		results[index] = result;
	};
	const keys = prepared.map((entry) =>
		entry.kind === 'call' ? identityKeys(entry.call) : undefined,
	);
	await inPool(lanesOf(keys), parts.connection.maxConcurrentRequests, async (lane) => {
		for (const index of lane) await settle(index);
	});
	return results;
}
