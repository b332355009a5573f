import { readWireCollection, wireCollection } from '../../parameters/collection';
import { constituentLocator, readIdentity } from '../../parameters/identity';
import { optionsProperty, readSettings } from '../../parameters/options';
import { ORIGIN_FIELDS } from '../../parameters/origin';
import { isPlainObject } from '../../transport/plain';
import { AnswerError } from '../operation';
import type { Operation } from '../operation';

/** `getUserGroups`: the groups that a constituent belongs to. [vendor page getUserGroups] */
export const getGroups: Operation = {
	resource: 'constituent',
	value: 'getGroups',
	name: 'Get Groups',
	action: 'Get groups of a constituent',
	description: 'Get ID and name of each group that a constituent belongs to',
	properties: [
		constituentLocator(
			'The constituent whose groups to get. No match, or several matches, on the chosen key is refused; no other key is tried.',
		),
		{
			displayName: 'Split Into Items',
			name: 'splitIntoItems',
			type: 'boolean',
			default: true,
			description:
				'Whether each group becomes an item of its own, so that a constituent without groups gives none; otherwise one item with the list',
		},
		wireCollection('additionalFields', 'Additional Fields', 'Add Field', ORIGIN_FIELDS),
		optionsProperty,
	],
	call: (read) => ({
		method: 'getUserGroups',
		params: {
			...readWireCollection(read, 'additionalFields', ORIGIN_FIELDS),
			...readIdentity(read).params,
		},
		settings: readSettings(read),
	}),
	items(data, read) {
		const list = Array.isArray(data.group) ? data.group : [];
		const groups = list.map((group) => {
			if (isPlainObject(group)) return group;
			throw new AnswerError("a 'group' in the answer is no group");
		});
		return read('splitIntoItems') === false ? [{ groups }] : groups;
	},
};
