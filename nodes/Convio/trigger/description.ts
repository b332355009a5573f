import type { INodeProperties } from 'n8n-workflow';

import { centerId } from '../parameters/commonFields';
import { fieldNamesProperty } from '../parameters/fieldNames';
import { groupLocator } from '../parameters/group';
import { DEFAULT_TIMEOUT_MS } from './settings';

const TRIGGER_ON: INodeProperties = {
	displayName: 'Trigger On',
	name: 'event',
	type: 'options',
	noDataExpression: true,
	default: 'joined',
	options: [
		{
			name: 'Constituent Joined Group',
			value: 'joined',
			action: 'On constituent joined group',
			description: 'One item for each constituent who was not in the group before',
		},
		{
			name: 'Constituent Left Group',
			value: 'left',
			action: 'On constituent left group',
			description:
				'One item for each constituent who is missing from the group at two polls at least ten minutes apart. A sample in the editor is a sample: it shows a constituent who is still in the group.',
		},
		{
			name: 'Group Rebuilt or Resized',
			value: 'rebuilt',
			action: 'On group rebuilt or resized',
			description:
				'One item when the site reports a new build or another number of members. For groups of any size.',
		},
		{
			name: 'Joined or Left Group',
			value: 'joinedOrLeft',
			action: 'On constituent joined or left group',
			description: 'One item for each constituent who joined or left',
		},
	],
};

const NOTICE: INodeProperties = {
	displayName:
		'Groups that a query fills change only when the site rebuilds them; polling more often than that finds nothing.',
	name: 'notice',
	type: 'notice',
	default: '',
};

const EMIT_PRESENT: INodeProperties = {
	displayName: 'Emit Present Members at First',
	name: 'emitPresentAtFirst',
	type: 'boolean',
	default: true,
	displayOptions: { show: { '/event': ['joined', 'joinedOrLeft'] } },
	description:
		'Whether the first poll reports everybody who is in the group already as having joined. Otherwise it only remembers them.',
};

const FIELDS: INodeProperties = {
	...fieldNamesProperty(
		'Fields of each constituent who joined, besides the constituent ID. They are read for the whole group at each poll: about 375 KB for 1,000 members',
	),
	displayOptions: { show: { '/event': ['joined', 'joinedOrLeft'] } },
};

const TIMEOUT: INodeProperties = {
	displayName: 'Timeout',
	name: 'timeout',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_TIMEOUT_MS,
	description: 'How long to wait for the complete response, in milliseconds',
};

/** The form of the trigger; n8n puts *Poll Times* before it. */
export const triggerProperties: INodeProperties[] = [
	TRIGGER_ON,
	groupLocator,
	NOTICE,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		options: [centerId.property, EMIT_PRESENT, FIELDS, TIMEOUT],
	},
];
