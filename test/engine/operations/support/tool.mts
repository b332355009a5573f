import type { IExecuteFunctions, INode, INodeType, INodeTypeDescription } from 'n8n-workflow';

import { TestCredentials } from '../../support/credentials.mts';
import type { RunOptions } from '../../support/engine.mts';
import type { Parameters } from '../../support/harness.mts';
import {
	CREDENTIALS,
	execute,
	loadPackage,
	ownNode,
	place,
	workflowOf,
	workflowPackage,
} from '../../support/n8n.mts';

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

/** n8n gives a node that is a tool a type of its own, which ends so. */
const TYPE = TOOL_DESCRIPTION.name;

/** Somebody who starts an agent, to which the node is connected as a tool. */
function toolWorkflow(agent: INodeType, parameters: Parameters) {
	const source = ownNode('source', async () => [[{ json: {} }]]);
	const tool = { ...convio, description: TOOL_DESCRIPTION, execute: convio.execute };
	return workflowOf({
		types: { source, agent, [TYPE]: tool },
		nodes: [
			place('Source', 'source'),
			place('Agent', 'agent'),
			place('Luminate', TYPE, {
				parameters: parameters as INode['parameters'],
				credentials: CREDENTIALS,
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
	const use: INodeType['execute'] = async function () {
		result = await useTool(this, calls);
		return [[{ json: {} }]];
	};
	const agent = ownNode('agent', use, ['main', 'ai_tool']);
	const credentials = new TestCredentials(credentialType, credential);
	const run = await execute(toolWorkflow(agent, parameters), credentials);
	if (result === undefined) throw run.data.resultData.error ?? new Error('the agent did not run');
	return result;
}
