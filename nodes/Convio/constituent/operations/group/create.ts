import { required } from '../../../parameters/collection';
import { additionalFields } from '../../../parameters/fields/commonFields';
import { toText } from '../../../parameters/values';
import { operation } from '../operation';
import { groupInfoOf } from './groupInfo';

const name = required(
	{
		property: {
			displayName: 'Group Name',
			name: 'group_name',
			type: 'string',
			default: '',
			placeholder: 'e.g. Spring volunteers',
			description: 'Name of the new group (API parameter: group_name)',
		},
		toWire: toText,
	},
	'to create a group',
);

const further = additionalFields([
	{
		property: {
			displayName: 'Group Description',
			name: 'group_description',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'What the group is for (API parameter: group_description)',
		},
		toWire: toText,
	},
	{
		property: {
			displayName: 'Group Type',
			name: 'group_type',
			type: 'string',
			default: '',
			description:
				'Type of the group, which the vendor documents as required; a type that the site does not have is created (API parameter: group_type)',
		},
		toWire: toText,
	},
	{
		property: {
			displayName: 'Security Category ID',
			name: 'group_security_category_id',
			type: 'string',
			default: '',
			description:
				'Security category of the group; leave it empty unless the site asks for it (API parameter: group_security_category_id)',
		},
		toWire: toText,
	},
]);

/** [vendor page createGroup, of the group servlet] */
export const createGroup = operation({
	resource: 'group',
	value: 'create',
	method: 'createGroup',
	name: 'Create',
	action: 'Create a group',
	description: 'Create a group without members',
	parameters: { name, further },
	prepare: ({ name: group_name, further: others }) => ({
		params: { ...others, group_name },
		items: groupInfoOf,
	}),
});
