import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';

/** The description of a node with nothing but what n8n needs. */
export function bareNode(name: string, properties: INodeProperties[] = []): INodeTypeDescription {
	return {
		displayName: name,
		name,
		group: ['transform'],
		version: 1,
		description: name,
		defaults: { name },
		inputs: ['main'],
		outputs: ['main'],
		properties,
		credentials: [{ name: 'convioApi' }],
	};
}
