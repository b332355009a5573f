import { readWireCollection, wireCollection } from '../../../parameters/collection';
import { fieldNamesProperty, readFieldNames } from '../../../parameters/fieldNames';
import { groupLocator, readGroup } from '../../../parameters/group';
import { limitProperties, readLimit } from '../../../parameters/limit';
import { readOptions } from '../../../parameters/options';
import { COMMON_FIELDS } from '../../../parameters/commonFields';
import type { Operation } from '../operation';
import { rowsOf } from '../../../transport/reply/rows';

/**
 * `getGroupMembers`: the site may cap the list below what is asked for, and has no pages.
 * [vendor page, older generation; root and `total_number` from client code]
 */
export const getMembers: Operation = {
	resource: 'group',
	value: 'getMembers',
	method: 'getGroupMembers',
	name: 'Get Members',
	action: 'Get members of a group',
	description: 'Get the members of a group; the site may return fewer than there are',
	properties: [
		groupLocator,
		...limitProperties,
		fieldNamesProperty("Fields of each member to get, by default the site's choice"),
		wireCollection('additionalFields', 'Additional Fields', 'Add Field', COMMON_FIELDS),
		readOptions,
	],
	params({ read }) {
		const limit = readLimit(read);
		return {
			...readWireCollection(read, 'additionalFields', COMMON_FIELDS),
			...readFieldNames(read),
			...(limit === Infinity ? {} : { max_number: String(limit) }),
			...readGroup(read),
		};
	},
	items(data, { read, note }) {
		const members = rowsOf(data, 'member');
		const limit = readLimit(read);
		const total = Number(data.total_number ?? members.length);
		if (members.length < Math.min(limit, total)) {
			const { group_id } = readGroup(read);
			note({
				kind: 'list cut',
				text: `The site returned ${members.length} of the ${total} members of group ${group_id}`,
			});
		}
		return limit === Infinity ? members : members.slice(0, limit);
	},
};
