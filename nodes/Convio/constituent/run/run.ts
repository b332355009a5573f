import type { Params } from '../../transport/call';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { systemClock } from '../../sending/clock';
import type { Clock } from '../../sending/clock';
import type { Tried } from '../../sending/context';
import type { SiteEnd } from '../../sending/siteWatch';
import { methodFacts } from '../../transport/apiMethods';
import { findOperation } from '../operations';
import type { Operation } from '../operations/operation';
import { conflicts } from '../results/conflicts';
import { errorItem, nodeError } from '../results/errorItem';
import type { Reader } from '../results/errorItem';
import { failureOf } from '../results/failure';
import { ANOTHER_IS_INVALID, SITE_ENDS } from '../results/runFailures';
import type { Failure } from '../results/failure';
import type { ItemResult } from '../results/result';
import { stoppedNode } from '../results/stoppedNode';
import { RunSummary } from '../results/summary';
import { itemInputs } from './itemInputs';
import { openRun } from './openRun';
import type { PreparedItem } from './prepare';
import { prepareAll, preparing } from './prepareAll';
import { processItems } from './processItems';
import { RunEnd } from './runEnd';
import { timeHint } from './timeHint';

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

/** n8n gives a node that is a tool of an agent a type of its own, which ends so. */
function readerOf(execution: IExecuteFunctions): Reader {
	return execution.getNode().type.endsWith('Tool') ? 'agent' : 'person';
}

/** In a node that stops at the first failure, no item is sent while another one cannot be. */
function firstInvalid(prepared: readonly PreparedItem[]): ItemResult[] | undefined {
	if (prepared.every(({ kind }) => kind !== 'failure')) return undefined;
	return prepared.map((item) =>
		item.kind === 'failure' ? item : { kind: 'failure', failure: ANOTHER_IS_INVALID },
	);
}

function paramsOf(item: PreparedItem): Params | undefined {
	return item.kind === 'failure' ? undefined : item.call?.params;
}

/** What a run was for, by its operation and by what its items have chosen. */
function purposeOf({ method }: Operation, prepared: readonly PreparedItem[]) {
	const isRehearsed = (item: PreparedItem) =>
		item.kind === 'dry run' || (item.kind === 'call' && item.lookFirst?.shown !== undefined);
	const isSent = (item: PreparedItem) => item.kind === 'call' && !isRehearsed(item);
	// One item that is sent makes it a real run: the hint of a dry run says that nothing was changed.
	if (prepared.some(isRehearsed) && !prepared.some(isSent)) return 'dry run';
	return methodFacts(method).effect === 'read' ? 'read' : 'write';
}

async function resultsOf(
	execution: IExecuteFunctions,
	summary: RunSummary,
	end: RunEnd,
	clock: Clock,
	random: () => number,
): Promise<ItemResult[]> {
	const operation = chosenOperation(execution);
	summary.purpose = purposeOf(operation, []);
	const count = execution.getInputData().length;
	const stops = !execution.continueOnFail();
	const inputAt = itemInputs(execution);
	const onFailure = (failure: Failure) => {
		const { scope } = failure;
		if (scope === 'run' || scope === 'site' || (stops && scope === 'item')) end.endBy(failure);
	};
	const onTried = (tried: Tried) => {
		summary.tried(tried);
		if (tried.failure === undefined) return;
		const failure = failureOf({ kind: 'call', call: tried.call, result: tried.failure });
		// A look-up that fails ends the run only if no other call could succeed either.
		if (tried.purpose === 'item' || failure.scope !== 'item') onFailure(failure);
	};
	const onSiteDead = (why: SiteEnd) => end.endBy(SITE_ENDS[why]);
	const { signal, helperSignal } = end;
	const onListTried = (tried: Tried) => {
		summary.tried(tried);
		if (tried.failure === undefined) return;
		const failure = failureOf({ kind: 'call', call: tried.call, result: tried.failure });
		// The items can do without the list, but not without a way to the site, a key and an address.
		const isWrongCaller = failure.code === '2' || failure.code === '4';
		if (failure.scope === 'site' || isWrongCaller) onFailure(failure);
	};
	const parts = { clock, signal, helperSignal, random, onTried, onSiteDead, onListTried };
	const opened = await openRun(execution, operation, inputAt(0), parts);
	if (opened.kind === 'failure') return Array.from({ length: count }, () => opened);
	const { context, list } = opened;
	const prepareAt = preparing(operation, inputAt, list, (hints) => summary.item(hints));
	const prepared = await prepareAll(prepareAt, count, clock, signal);
	const { failure } = end;
	// Nothing was sent yet. Without this, a cancelled run would be said to have an invalid item.
	if (failure !== undefined)
		return Array.from({ length: count }, () => ({ kind: 'failure', failure }));
	summary.purpose = purposeOf(operation, prepared);
	summary.conflicts(conflicts(prepared.map(paramsOf)));
	const invalid = stops ? firstInvalid(prepared) : undefined;
	if (invalid !== undefined) return invalid;
	const hint = (text: string) => summary.item([{ kind: 'text', text }]);
	const time = timeHint(prepared);
	if (time !== undefined) hint(time);
	const { info } = summary;
	return await processItems({ operation, context, prepared, end, list, hint, info, onFailure });
}

function outputOf(results: readonly ItemResult[], reader: Reader): INodeExecutionData[] {
	const output = results.flatMap((result, index) =>
		result.kind === 'failure'
			? [errorItem(result.failure, index, reader)]
			: result.items.map((json) => ({ json, pairedItem: { item: index } })),
	);
	// An agent that gets an empty text does not know whether its tool has done anything.
	if (output.length > 0 || reader === 'person') return output;
	return [{ json: { message: 'Nothing was found' }, pairedItem: { item: 0 } }];
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
	execution: IExecuteFunctions,
	clock: Clock = systemClock,
	random: () => number = Math.random,
): Promise<INodeExecutionData[][]> {
	const summary = new RunSummary();
	const end = new RunEnd();
	const release = end.listenTo(execution.getExecutionCancelSignal());
	let results: ItemResult[];
	try {
		results = await resultsOf(execution, summary, end, clock, random);
	} finally {
		release();
	}
	const reader = readerOf(execution);
	const stopped = execution.continueOnFail() ? undefined : stoppedNode(results);
	if (stopped !== undefined) {
		throw nodeError(execution.getNode(), stopped.failure, stopped.index, reader);
	}
	const output = outputOf(results, reader);
	for (const result of results) summary.ended(result);
	execution.addExecutionHints(...summary.hints());
	return [output];
}
