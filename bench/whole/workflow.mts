import { randomUUID } from 'node:crypto';

import { httpRequestParameters } from '../httpRequest.mts';
import type { Contender } from '../job.mts';

/** A credential as a workflow names it. */
export interface Credential {
	readonly id: string;
	readonly name: string;
}

/** Name of the form field, and so of n8n's binary data, that holds the CSV. */
export const FILE = 'supporters';

/** Name of the node whose items are the rows that the site has accepted. */
export const SAVED = 'Saved';

const COLUMNS = [
	'member_id',
	'email.primary_address',
	'name.first',
	'name.last',
	'primary_address.city',
	'primary_address.zip',
] as const;

const fromColumn = (name: string) => `={{ $json["${name}"] }}`;

/** A CSV of people whom the site does not have, as a person exports it from a spreadsheet. */
export function csvOf(count: number, prefix: string): string {
	const rows = Array.from({ length: count }, (_, n) =>
		[
			`${prefix}-${n}`,
			`${prefix}.${n}@example.net`,
			'Ada',
			`Lovelace ${n}`,
			'Boston',
			'02139',
		].join(','),
	);
	return [COLUMNS.join(','), ...rows].join('\n');
}

const CONVIO = {
	type: 'n8n-nodes-convio.convioConstituent',
	typeVersion: 1,
	parameters: {
		resource: 'constituent',
		operation: 'upsert',
		constituent: { __rl: true, mode: 'member_id', value: fromColumn('member_id') },
		fieldsInput: 'mapper',
		fields: { mappingMode: 'autoMapInputData', value: null },
		primary_email: fromColumn('email.primary_address'),
	},
};

function httpRequest(siteUrl: string, batched: boolean) {
	const values = COLUMNS.map((name) => [
		name === 'email.primary_address' ? 'primary_email' : name,
		fromColumn(name),
	]);
	const form = {
		method: 'createOrUpdate',
		response_format: 'json',
		...(Object.fromEntries(values) as Record<string, string>),
	};
	return {
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: httpRequestParameters(siteUrl, form, batched),
	};
}

function reportRow(values: Readonly<Record<string, string>>) {
	const assignments = Object.entries(values).map(([name, value]) => ({
		...{ id: randomUUID(), name, value, type: 'string' },
	}));
	return {
		type: 'n8n-nodes-base.set',
		typeVersion: 3.4,
		parameters: { assignments: { assignments }, options: {} },
	};
}

/**
 * A workflow that takes a CSV in a webhook call, upserts each row, and makes a CSV that says of each
 * row whether it was saved. It answers the call at once, with the ID of the execution.
 */
export function csvWorkflow(
	contender: Extract<Contender, 'convio' | 'http' | 'httpBatched'>,
	siteUrl: string,
	credential: Credential,
	path: string,
) {
	const memberId = "={{ $('Rows').item.json.member_id }}";
	const write = contender === 'convio' ? CONVIO : httpRequest(siteUrl, contender === 'httpBatched');
	const webhook = { httpMethod: 'POST', path, responseMode: 'onReceived' };
	const answer = { responseData: '={{ {"run": $execution.id} }}' };
	const nodes = {
		Posted: {
			...{ type: 'n8n-nodes-base.webhook', typeVersion: 2.1, webhookId: randomUUID() },
			parameters: { ...webhook, options: answer },
		},
		Rows: {
			...{ type: 'n8n-nodes-base.extractFromFile', typeVersion: 1.1 },
			parameters: { binaryPropertyName: FILE, options: {} },
		},
		Write: { ...write, onError: 'continueErrorOutput', credentials: { convioApi: credential } },
		[SAVED]: reportRow({ member_id: memberId, result: 'saved', problem: '' }),
		Refused: reportRow({
			member_id: memberId,
			result: 'not saved',
			problem: '={{ String($json.error?.message ?? $json.error) }}',
		}),
		Both: { type: 'n8n-nodes-base.merge', typeVersion: 3.2, parameters: {} },
		Report: {
			...{ type: 'n8n-nodes-base.convertToFile', typeVersion: 1.1 },
			parameters: { options: { fileName: 'report.csv' } },
		},
	};
	const to = (node: string, index = 0) => [{ node, type: 'main', index }];
	return {
		name: `CSV by ${contender}`,
		nodes: Object.entries(nodes).map(([name, node], index) => ({
			...{ id: randomUUID(), name, position: [index * 200, 0] },
			...node,
		})),
		connections: {
			Posted: { main: [to('Rows')] },
			Rows: { main: [to('Write')] },
			Write: { main: [to(SAVED), to('Refused')] },
			[SAVED]: { main: [to('Both', 0)] },
			Refused: { main: [to('Both', 1)] },
			Both: { main: [to('Report')] },
		},
		settings: { executionOrder: 'v1' },
	};
}
