import type { IDataObject, INode, INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import type { Failure } from './failure';
import { keysOf } from './words';

/** Who reads a failure: a person, who sees its details too, or an AI agent, who sees the message alone. */
export type Reader = 'person' | 'agent';

/** Which row a failure is about; empty where the row is not at fault. */
function rowOf({ scope, identity }: Failure, index: number): string {
	if (scope !== 'item') return '';
	const [key] = keysOf(identity);
	return ` [${key === undefined ? '' : `${key}, `}item ${index}]`;
}

function inOneLine({ message, description }: Pick<Failure, 'message' | 'description'>): string {
	return description === '' ? message : `${message.replace(/\.$/, '')}. ${description}`;
}

function messageOf(failure: Failure, index: number, reader: Reader): string {
	const { message, problems = [] } = failure;
	if (reader === 'person') return `${message}${rowOf(failure, index)}`;
	// An agent does not see the details, where a person finds the cure of each problem.
	const all = problems.length > 1 ? problems : [failure];
	return all.map(inOneLine).join(' ');
}

function detailsOf(failure: Failure): IDataObject {
	const { outcome, safeToRepeat, description, field, code, httpStatus, method } = failure;
	const { identity, lookup, problems = [] } = failure;
	const known = Object.entries({ description, field, code, httpStatus, method }).filter(
		([, value]) => value !== undefined && value !== '',
	);
	const details: IDataObject = { outcome, safeToRepeat, ...Object.fromEntries(known) };
	if (problems.length > 1) details.problems = problems.map((problem) => ({ ...problem }));
	if (identity !== undefined) details.identity = { ...identity };
	if (lookup !== undefined) details.lookup = 'found' in lookup ? { ...lookup } : lookup.unavailable;
	return details;
}

/**
 * An item for the error output. The engine knows an error item by these keys alone, and merges the
 * input item's fields in by `pairedItem`; any further key would send it out by the success output.
 */
export function errorItem(failure: Failure, index: number, reader: Reader): INodeExecutionData {
	return {
		json: { error: messageOf(failure, index, reader), details: detailsOf(failure) },
		pairedItem: { item: index },
	};
}

/**
 * What is thrown when the node is to stop; what an error item would have as details is in its
 * context. The message is set again after construction, because n8n's error classes replace texts in
 * which they find the letters of a system error code.
 */
export function nodeError(
	node: INode,
	failure: Failure,
	index: number,
	reader: Reader,
): NodeApiError | NodeOperationError {
	const message = messageOf(failure, index, reader);
	const { httpStatus, code } = failure;
	// n8n adds to an agent's message what the message does not contain, which would say things twice.
	const isInOtherWords = reader === 'agent' && !message.includes(failure.description);
	const description = isInOtherWords ? '' : failure.description;
	const error =
		failure.method === undefined
			? new NodeOperationError(node, message, { description, itemIndex: index })
			: new NodeApiError(
					node,
					{ message, code: code ?? '' },
					{
						message,
						description,
						itemIndex: index,
						...(httpStatus === undefined ? {} : { httpCode: String(httpStatus) }),
					},
				);
	error.message = message;
	error.description = description;
	error.context.details = detailsOf(failure);
	return error;
}
