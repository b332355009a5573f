import type { INodeProperties } from 'n8n-workflow';

import { collection } from '../../../../parameters/collection';
import type { WireField } from '../../../../parameters/collection';
import { asRecord, InputError } from '../../../../parameters/input';
import { picker, picked } from '../../../../parameters/fields/picker';
import type { ListSearch } from '../../../../parameters/fields/picker';
import type { Parameter } from '../../../../parameters/parameter';
import type { Params } from '../../../../transport/call';
import { toGroupIdList, toIdList } from '../../../../parameters/values';
import type { ToWire } from '../../../../parameters/values';

interface Membership {
	readonly wireName: string;
	readonly displayName: string;
	readonly description: string;
	readonly toWire: ToWire;
	/** What the editor fills the list of a row with. */
	readonly searchMethod: ListSearch;
	/** What a row of the list is. */
	readonly singular: string;
}

const GROUP_RULE =
	'predefined groups (IDs below 1000) and administrator security groups cannot be used';

const ADD: readonly Membership[] = [
	{
		wireName: 'add_center_ids',
		displayName: 'Add to Centers',
		singular: 'Center',
		searchMethod: 'searchCenters',
		description: 'Centers to add the constituent to',
		toWire: toIdList,
	},
	{
		wireName: 'add_group_ids',
		displayName: 'Add to Groups',
		singular: 'Group',
		description: `Groups to add the constituent to; ${GROUP_RULE}`,
		toWire: toGroupIdList,
		searchMethod: 'searchJoinableGroups',
	},
	{
		wireName: 'add_interest_ids',
		displayName: 'Add Interests',
		singular: 'Interest',
		description:
			'Email interests to add; a center-specific interest also adds the constituent to that center',
		toWire: toIdList,
		searchMethod: 'searchInterests',
	},
	{
		wireName: 'add_center_opt_in_ids',
		displayName: 'Opt In to Centers',
		singular: 'Center',
		searchMethod: 'searchCenters',
		description: 'Centers whose emails the constituent opts in to',
		toWire: toIdList,
	},
];

const REMOVE: readonly Membership[] = [
	{
		wireName: 'remove_center_opt_in_ids',
		displayName: 'Opt Out of Centers',
		singular: 'Center',
		searchMethod: 'searchCenters',
		description: 'Centers whose emails the constituent opts out of',
		toWire: toIdList,
	},
	{
		wireName: 'remove_center_ids',
		displayName: 'Remove From Centers',
		singular: 'Center',
		searchMethod: 'searchCenters',
		description: 'Centers to remove the constituent from',
		toWire: toIdList,
	},
	{
		wireName: 'remove_group_ids',
		displayName: 'Remove From Groups',
		singular: 'Group',
		description: `Groups to remove the constituent from; ${GROUP_RULE}`,
		toWire: toGroupIdList,
		searchMethod: 'searchJoinableGroups',
	},
	{
		wireName: 'remove_interest_ids',
		displayName: 'Remove Interests',
		singular: 'Interest',
		description: 'Email interests to remove',
		toWire: toIdList,
		searchMethod: 'searchInterests',
	},
];

/** One entry of a list. */
function locator({ singular, searchMethod }: Membership): INodeProperties {
	return picker(searchMethod, {
		displayName: singular,
		name: 'entry',
		placeholder: 'e.g. 1001 or 1001,1002',
		hint: 'One ID, several IDs separated by commas, or an expression that returns an array of IDs',
	});
}

function field(membership: Membership): WireField {
	const { wireName, displayName, singular, description, toWire } = membership;
	return {
		property: {
			displayName,
			name: wireName,
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: `Add ${singular}`,
			default: {},
			description: `${description} (API parameter: ${wireName})`,
			options: [{ displayName: singular, name: 'entries', values: [locator(membership)] }],
		},
		toWire: (value, name) => toWire(idsOf(value), name),
	};
}

function idsOfRow(row: unknown): unknown[] {
	const { entry } = asRecord(row);
	const isLocator = 'value' in asRecord(entry);
	const chosen = isLocator ? picked(entry) : entry;
	if (chosen === undefined || chosen === null) return [];
	if (Array.isArray(chosen)) return chosen;
	if (typeof chosen !== 'string') return [chosen];
	return chosen.trim() === '' ? [] : chosen.split(',');
}

/** The IDs of all rows. Anything but rows is dropped by n8n itself, before a node can see it. */
function idsOf(value: unknown): unknown[] {
	const { entries } = asRecord(value);
	return Array.isArray(entries) ? entries.flatMap(idsOfRow) : [];
}

/** @throws InputError when one ID is both added and removed: the site's order is not documented */
function assertNotBoth(params: Params): void {
	for (const { wireName, displayName } of ADD) {
		const opposite = wireName.replace(/^add_/, 'remove_');
		const removed = new Set(params[opposite]?.split(',').map(Number));
		const both = params[wireName]?.split(',').find((id) => removed.has(Number(id)));
		if (both === undefined) continue;
		const other = REMOVE.find((membership) => membership.wireName === opposite)?.displayName;
		throw new InputError(
			displayName,
			`ID ${both} is in '${displayName}' and in '${other}' at once`,
			'Keep it in one of the two lists.',
		);
	}
}

/** New records have nothing to be removed from. */
export const newMemberships: Parameter<Params> = collection(
	'memberships',
	'Memberships',
	'Add Membership',
	ADD.map(field),
);

const changes = collection('memberships', 'Memberships', 'Add Membership Change', [
	...ADD.map(field),
	...REMOVE.map(field),
]);

export const memberships: Parameter<Params> = {
	...changes,
	read(input) {
		const params = changes.read(input);
		assertNotBoth(params);
		return params;
	},
};
