import { fieldNames } from '../../../parameters/fields/fieldNames';
import { group, MOST_MEMBERS } from '../../../parameters/fields/group';
import { limit } from '../../../parameters/fields/limit';
import { simplify } from '../../../parameters/fields/toggle';
import { rowsOf, wholeNumber } from '../../../transport/reply/rows';
import { simplifyRecord } from '../constituent/simplify';
import { operation } from '../operation';

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
		simple: simplify,
	},
	prepare: ({ group: group_id, limit: most, fields, simple }) => ({
		params: {
			...fields,
			...(most === Infinity ? {} : { max_number: String(Math.min(most, MOST_MEMBERS)) }),
			group_id,
		},
		limit: most,
		items(data) {
			const members = rowsOf(data, 'member').slice(0, most);
			return simple ? members.map(simplifyRecord) : members;
		},
		missing(data) {
			const count = rowsOf(data, 'member').length;
			const total = wholeNumber(data.total_number) ?? count;
			if (count >= Math.min(most, total)) return undefined;
			const cure =
				total > MOST_MEMBERS
					? ': divide the group into smaller ones, e.g. by a query for each first letter'
					: ', and may count members that it does not list, such as inactive ones';
			return `The site returned ${count} of the ${total} members of group ${group_id}. It gives at most 1,000 members of a group, without further pages${cure}`;
		},
	}),
});
