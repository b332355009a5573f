import type { INodeProperties } from 'n8n-workflow';

import { asRecord, InputError } from './input';
import type { ReadParameter } from './input';
import type { Params } from '../transport/call';
import { toWholeNumber } from './values';

const GROUP = 'Group';

export const groupLocator: INodeProperties = {
	displayName: GROUP,
	name: 'group',
	type: 'resourceLocator',
	default: { mode: 'list', value: '' },
	required: true,
	description: 'The group, from the list or by its ID (API parameter: group_id)',
	modes: [
		{
			displayName: 'From List',
			name: 'list',
			type: 'list',
			typeOptions: { searchListMethod: 'searchGroups', searchable: true },
		},
		{ displayName: 'By ID', name: 'id', type: 'string', placeholder: 'e.g. 1001' },
	],
};

/** @throws InputError */
export function readGroup(read: ReadParameter): Params {
	const locator = read('group');
	const { value } = asRecord(locator);
	const id = toWholeNumber(value ?? (typeof locator === 'object' ? undefined : locator), GROUP);
	if (id !== undefined) return { group_id: id };
	throw new InputError(
		GROUP,
		`'${GROUP}' is empty: no group ID is given`,
		'Choose a group from the list, or check that the expression finds a value in this item.',
	);
}
