import type { INodeProperties } from 'n8n-workflow';

import { asRecord, InputError } from '../../../parameters/input';
import type { Parameter } from '../../../parameters/parameter';
import { toWholeNumber } from '../../../parameters/values';

const GROUP = 'Group';

const locator: INodeProperties = {
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

/** The ID of the group that an operation is about. */
export const group: Parameter<string> = {
	properties: [locator],
	read({ read }) {
		const chosen = read('group');
		const { value } = asRecord(chosen);
		const id = toWholeNumber(value ?? (typeof chosen === 'object' ? undefined : chosen), GROUP);
		if (id !== undefined) return id;
		throw new InputError(
			GROUP,
			`'${GROUP}' is empty: no group ID is given`,
			'Choose a group from the list, or check that the expression finds a value in this item.',
		);
	},
};
