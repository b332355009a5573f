import { fieldNames } from '../../../parameters/fieldNames';
import { limit } from '../../../parameters/limit';
import { rowsOf } from '../../../transport/reply/rows';
import { operation } from '../operation';
import { group } from './group';

/**
 * The site may cap the list below what is asked for, and has no pages.
 * [vendor page getGroupMembers, older generation; root and `total_number` from client code]
 */
export const getMembers = operation({
	resource: 'group',
	value: 'getMembers',
	method: 'getGroupMembers',
	name: 'Get Members',
	action: 'Get members of a group',
	description: 'Get the members of a group; the site may return fewer than there are',
	parameters: {
		group,
		limit,
		fields: fieldNames("Fields of each member to get, by default the site's choice"),
	},
	prepare: ({ group: group_id, limit: most, fields }, { note }) => ({
		params: {
			...fields,
			...(most === Infinity ? {} : { max_number: String(most) }),
			group_id,
		},
		items(data) {
			const members = rowsOf(data, 'member');
			const total = Number(data.total_number ?? members.length);
			if (members.length < Math.min(most, total)) {
				const text = `The site returned ${members.length} of the ${total} members of group ${group_id}`;
				note({ kind: 'list cut', text });
			}
			return members.slice(0, most);
		},
	}),
});
