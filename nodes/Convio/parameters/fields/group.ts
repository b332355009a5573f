import { InputError } from '../input';
import type { Parameter } from '../parameter';
import { picked, picker } from './picker';
import type { ListSearch } from './picker';
import type { ToWire } from '../values';
import { toGroupIdList, toWholeNumber } from '../values';

const GROUP = 'Group';

/** The most members that the site lists of a group; there are no pages. [vendor page getGroupMembers] */
export const MOST_MEMBERS = 1000;

function groupParameter(
	search: ListSearch,
	description: string,
	toWire: ToWire,
): Parameter<string> {
	const texts = { displayName: GROUP, name: 'group', required: true, description };
	return {
		properties: [picker(search, texts)],
		read({ read }) {
			const id = toWire(picked(read('group')), GROUP);
			if (id !== undefined) return id;
			throw new InputError(
				GROUP,
				`'${GROUP}' is empty: no group ID is given`,
				'Choose a group from the list, or check that the expression finds a value in this item.',
			);
		},
	};
}

/** The ID of the group that an operation reads. */
export const group = groupParameter(
	'searchGroups',
	'The group, from the list or by its ID (API parameter: group_id)',
	toWholeNumber,
);

/** The ID of a group that constituents can be added to and removed from. */
export function ownGroup(description: string): Parameter<string> {
	return groupParameter('searchJoinableGroups', description, toGroupIdList);
}
