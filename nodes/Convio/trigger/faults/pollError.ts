import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';

import type { PollFault } from './fault';

/**
 * What a failed poll throws. n8n reads the cause from the property `failure`; versions whose error
 * class has no such option get it as a plain property. The message is set again after construction,
 * because n8n's error classes replace texts in which they find the letters of a system error code.
 */
export function pollError(node: INode, fault: PollFault): NodeApiError {
	const { message, description, cause, retryAfterMs } = fault;
	const error = new NodeApiError(node, { message }, { message, description });
	error.message = message;
	error.description = description;
	return Object.assign(error, {
		failure: retryAfterMs === undefined ? { cause } : { cause, retryAfterMs },
	});
}
