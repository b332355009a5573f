import type {
	IDataObject,
	ICredentialsHelper,
	ILoadOptionsFunctions,
	INode,
	INodeExecutionData,
	INodeType,
	IRun,
} from 'n8n-workflow';

import { bareNode } from './bare-node.mts';
import type { Modules } from './modules.mts';
import type { Measured } from './nodes.mts';

const URL_OF_NOTHING = 'http://127.0.0.1:1/';

/** A workflow of a source of rows and the nodes to measure, ready to run. */
export interface Bench {
	/** Runs the workflow on these rows. Gives the items of the last node, in order. */
	run(rows: readonly IDataObject[]): Promise<INodeExecutionData[]>;
	/** The fields of the site as the editor would store them with the mapper. */
	mapperSchema(): Promise<unknown>;
}

/** Sets the workflow up in n8n's own execution engine. */
export function makeBench(
	modules: Modules,
	helper: ICredentialsHelper,
	measured: readonly Measured[],
): Bench {
	const { core, workflow: n8n } = modules;
	const last = measured.at(-1)?.name ?? '';
	let items: INodeExecutionData[] = [];
	const source: INodeType = {
		description: bareNode('source'),
		execute: async () => [items],
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
	const types: Record<string, INodeType> = {
		source,
		...Object.fromEntries(measured.map(({ name, type }) => [name, type])),
	};
	const typeOf = (name: string) => types[name] as INodeType;
	const workflow = new n8n.Workflow({
		id: 'bench',
		active: false,
		nodeTypes: { getByName: typeOf, getByNameAndVersion: typeOf, getKnownTypes: () => ({}) },
		nodes: [
			place('source', 'source'),
			...measured.map(({ name, version, parameters }) =>
				place(name, name, {
					typeVersion: version,
					parameters,
					credentials: { convioApi: { id: '1', name: 'Site' } },
				}),
			),
		],
		connections: Object.fromEntries(
			measured.map(({ name }, index) => [
				measured[index - 1]?.name ?? 'source',
				{ main: [[{ node: name, type: 'main', index: 0 }]] },
			]),
		),
		settings: { executionOrder: 'v1' },
	});
	const additionalData = {
		credentialsHelper: helper,
		hooks: new core.ExecutionLifecycleHooks('trigger', 'bench', workflow as never),
		executionId: 'bench',
		restApiUrl: URL_OF_NOTHING,
		instanceBaseUrl: URL_OF_NOTHING,
		webhookBaseUrl: URL_OF_NOTHING,
		webhookWaitingBaseUrl: URL_OF_NOTHING,
		webhookTestBaseUrl: URL_OF_NOTHING,
		formWaitingBaseUrl: URL_OF_NOTHING,
		variables: {},
		currentNodeExecutionIndex: 0,
	};
	return {
		async run(rows) {
			items = rows.map((json) => ({ json }));
			const execution = new core.WorkflowExecute(additionalData as never, 'trigger').run({
				workflow,
				startNode: workflow.getNode('source') as INode,
			} as never);
			const run = (await execution) as IRun;
			const error = run.data.resultData.error;
			if (error !== undefined) throw error;
			return run.data.resultData.runData[last]?.[0]?.data?.main?.[0] ?? [];
		},
		async mapperSchema() {
			const node = workflow.getNode(last) as INode;
			const context = new core.LoadOptionsContext(
				workflow,
				node,
				additionalData as never,
				'parameters.fields',
			);
			const list = modules.convio.methods?.resourceMapping?.getRecordFields;
			if (list === undefined) throw new Error('the node lists no fields');
			return (await list.call(context as ILoadOptionsFunctions)).fields;
		},
	};
}
