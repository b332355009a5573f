import type {
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IPollFunctions,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { methods } from './methods';
import { subtitle, triggerProperties } from './trigger/form';
import { poll } from './trigger/poll';

/**
 * The *Convio Constituent Trigger* node: its form and its work are in trigger/. The name without
 * *Trigger* is that of the other node, so that n8n's node panel shows both as one app.
 */
export class ConvioConstituentTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Convio Constituent Trigger',
		name: 'convioConstituentTrigger',
		icon: { light: 'file:../../icons/convio.svg', dark: 'file:../../icons/convio.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle,
		// n8n shows this text for both nodes, which are one entry in its list.
		description:
			'Work with constituents of Luminate Online (formerly Convio), or start a workflow when they join or leave a group',
		defaults: { name: 'Convio Constituent Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'convioApi', required: true }],
		properties: triggerProperties,
	};

	methods = {
		listSearch: { searchGroups: methods.listSearch.searchGroups },
		loadOptions: { getViewFields: methods.loadOptions.getViewFields },
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll(this);
	}
}
