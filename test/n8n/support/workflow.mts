import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Execution, N8nClient } from '../../../n8n/client.mjs';
import { ROOT } from '../../support/root.mts';
import type { Credential } from './lab.mts';

export const EXAMPLES = join(ROOT, 'examples');
export const CONVIO_NODE = 'n8n-nodes-convio.convioConstituent';

export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, Credential>;
	webhookId?: string;
	onError?: string;
}

/** A workflow as an export holds it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

/** Reads an example workflow, as a newcomer imports it. */
export async function readExample(name: string): Promise<Workflow> {
	const text = await readFile(join(EXAMPLES, `${name}.workflow.json`), 'utf8');
	return JSON.parse(text) as Workflow;
}

/** @throws Error when the workflow has no node of that name */
export function nodeOf(workflow: Workflow, name: string): WorkflowNode {
	const node = workflow.nodes.find((one) => one.name === name);
	if (!node) throw new Error(`The workflow has no node "${name}"`);
	return node;
}

/** A workflow that n8n has stored. */
export interface StoredWorkflow {
	readonly id: string;
	readonly versionId: string;
}

/** Imports a workflow and chooses the credential in each node that needs it. */
export async function importWorkflow(
	client: N8nClient,
	credential: Credential,
	workflow: Workflow,
): Promise<StoredWorkflow> {
	for (const node of workflow.nodes) {
		if (node.type.startsWith('n8n-nodes-convio.'))
			node.credentials = { convioApi: { ...credential } };
		if (node.webhookId !== undefined) node.webhookId = randomUUID();
	}
	return await client.createWorkflow(workflow);
}

/** Imports and publishes a workflow. Gives its ID. */
export async function publish(
	client: N8nClient,
	credential: Credential,
	workflow: Workflow,
): Promise<string> {
	const stored = await importWorkflow(client, credential, workflow);
	await client.activateWorkflow(stored);
	return stored.id;
}

/** The items that left a node through one of its outputs. */
export function itemsOf(execution: Execution, node: string, output = 0): Record<string, unknown>[] {
	const runs = execution.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[output] ?? []).map((item) => item.json);
}

/** What a test has to say about a node. */
export interface NodeSketch {
	readonly name: string;
	readonly type: string;
	readonly version: number;
	readonly parameters?: object;
	readonly credential?: Credential;
	readonly onError?: 'continueErrorOutput';
}

/** Starts a workflow by hand. */
export const START: NodeSketch = {
	name: 'Start',
	type: 'n8n-nodes-base.manualTrigger',
	version: 1,
};

/** A node that gives one item for each of the objects, as a spreadsheet or form would. */
export function rows(name: string, data: readonly object[]): NodeSketch {
	const jsCode = `return ${JSON.stringify(data.map((json) => ({ json })))};`;
	return { name, type: 'n8n-nodes-base.code', version: 2, parameters: { jsCode } };
}

/** The package's node. Without parameters it is as somebody adds it from the list. */
export function constituent(
	name: string,
	credential: Credential,
	parameters: object = {},
): NodeSketch {
	return {
		name,
		type: CONVIO_NODE,
		version: 1,
		parameters,
		credential,
	};
}

/** A workflow of nodes in a row, each connected to the next by its first output. */
export function chain(name: string, sketches: readonly NodeSketch[]) {
	const nodes = sketches.map(({ credential, version, ...sketch }, index) => ({
		parameters: {},
		...sketch,
		id: `node-${index}`,
		typeVersion: version,
		position: [index * 220, 0],
		...(credential === undefined ? {} : { credentials: { convioApi: credential } }),
	}));
	const connections = Object.fromEntries(
		sketches
			.slice(0, -1)
			.map(({ name: from }, index) => [
				from,
				{ main: [[{ node: sketches[index + 1]?.name, type: 'main', index: 0 }]] },
			]),
	);
	return { name, nodes, connections, settings: { executionOrder: 'v1' } };
}
