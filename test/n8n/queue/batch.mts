import { randomUUID } from 'node:crypto';
import { CONVIO_NODE, type Workflow } from '../support/workflow.mts';

/** One row to be written; what it holds is decided by its number. */
export interface Row {
	email: string;
	member_id: string;
	last_name: string;
}

export function rowsOf(prefix: string, count: number, first = 0): Row[] {
	return Array.from({ length: count }, (_, index) => ({
		email: `${prefix}.${first + index}@example.net`,
		member_id: `${prefix}-${first + index}`,
		last_name: `Row ${first + index}`,
	}));
}

/**
 * A workflow that takes rows in a webhook call and writes them, answering at once. Its writes carry
 * the worker's name as `source`, so that the site's log tells who made them.
 */
export function batchWorkflow(
	operation: 'create' | 'upsert',
	path: string,
	options: Record<string, unknown> = {},
): Workflow {
	const isUpsert = operation === 'upsert';
	const place = (
		name: string,
		type: string,
		typeVersion: number,
		x: number,
		parameters: object,
	) => ({
		...{ id: randomUUID(), name, type, typeVersion, position: [x, 0] },
		parameters: parameters as Record<string, unknown>,
	});
	const to = (node: string) => [{ node, type: 'main', index: 0 }];
	const webhook = {
		...{ httpMethod: 'POST', path, responseMode: 'onReceived' },
		options: { responseData: '={{ {"run": $execution.id} }}' },
	};
	const writing = {
		resource: 'constituent',
		operation,
		...(isUpsert
			? { constituent: { __rl: true, mode: 'member_id', value: '={{ $json.member_id }}' } }
			: {}),
		primary_email: '={{ $json.email }}',
		fieldsInput: 'json',
		fieldsJson: '={{ { "name.last": $json.last_name } }}',
		additionalFields: { source: '={{ $env.WORKER_NAME }}' },
		options,
	};
	return {
		name: `Batch ${operation} at ${path}`,
		nodes: [
			{
				...place('Rows posted', 'n8n-nodes-base.webhook', 2.1, 0, webhook),
				webhookId: randomUUID(),
			},
			place('Rows', 'n8n-nodes-base.splitOut', 1, 200, {
				fieldToSplitOut: 'body.rows',
				options: {},
			}),
			{ ...place('Write', CONVIO_NODE, 1, 400, writing), onError: 'continueErrorOutput' },
			place('Written', 'n8n-nodes-base.noOp', 1, 600, {}),
			place('Refused', 'n8n-nodes-base.noOp', 1, 600, {}),
		],
		connections: {
			'Rows posted': { main: [to('Rows')] },
			Rows: { main: [to('Write')] },
			Write: { main: [to('Written'), to('Refused')] },
		},
		settings: { executionOrder: 'v1' },
	};
}
