import type { INodeProperties } from 'n8n-workflow';

import { readWireCollection, wireCollection } from './collection';
import type { WireField } from './collection';
import { InputError } from './input';
import type { Params, ReadParameter } from './input';
import { toGroupIdList, toIdList } from './values';
import type { ToWire } from './values';

function idList(
	name: string,
	displayName: string,
	description: string,
	toWire: ToWire = toIdList,
): WireField {
	return {
		property: {
			displayName,
			name,
			type: 'string',
			default: '',
			placeholder: 'e.g. 1001,1002',
			description: `${description}, as IDs separated by commas or an array of IDs (wire: ${name})`,
		},
		toWire,
	};
}

const ADD: readonly WireField[] = [
	idList('add_center_ids', 'Add to Center IDs', 'Centers to add the constituent to'),
	idList(
		'add_center_opt_in_ids',
		'Opt In to Center IDs',
		'Centers whose emails the constituent opts in to',
	),
	idList(
		'add_group_ids',
		'Add to Group IDs',
		'Groups to add the constituent to; predefined groups (IDs below 1000) and administrator security groups cannot be joined',
		toGroupIdList,
	),
	idList(
		'add_interest_ids',
		'Add Interest IDs',
		'Email interests to add; an interest of one center adds the constituent to that center too',
	),
];

const REMOVE: readonly WireField[] = [
	idList('remove_center_ids', 'Remove From Center IDs', 'Centers to remove the constituent from'),
	idList(
		'remove_center_opt_in_ids',
		'Opt Out of Center IDs',
		'Centers whose emails the constituent opts out of',
	),
	idList(
		'remove_group_ids',
		'Remove From Group IDs',
		'Groups to remove the constituent from; predefined groups (IDs below 1000) and administrator security groups cannot be left',
		toGroupIdList,
	),
	idList('remove_interest_ids', 'Remove Interest IDs', 'Email interests to remove'),
];

/** New records have nothing to be removed from. */
export const newMembershipsProperty: INodeProperties = wireCollection(
	'memberships',
	'Memberships',
	'Add Membership',
	ADD,
);

export const membershipsProperty: INodeProperties = wireCollection(
	'memberships',
	'Memberships',
	'Add Membership',
	[...ADD, ...REMOVE],
);

function assertNotBoth(params: Params): void {
	for (const { property } of ADD) {
		const remove = property.name.replace(/^add_/, 'remove_');
		const removed = new Set(params[remove]?.split(',').map(Number));
		const both = params[property.name]?.split(',').find((id) => removed.has(Number(id)));
		if (both === undefined) continue;
		throw new InputError(
			property.displayName,
			`ID ${both} is to be added and removed at once ('${property.name}' and '${remove}')`,
			'Keep it in one of the two lists.',
		);
	}
}

/** @throws InputError also when one ID is both added and removed: the site's order is not documented */
export function readMemberships(read: ReadParameter): Params {
	const params = readWireCollection(read, 'memberships', [...ADD, ...REMOVE]);
	assertNotBoth(params);
	return params;
}
