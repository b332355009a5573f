import { readWireCollection, wireCollection } from '../../../parameters/collection';
import { groupLocator, readGroup } from '../../../parameters/group';
import { readOptions } from '../../../parameters/options';
import { COMMON_FIELDS } from '../../../parameters/commonFields';
import { ReplyError } from '../../../transport/reply/rows';
import { isDataObject } from '../../../transport/reply/data';
import type { Operation } from '../operation';

/** `getGroupInfo` of the group servlet. [vendor page getGroupInfo] */
export const getGroup: Operation = {
	resource: 'group',
	value: 'get',
	method: 'getGroupInfo',
	name: 'Get',
	action: 'Get a group',
	description: 'Get the name, description and size of a group',
	properties: [
		groupLocator,
		wireCollection('additionalFields', 'Additional Fields', 'Add Field', COMMON_FIELDS),
		readOptions,
	],
	params: ({ read }) => ({
		...readWireCollection(read, 'additionalFields', COMMON_FIELDS),
		...readGroup(read),
	}),
	items({ groupInfo }) {
		if (isDataObject(groupInfo)) return [groupInfo];
		throw new ReplyError("it has no 'groupInfo'");
	},
};
