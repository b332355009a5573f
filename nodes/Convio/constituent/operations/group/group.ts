import { InputError } from '../../../parameters/input';
import type { Parameter } from '../../../parameters/parameter';
import { picked, picker } from '../../../parameters/picker';
import type { ListSearch } from '../../../parameters/picker';
import type { ToWire } from '../../../parameters/values';
import { toGroupIdList, toWholeNumber } from '../../../parameters/values';
import { isDataObject } from '../../../transport/reply/data';
import type { DataObject } from '../../../transport/reply/data';
import { ReplyError } from '../../../transport/reply/rows';

const GROUP = 'Group';

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

/** The group in a reply. @throws ReplyError when there is none */
export function groupInfoOf({ groupInfo }: DataObject): DataObject[] {
	if (isDataObject(groupInfo)) return [groupInfo];
	throw new ReplyError("it has no 'groupInfo'");
}
