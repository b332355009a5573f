import type {
	ILoadOptionsFunctions,
	INode,
	INodeListSearchResult,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';

import { TestCredentials } from '../../support/credentials.mts';
import type { RunOptions } from '../../support/engine.mts';
import {
	additionalDataOf,
	core,
	CREDENTIALS,
	loadPackage,
	place,
	workflowOf,
} from '../../support/n8n.mts';

const built = await loadPackage();

type Search = (filter?: string, paginationToken?: string) => Promise<INodeListSearchResult>;

/** The built node's methods, as the editor of somebody with this credential calls them. */
export interface Editor {
	getRecordFields(): Promise<ResourceMapperFields>;
	getViewFields(): Promise<INodePropertyOptions[]>;
	readonly searchCenters: Search;
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
	const node = place('Convio', 'convio', { parameters, credentials: CREDENTIALS });
	const workflow = workflowOf({ types: { convio: built.node }, nodes: [node] });
	const additionalData = {
		...additionalDataOf(new TestCredentials(built.credential, credential)),
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
	const { searchCenters, searchGroups, searchInterests, searchJoinableGroups } = listSearch ?? {};
	const getViewFields = loadOptions?.getViewFields;
	const getRecordFields = resourceMapping?.getRecordFields;
	if (!searchCenters || !searchGroups || !searchInterests || !searchJoinableGroups)
		throw new Error('no pickers');
	if (!getViewFields || !getRecordFields) throw new Error('no lists of fields');
	const context = contextOf(credential, parameters);
	return {
		getRecordFields: async () => await getRecordFields.call(context),
		getViewFields: async () => await getViewFields.call(context),
		searchCenters: async (...args) => await searchCenters.call(context, ...args),
		searchGroups: async (...args) => await searchGroups.call(context, ...args),
		searchInterests: async (...args) => await searchInterests.call(context, ...args),
		searchJoinableGroups: async (...args) => await searchJoinableGroups.call(context, ...args),
	};
}
