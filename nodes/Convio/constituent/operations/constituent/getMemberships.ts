import { constituent, LOOKUP_RULE } from '../../../parameters/fields/identity';
import { toggle } from '../../../parameters/fields/toggle';
import type { ApiMethod } from '../../../transport/apiMethods';
import { rowsOf } from '../../../transport/reply/rows';
import { operation } from '../operation';
import { withBooleans } from '../withBooleans';

interface MembershipList {
	readonly value: string;
	readonly name: string;
	readonly method: ApiMethod;
	/** What the reply calls an entry. */
	readonly element: string;
	readonly plural: string;
	readonly singular: string;
	readonly description: string;
	readonly rule: string;
	/** What is true or false of an entry. */
	readonly flags?: readonly string[];
}

/** What a constituent belongs to: the three lists differ in names only. */
function membershipOperation(list: MembershipList) {
	const { value, name, method, plural, singular, description, rule, flags = [] } = list;
	return operation({
		resource: 'constituent',
		value,
		method,
		name,
		action: `Get ${plural} of a constituent`,
		description,
		parameters: {
			identity: constituent(`The constituent whose ${plural} to get. ${rule}`),
			split: toggle({
				displayName: 'Split Into Items',
				name: 'splitIntoItems',
				default: true,
				description: `Whether to return each ${singular} as a separate item (none for a constituent without ${plural}) instead of one item with the list`,
			}),
		},
		prepare: ({ identity, split }) => ({
			params: identity.params,
			items(data) {
				const rows = rowsOf(data, list.element).map((row) => withBooleans(row, flags));
				return split ? rows : [{ [plural]: rows }];
			},
		}),
	});
}

/** [vendor page getUserGroups] */
export const getGroups = membershipOperation({
	value: 'getGroups',
	name: 'Get Groups',
	method: 'getUserGroups',
	element: 'group',
	plural: 'groups',
	singular: 'group',
	description: 'Get the ID and name of each group a constituent belongs to',
	rule: LOOKUP_RULE,
});

/** [vendor page getUserInterests] */
export const getInterests = membershipOperation({
	value: 'getInterests',
	name: 'Get Interests',
	method: 'getUserInterests',
	element: 'interest',
	plural: 'interests',
	singular: 'interest',
	description: 'Get the email and web interests of a constituent',
	rule: LOOKUP_RULE,
	flags: ['for_email', 'for_web'],
});

/** No match gives an empty list here. [vendor page; element name inferred] */
export const getCenters = membershipOperation({
	value: 'getCenters',
	name: 'Get Centers',
	method: 'getUserCenters',
	element: 'center',
	plural: 'centers',
	singular: 'center',
	description: 'Get the centers a constituent belongs to, on a multi-center site',
	rule: 'If none or several match, or the site has no centers, the list is empty.',
});
