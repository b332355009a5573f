import { createRequire } from 'node:module';
import type {
	IExecuteFunctions,
	INode,
	INodeType,
	INodeTypeDescription,
	IRun,
	Workflow,
} from 'n8n-workflow';

import { TestCredentials } from '../../support/credentials.mts';
import { loadPackage } from '../../support/engine.mts';
import type { RunOptions } from '../../support/engine.mts';
import type { Parameters } from '../../support/harness.mts';

const require = createRequire(import.meta.url);
const core = require('n8n-core') as typeof import('n8n-core');
const workflowPackage = require('n8n-workflow') as typeof import('n8n-workflow');
const { node: convio, credential: credentialType } = await loadPackage();

/** The description that n8n makes of a node that is usable as a tool. [n8n, tool-generation] */
export const TOOL_DESCRIPTION: INodeTypeDescription = {
	...workflowPackage.deepCopy(convio.description),
	name: `${convio.description.name}Tool`,
	displayName: `${convio.description.displayName} Tool`,
	inputs: [],
	outputs: ['ai_tool'],
	usableAsTool: undefined,
};

/** The part of LangChain's tool that an agent uses. */
interface Tool {
	readonly name: string;
	readonly description: string;
	readonly schema: { readonly shape: Readonly<Record<string, unknown>> };
	invoke(args: object): Promise<string>;
}

/** What an agent found and got. */
export interface ToolRun {
	readonly name: string;
	readonly description: string;
	/** Names of the values that the agent is asked for. */
	readonly asksFor: readonly string[];
	/** What the tool answered, or the message of what it threw. */
	readonly answers: readonly string[];
}

function describe(name: string, inputs: INodeTypeDescription['inputs']): INodeTypeDescription {
	const texts = { displayName: name, name, group: [], version: 1, description: name };
	return { ...texts, defaults: { name }, inputs, outputs: ['main'], properties: [] };
}

async function useTool(context: IExecuteFunctions, calls: readonly object[]): Promise<ToolRun> {
	const [tool] = (await context.getInputConnectionData('ai_tool', 0)) as Tool[];
	if (tool === undefined) throw new Error('no tool is connected');
	const answers: string[] = [];
	for (const args of calls) {
		try {
			answers.push(await tool.invoke(args));
		} catch (error) {
			answers.push(error instanceof Error ? error.message : String(error));
		}
	}
	const { name, description, schema } = tool;
	return { name, description, asksFor: Object.keys(schema.shape), answers };
}

function workflowOf(agent: INodeType, parameters: Parameters): Workflow {
	const source: INodeType = {
		description: describe('source', []),
		execute: async () => [[{ json: {} }]],
	};
	const tool = { ...convio, description: TOOL_DESCRIPTION, execute: convio.execute };
	const types: Record<string, INodeType> = { source, agent, tool };
	const typeOf = (type: string) => types[type] ?? source;
	const place = (name: string, type: string, more: Partial<INode> = {}): INode => ({
		id: name,
		name,
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...more,
	});
	const credentials = { convioApi: { id: '1', name: 'Test' } };
	return new workflowPackage.Workflow({
		id: 'test',
		active: false,
		nodeTypes: { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) },
		nodes: [
			place('Source', 'source'),
			place('Agent', 'agent'),
			place('Luminate', 'tool', {
				parameters: parameters as INode['parameters'],
				credentials,
			}),
		],
		connections: {
			Source: { main: [[{ node: 'Agent', type: 'main', index: 0 }]] },
			Luminate: { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	});
}

/**
 * Connects the built node to an agent in n8n's engine, as a tool, and lets the agent call it.
 *
 * @param calls the arguments of each call, by the keys of `$fromAI`
 */
export async function runTool(
	credential: RunOptions['credential'],
	parameters: Parameters,
	calls: readonly object[],
): Promise<ToolRun> {
	let result: ToolRun | undefined;
	const agent: INodeType = {
		description: describe('agent', ['main', 'ai_tool']),
		async execute() {
			result = await useTool(this, calls);
			return [[{ json: {} }]];
		},
	};
	const workflow = workflowOf(agent, parameters);
	const additionalData = {
		credentialsHelper: new TestCredentials(credentialType, credential),
		hooks: new core.ExecutionLifecycleHooks('trigger', 'test', workflow as never),
		executionId: 'test',
		currentNodeExecutionIndex: 0,
		variables: {},
		webhookWaitingBaseUrl: 'http://127.0.0.1:1/',
		formWaitingBaseUrl: 'http://127.0.0.1:1/',
	};
	const startNode = workflow.getNode('Source') ?? undefined;
	const execution = new core.WorkflowExecute(additionalData as never, 'trigger');
	const run: IRun = await execution.run({ workflow, startNode });
	if (result === undefined) throw run.data.resultData.error ?? new Error('the agent did not run');
	return result;
}
