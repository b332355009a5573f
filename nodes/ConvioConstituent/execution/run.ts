import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { findOperation } from '../operations';
import type { Operation } from '../operations/operation';
import { itemInputs } from './itemInputs';
import { openRun } from './openRun';
import { errorItem, nodeError } from './report';
import { Tally } from './tally';
import { workThrough } from './work';
import type { Result } from './work';

function chosenOperation(context: IExecuteFunctions): Operation {
	const resource = context.getNodeParameter('resource', 0);
	const value = context.getNodeParameter('operation', 0);
	const operation = findOperation(resource, value);
	if (operation !== undefined) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`The node has no operation '${String(value)}' for the resource '${String(resource)}'`,
	);
}

/** A signal of the run's own: a cancelled execution sets it off, and so may the run itself. */
function stopController(context: IExecuteFunctions): { stop: AbortController; release(): void } {
	const stop = new AbortController();
	const cancel = context.getExecutionCancelSignal();
	const abort = () => stop.abort();
	if (cancel?.aborted === true) abort();
	cancel?.addEventListener('abort', abort, { once: true });
	return { stop, release: () => cancel?.removeEventListener('abort', abort) };
}

async function resultsOf(context: IExecuteFunctions, tally: Tally): Promise<Result[]> {
	const operation = chosenOperation(context);
	const count = context.getInputData().length;
	const bareInputAt = itemInputs(context, tally.note);
	const { stop, release } = stopController(context);
	try {
		const run = await openRun(context, operation, bareInputAt(0), tally, stop.signal);
		if (run.kind === 'failure') return Array.from({ length: count }, () => run);
		const siteFields = run.fields;
		return await workThrough({
			operation,
			run,
			count,
			inputAt: (index) => ({ ...bareInputAt(index), siteFields }),
			stopsAtFailure: !context.continueOnFail(),
			stop,
		});
	} finally {
		release();
	}
}

/** What is thrown when the node stops: the first failure, and how far the run had got. */
function stopError(context: IExecuteFunctions, results: readonly Result[]) {
	const failed = (result: Result) => result.kind === 'failure' && result.failure.cancelled !== true;
	const index = results.findIndex(failed);
	const result = results[index];
	if (result?.kind !== 'failure') return undefined;
	const done = results.filter(({ kind }) => kind === 'items').length;
	const { description } = result.failure;
	const progress = `${done} of ${results.length} items had succeeded when the node stopped.`;
	return nodeError(
		context.getNode(),
		{
			...result.failure,
			description: results.length > 1 ? `${description} ${progress}` : description,
		},
		index,
	);
}

/**
 * Runs the chosen operation for every input item.
 *
 * @returns the results in input order on the first output: items for what succeeded, error items
 * (which the engine moves to the error output, if there is one) for what did not
 * @throws NodeApiError, NodeOperationError for the first failed item, unless the node is set to continue
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const tally = new Tally();
	const results = await resultsOf(context, tally);
	for (const result of results) if (result.kind === 'failure') tally.failed(result.failure);
	const error = context.continueOnFail() ? undefined : stopError(context, results);
	if (error !== undefined) throw error;
	const output: INodeExecutionData[] = [];
	results.forEach((result, index) => {
		if (result.kind === 'failure') {
			output.push(errorItem(result.failure, index));
			return;
		}
		for (const json of result.items) output.push({ json, pairedItem: { item: index } });
	});
	context.addExecutionHints(...tally.hints(results.length));
	return [output];
}
