import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { findOperation } from '../operations';
import type { Operation } from '../operations/operation';
import type { ReadParameter } from '../parameters/input';
import { convioCredential, secretsOf } from '../transport/authentication';
import type { ServerApiCall } from '../transport/call';
import { sendCall } from '../transport/client';
import type { Connection } from '../transport/client';
import { redactor } from '../transport/redact';
import { siteBase } from '../transport/siteUrl';
import { failureOfAnswer, failureOfInput, failureOfReply } from './failure';
import type { Failure } from './failure';
import { errorItem, nodeError } from './report';

export const CREDENTIAL = 'convioApi';

type ItemResult =
	| { readonly kind: 'items'; readonly items: INodeExecutionData[] }
	| { readonly kind: 'failure'; readonly failure: Failure };

/** One decryption for the whole run; the helper would otherwise do one for each request. */
async function connect(context: IExecuteFunctions): Promise<Connection> {
	const data = await context.getCredentials(CREDENTIAL);
	const credential = convioCredential(data);
	return {
		siteBase: siteBase(credential.siteUrl),
		redact: redactor(secretsOf(credential)),
		send: async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, options, {
				credentialsDecrypted: { id: '', name: '', type: CREDENTIAL, data },
			}),
	};
}

function reader(context: IExecuteFunctions, index: number): ReadParameter {
	return (name) => context.getNodeParameter(name, index, undefined as never) as unknown;
}

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

async function runItem(
	connection: Connection,
	operation: Operation,
	read: ReadParameter,
	index: number,
): Promise<ItemResult> {
	let call: ServerApiCall;
	try {
		call = operation.call(read);
	} catch (error) {
		return { kind: 'failure', failure: failureOfInput(error) };
	}
	const reply = await sendCall(connection, call);
	if (reply.kind !== 'answered') return { kind: 'failure', failure: failureOfReply(call, reply) };
	try {
		const items = operation.items(reply.data, read);
		return { kind: 'items', items: items.map((json) => ({ json, pairedItem: { item: index } })) };
	} catch (error) {
		return { kind: 'failure', failure: failureOfAnswer(call, error) };
	}
}

/**
 * Runs the chosen operation for every input item, in order.
 *
 * @returns the results on the first output: items for what succeeded, error items (which the engine
 * moves to the error output, if there is one) for what did not
 * @throws NodeApiError, NodeOperationError for the first failed item, unless the node is set to continue
 */
export async function run(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const operation = chosenOperation(context);
	const connection = await connect(context);
	const continues = context.continueOnFail();
	const results: INodeExecutionData[] = [];
	const count = context.getInputData().length;
	let ended: Failure | undefined;
	for (let index = 0; index < count; index += 1) {
		const result: ItemResult =
			ended === undefined
				? await runItem(connection, operation, reader(context, index), index)
				: { kind: 'failure', failure: ended };
		if (result.kind === 'items') {
			for (const item of result.items) results.push(item);
			continue;
		}
		if (!continues) throw nodeError(context.getNode(), result.failure, index);
		if (result.failure.endsRun) ended = { ...result.failure, outcome: 'not applied' };
		results.push(errorItem(result.failure, index));
	}
	return [results];
}
