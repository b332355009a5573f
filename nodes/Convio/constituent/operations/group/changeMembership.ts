import { constituent } from '../../../parameters/fields/identity';
import { writeResult } from '../constituent/writing/writeResult';
import { operation } from '../operation';
import { ownGroup } from '../../../parameters/fields/group';

interface Change {
	readonly value: string;
	readonly name: string;
	readonly action: string;
	readonly description: string;
	/** What is done with the constituent, e.g. `add to the group`. */
	readonly verb: string;
	readonly parameter: 'add_group_ids' | 'remove_group_ids';
}

/** One group of one constituent: both directions differ in names only. [vendor pages update] */
function membershipChange({ verb, parameter, ...texts }: Change) {
	return operation({
		...texts,
		resource: 'group',
		method: 'update',
		parameters: {
			group: ownGroup(
				`The group, from the list or by its ID. Predefined groups (IDs below 1000) and administrator security groups cannot be used (API parameter: ${parameter}).`,
			),
			identity: constituent(
				`The constituent to ${verb}. Exactly one must match; otherwise nothing is changed.`,
			),
		},
		prepare: ({ group, identity }) => ({
			params: { ...identity.params, [parameter]: group },
			// The site says no more than that the record was updated.
			items: (data) => writeResult(data).map((item) => ({ ...item, group_id: group })),
		}),
	});
}

export const addConstituents = membershipChange({
	value: 'addConstituents',
	name: 'Add Constituents',
	action: 'Add constituents to a group',
	description: 'Add the constituent of each item to a group',
	verb: 'add to the group',
	parameter: 'add_group_ids',
});

export const removeConstituents = membershipChange({
	value: 'removeConstituents',
	name: 'Remove Constituents',
	action: 'Remove constituents from a group',
	description: 'Remove the constituent of each item from a group',
	verb: 'remove from the group',
	parameter: 'remove_group_ids',
});
