import 'reflect-metadata';

import { createRequire } from 'node:module';
import type {
	IConnections,
	ICredentialsHelper,
	INode,
	INodeType,
	INodeTypeDescription,
	IWorkflowSettings,
	Workflow,
} from 'n8n-workflow';
import { afterAll } from 'vitest';

import { ownFolder } from '../../../n8n/own-folder.mjs';
import { ROOT } from '../../support/root.mts';

// n8n-core reads these when it is loaded.
const { folder, remove } = await ownFolder('engine');
afterAll(remove);
process.env.N8N_ENCRYPTION_KEY = 'test-encryption-value';
process.env.N8N_USER_FOLDER = folder;
process.env.N8N_LOG_LEVEL = 'silent';

const require = createRequire(import.meta.url);
export const core = require('n8n-core') as typeof import('n8n-core');
export const workflowPackage = require('n8n-workflow') as typeof import('n8n-workflow');

/** The node and the credential type as n8n's own loader finds them in the built package. */
export async function loadPackage() {
	const loader = new core.PackageDirectoryLoader(ROOT);
	await loader.loadAll();
	const node = loader.getNode('convioConstituent').type as INodeType;
	const credential = loader.getCredential('convioApi').type;
	return { loader, node, credential };
}

/** The credential as a node of a workflow names it. */
export const CREDENTIALS: INode['credentials'] = { convioApi: { id: '1', name: 'Test' } };

/** A node in a workflow. */
export function place(name: string, type: string, more: Partial<INode> = {}): INode {
	return {
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...more,
	};
}

/** A node type of a test, beside the one under test. */
export function ownNode(
	name: string,
	execute: INodeType['execute'],
	inputs: INodeTypeDescription['inputs'] = ['main'],
): INodeType {
	const texts = { displayName: name, name, description: name, defaults: { name } };
	const ends = { inputs, outputs: ['main' as const] };
	return { description: { ...texts, ...ends, group: [], version: 1, properties: [] }, execute };
}

/** What a workflow is made of. */
export interface Parts {
	readonly types: Readonly<Record<string, INodeType>>;
	readonly nodes: INode[];
	readonly connections?: IConnections;
	readonly settings?: IWorkflowSettings;
}

export function workflowOf({ types, nodes, connections = {}, settings }: Parts): Workflow {
	const typeOf = (type: string) => types[type] as INodeType;
	return new workflowPackage.Workflow({
		id: 'test',
		active: false,
		nodeTypes: { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) },
		nodes,
		connections,
		settings,
	});
}

/** What n8n hands to everything that runs, as far as it is used here. */
export function additionalDataOf(credentialsHelper: ICredentialsHelper) {
	const url = 'http://127.0.0.1:1/';
	return {
		credentialsHelper,
		restApiUrl: url,
		instanceBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		formWaitingBaseUrl: url,
		variables: {},
		currentNodeExecutionIndex: 0,
	};
}

/** Runs a workflow from its node `Source` on, in n8n's real execution engine. */
export function execute(workflow: Workflow, credentialsHelper: ICredentialsHelper) {
	const additionalData = {
		...additionalDataOf(credentialsHelper),
		hooks: new core.ExecutionLifecycleHooks('trigger', 'test', workflow as never),
		executionId: 'test',
	};
	const startNode = workflow.getNode('Source') ?? undefined;
	return new core.WorkflowExecute(additionalData as never, 'trigger').run({ workflow, startNode });
}
