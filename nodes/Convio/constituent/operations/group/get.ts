import { operation } from '../operation';
import { group } from '../../../parameters/fields/group';
import { groupInfoOf } from './groupInfo';

/** [vendor page getGroupInfo, of the group servlet] */
export const getGroup = operation({
	resource: 'group',
	value: 'get',
	method: 'getGroupInfo',
	name: 'Get',
	action: 'Get a group',
	description: 'Get the name, description and size of a group',
	parameters: { group },
	prepare: ({ group: group_id }) => ({
		params: { group_id },
		items: groupInfoOf,
	}),
});
