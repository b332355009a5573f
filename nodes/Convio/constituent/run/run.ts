import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { findOperation } from '../operations';
import type { Operation } from '../operations/operation';
import { systemClock } from '../../sending/clock';
import type { Clock } from '../../sending/clock';
import type { Result } from '../results/result';
import type { Failure } from '../results/failure';
import { itemInputs } from './itemInputs';
import { openRun } from './openRun';
import { prepare, prepareAll } from './prepare';
import type { Prepared } from './prepare';
import { errorItem, nodeError } from '../results/errorItem';
import { Stop } from '../../sending/stop';
import { stopReport } from '../results/stoppedNode';
import { RunSummary } from '../results/summary';
import { processItems } from './processItems';

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

/** Ends the run when the execution is cancelled. @returns what stops listening */
function stopWhenCancelled(context: IExecuteFunctions, stop: Stop): () => void {
	const signal = context.getExecutionCancelSignal();
	const cancel = () => stop.request({ kind: 'cancelled' });
	if (signal?.aborted === true) cancel();
	signal?.addEventListener('abort', cancel);
	return () => signal?.removeEventListener('abort', cancel);
}

/** In a node that stops at the first failure, no item is sent while another one cannot be. */
function firstInvalid(prepared: readonly Prepared[]): Result[] | undefined {
	if (prepared.every(({ kind }) => kind !== 'failure')) return undefined;
	const unsent: Failure = {
		message: 'Another item cannot be sent',
		description: '',
		outcome: 'not applied',
		scope: 'cut short',
	};
	return prepared.map((entry) =>
		entry.kind === 'failure' ? entry : { kind: 'failure', failure: unsent },
	);
}

async function resultsOf(
	context: IExecuteFunctions,
	tally: RunSummary,
	stop: Stop,
	clock: Clock,
	random: () => number,
): Promise<Result[]> {
	const operation = chosenOperation(context);
	const count = context.getInputData().length;
	const stops = !context.continueOnFail();
	const bareInputAt = itemInputs(context, tally.note);
	const onFailure = (failure: Failure) => {
		if (failure.scope === 'run' || (stops && failure.scope === 'item')) {
			stop.request({ kind: 'failure', failure });
		}
	};
	const runParts = { clock, stop, random, tally, onFailure };
	const opened = await openRun(context, operation, bareInputAt(0), runParts);
	if (opened.kind === 'failure') return Array.from({ length: count }, () => opened);
	const { parts, fields } = opened;
	const inputAt = (index: number) => ({ ...bareInputAt(index), siteFields: fields });
	const prepareAt = (index: number) => prepare(operation, inputAt(index));
	const prepared = await prepareAll(prepareAt, count, clock, stop);
	const invalid = stops ? firstInvalid(prepared) : undefined;
	return invalid ?? (await processItems({ operation, parts, inputAt, prepared }));
}

/**
 * Runs the chosen operation for every input item.
 *
 * @param random a number from 0 up to 1, for jitter
 * @returns the results in input order on the first output: items for what succeeded, error items
 * (which the engine moves to the error output, if there is one) for what did not
 * @throws NodeApiError, NodeOperationError for the first failed item, unless the node is set to continue
 */
export async function run(
	context: IExecuteFunctions,
	clock: Clock = systemClock,
	random: () => number = Math.random,
): Promise<INodeExecutionData[][]> {
	const tally = new RunSummary();
	const stop = new Stop();
	const release = stopWhenCancelled(context, stop);
	let results: Result[];
	try {
		results = await resultsOf(context, tally, stop, clock, random);
	} finally {
		release();
	}
	const stopped = context.continueOnFail() ? undefined : stopReport(results);
	if (stopped !== undefined) throw nodeError(context.getNode(), stopped.failure, stopped.index);
	const output: INodeExecutionData[] = [];
	results.forEach((result, index) => {
		if (result.kind === 'failure') {
			tally.failed(result.failure);
			output.push(errorItem(result.failure, index));
			return;
		}
		for (const json of result.items) output.push({ json, pairedItem: { item: index } });
	});
	context.addExecutionHints(...tally.hints(results.length));
	return [output];
}
