import type { INodeProperties } from 'n8n-workflow';

import { filters } from '../../../parameters/fields/commonFields';
import { limit } from '../../../parameters/fields/limit';
import { toBoolean, toText } from '../../../parameters/values';
import { rowsOf } from '../../../transport/reply/rows';
import { operation } from '../operation';

/** The API spells HEIRARCHY so. */
const selectionMode: INodeProperties = {
	displayName: 'Selection Mode',
	name: 'selection_mode',
	type: 'options',
	default: 'NOT_BUILT_IN',
	description:
		'Which groups to list; by default those that are not built in (API parameter: selection_mode)',
	options: [
		{ name: 'Administrator Security Groups', value: 'ADMIN_SECURITY' },
		{ name: 'Email Groups', value: 'EMAIL' },
		{ name: 'Hierarchy Groups', value: 'HEIRARCHY' },
		{ name: 'Membership Groups', value: 'MEMBERSHIP' },
		{ name: 'Not Built-in Groups', value: 'NOT_BUILT_IN' },
		{ name: 'Report Writer Sharees', value: 'REPORTWRITER_SHAREES' },
		{ name: 'States', value: 'STATES' },
	],
};

const which = filters([
	{ property: selectionMode, toWire: toText },
	{
		property: {
			displayName: 'Allow Cross Center',
			name: 'allow_cross_center',
			type: 'boolean',
			default: true,
			description:
				'Whether groups of other centers may be listed when the site is in single-center mode (API parameter: allow_cross_center)',
		},
		toWire: toBoolean,
	},
	{
		property: {
			displayName: 'Filter Text',
			name: 'list_filter_text',
			type: 'string',
			default: '',
			description: 'Text that the groups must contain (API parameter: list_filter_text)',
		},
		toWire: toText,
	},
]);

/** [vendor page listGroups, of the group servlet] */
export const getManyGroups = operation({
	resource: 'group',
	value: 'getAll',
	method: 'listGroups',
	name: 'Get Many',
	action: 'Get many groups',
	description: 'Get groups of the site, filtered by type or text',
	paging: { list: 'groupInfo', pageSize: 500 },
	parameters: { limit, which },
	prepare: ({ limit: most, which: params }) => ({
		params,
		limit: most,
		items: (data) => rowsOf(data, 'groupInfo'),
	}),
});
