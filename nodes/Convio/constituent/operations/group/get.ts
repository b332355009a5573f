import { isDataObject } from '../../../transport/reply/data';
import { ReplyError } from '../../../transport/reply/rows';
import { operation } from '../operation';
import { group } from './group';

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
		items({ groupInfo }) {
			if (isDataObject(groupInfo)) return [groupInfo];
			throw new ReplyError("it has no 'groupInfo'");
		},
	}),
});
