import 'reflect-metadata';

import { createRequire } from 'node:module';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IRun,
	ITaskData,
} from 'n8n-workflow';

import { TestCredentials } from './credentials.mts';

process.env.N8N_ENCRYPTION_KEY = 'test-encryption-value';
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-nodes-convio-'));
process.env.N8N_LOG_LEVEL = 'silent';

const require = createRequire(import.meta.url);
export const ROOT = resolve(import.meta.dirname, '../../..');
const core = require('n8n-core') as typeof import('n8n-core');
const workflowPackage = require('n8n-workflow') as typeof import('n8n-workflow');

/** The node and the credential type as n8n's own loader finds them in a package folder. */
export async function loadPackage(folder = ROOT) {
	const loader = new core.PackageDirectoryLoader(folder);
	await loader.loadAll();
	const node = loader.getNode('convioConstituent').type as INodeType;
	const credential = loader.getCredential('convioApi').type;
	return { loader, node, credential };
}

const built = loadPackage();

function describe(name: string, outputs: number): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: name,
		defaults: { name },
		inputs: ['main'],
		outputs: Array.from({ length: outputs }, () => 'main' as const),
		properties: [],
	} as INodeTypeDescription;
}

export interface RunOptions {
	readonly parameters: Record<string, unknown>;
	readonly credential: ICredentialDataDecryptedObject;
	readonly items?: Array<Record<string, unknown>>;
	readonly onError?: INode['onError'];
	/** Zone of the workflow, IANA name; n8n's default if none is given. */
	readonly timezone?: string;
	/** Called with the run once it has started, e.g. to cancel it. */
	readonly started?: (run: { cancel(): void }) => void;
}

export interface RunResult {
	/** Items that left by the success output. */
	readonly success: INodeExecutionData[];
	/** Items that left by the error output (On Error: continue using error output). */
	readonly failed: INodeExecutionData[];
	/** What the node threw, if the workflow stopped. */
	readonly error?: Error & { description?: string | null; context?: Record<string, unknown> };
	readonly hints: Array<{ message: string }>;
	readonly decryptions: number;
	readonly task: ITaskData | undefined;
	/** The run's whole data as n8n would store it. */
	readonly stored: string;
	/** The items that went into the node, as they are after the run. */
	readonly input: INodeExecutionData[];
}

/** Runs the built node in n8n's real execution engine, over real HTTP. */
export async function runNode(options: RunOptions): Promise<RunResult> {
	const { node: convio, credential: credentialType } = await built;
	const items: INodeExecutionData[] = (options.items ?? [{}]).map((json) => ({
		json: json as INodeExecutionData['json'],
	}));
	const source: INodeType = {
		description: describe('source', 1),
		execute: async () => [items],
	};
	const sink: INodeType = {
		description: describe('sink', 1),
		async execute() {
			return [this.getInputData()];
		},
	};
	const types: Record<string, INodeType> = { source, sink, convio };
	const nodeTypes = {
		getByName: (type: string) => types[type] as INodeType,
		getByNameAndVersion: (type: string) => types[type] as INodeType,
		getKnownTypes: () => ({}),
	};
	const place = (name: string, type: string, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...more,
	});
	const to = (name: string) => ({ node: name, type: 'main' as const, index: 0 });
	const workflow = new workflowPackage.Workflow({
		id: 'test',
		active: false,
		nodeTypes,
		nodes: [
			place('Source', 'source'),
			place('Convio', 'convio', {
				parameters: options.parameters as INode['parameters'],
				credentials: { convioApi: { id: '1', name: 'Test' } },
				...(options.onError === undefined ? {} : { onError: options.onError }),
			}),
			place('Succeeded', 'sink'),
			place('Failed', 'sink'),
		],
		connections: {
			Source: { main: [[to('Convio')]] },
			Convio: { main: [[to('Succeeded')], [to('Failed')]] },
		},
		settings: { executionOrder: 'v1', timezone: options.timezone },
	});
	const credentials = new TestCredentials(credentialType, options.credential);
	const url = 'http://127.0.0.1:1/';
	const additionalData = {
		credentialsHelper: credentials,
		hooks: new core.ExecutionLifecycleHooks('trigger', 'test', workflow as never),
		executionId: 'test',
		restApiUrl: url,
		instanceBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		formWaitingBaseUrl: url,
		variables: {},
		currentNodeExecutionIndex: 0,
	};
	const execution = new core.WorkflowExecute(additionalData as never, 'trigger').run({
		workflow,
		startNode: workflow.getNode('Source') as INode,
	} as never);
	options.started?.(execution as never);
	const run: IRun = await (execution as Promise<IRun>);
	const task = run.data.resultData.runData.Convio?.[0];
	return {
		success: task?.data?.main?.[0] ?? [],
		failed: task?.data?.main?.[1] ?? [],
		error: (task?.error ?? run.data.resultData.error) as RunResult['error'],
		hints: task?.hints ?? [],
		decryptions: credentials.decryptions,
		task,
		stored: JSON.stringify(run.data),
		input: items,
	};
}
