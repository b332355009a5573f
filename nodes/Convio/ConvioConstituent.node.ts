import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { run } from './constituent/run/run';
import { methods } from './methods';
import { nodeProperties, subtitle } from './constituent/operations';

/** The *Convio Constituent* node: its form comes from the registry, its work is done in constituent/run. */
export class ConvioConstituent implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Convio Constituent',
		name: 'convioConstituent',
		icon: { light: 'file:../../icons/convio.svg', dark: 'file:../../icons/convio.dark.svg' },
		group: ['output'],
		version: 1,
		subtitle: subtitle(),
		description: 'Create, update and read constituents of Luminate Online (formerly Convio)',
		defaults: { name: 'Convio Constituent' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'convioApi', required: true }],
		properties: nodeProperties(),
		sensitiveOutputFields: ['token', 'nonce', 'JSESSIONID'],
	};

	methods = methods;

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await run(this);
	}
}
