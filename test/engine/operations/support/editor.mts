import { createRequire } from 'node:module';
import type {
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodePropertyOptions,
	INodeType,
	ResourceMapperFields,
} from 'n8n-workflow';

import { TestCredentials } from '../../support/credentials.mts';
import { loadPackage } from '../../support/engine.mts';
import type { RunOptions } from '../../support/engine.mts';

const require = createRequire(import.meta.url);
const core = require('n8n-core') as typeof import('n8n-core');
const workflowPackage = require('n8n-workflow') as typeof import('n8n-workflow');
const built = await loadPackage();

type Search = (filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;

/** The built node's methods, as the editor of somebody with this credential calls them. */
export interface Editor {
	getRecordFields(): Promise<ResourceMapperFields>;
	getViewFields(): Promise<INodePropertyOptions[]>;
	readonly searchGroups: Search;
	readonly searchInterests: Search;
	readonly searchJoinableGroups: Search;
}

const UPDATE: INode['parameters'] = { resource: 'constituent', operation: 'update' };

/** n8n's own context for what the editor asks. */
function contextOf(
	credential: RunOptions['credential'],
	parameters: INode['parameters'],
): ILoadOptionsFunctions {
	const node: INode = {
		id: 'convio',
		name: 'Convio',
		type: 'convio',
		typeVersion: 1,
		position: [0, 0],
		parameters,
		credentials: { convioApi: { id: '1', name: 'Test' } },
	};
	const type: INodeType = built.node;
	const workflow = new workflowPackage.Workflow({
		id: 'test',
		active: false,
		nodes: [node],
		connections: {},
		nodeTypes: {
			getByName: () => type,
			getByNameAndVersion: () => type,
			getKnownTypes: () => ({}),
		},
	});
	const additionalData = {
		credentialsHelper: new TestCredentials(built.credential, credential),
		currentNodeParameters: parameters,
	};
	return new core.LoadOptionsContext(workflow, node, additionalData as never, '');
}

/**
 * @param parameters of the node as it stands in the editor
 * @throws what the node throws, which the editor shows beside the field
 */
export function editorOf(credential: RunOptions['credential'], parameters = UPDATE): Editor {
	const { listSearch, loadOptions, resourceMapping } = built.node.methods ?? {};
	const { searchGroups, searchInterests, searchJoinableGroups } = listSearch ?? {};
	const getViewFields = loadOptions?.getViewFields;
	const getRecordFields = resourceMapping?.getRecordFields;
	if (!searchGroups || !searchInterests || !searchJoinableGroups) throw new Error('no pickers');
	if (!getViewFields || !getRecordFields) throw new Error('no lists of fields');
	const context = contextOf(credential, parameters);
	return {
		getRecordFields: async () => await getRecordFields.call(context),
		getViewFields: async () => await getViewFields.call(context),
		searchGroups: async (...args) => await searchGroups.call(context, ...args),
		searchInterests: async (...args) => await searchInterests.call(context, ...args),
		searchJoinableGroups: async (...args) => await searchJoinableGroups.call(context, ...args),
	};
}
