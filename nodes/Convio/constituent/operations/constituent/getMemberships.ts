import { readWireCollection, wireCollection } from '../../../parameters/collection';
import { constituentLocator, LOOKUP_RULE, readIdentity } from '../../../parameters/identity';
import { readOptions } from '../../../parameters/options';
import { COMMON_FIELDS } from '../../../parameters/commonFields';
import { rowsOf } from '../../../transport/reply/rows';
import type { ApiMethod } from '../../../transport/apiMethods';
import { withBooleans } from '../withBooleans';
import type { Operation } from '../operation';

interface MembershipList {
	readonly value: string;
	readonly name: string;
	readonly method: ApiMethod;
	/** Name of the list in the answer. */
	readonly list: string;
	readonly plural: string;
	readonly singular: string;
	readonly description: string;
	readonly rule: string;
	/** Members of an entry that are true or false. */
	readonly flags?: readonly string[];
}

/** What a constituent belongs to: the three lists differ in names only. */
function membershipOperation(facts: MembershipList): Operation {
	const { value, name, method, list, plural, singular, description, rule, flags = [] } = facts;
	return {
		resource: 'constituent',
		value,
		method,
		name,
		action: `Get ${plural} of a constituent`,
		description,
		properties: [
			constituentLocator(`The constituent whose ${plural} to get. ${rule}`),
			{
				displayName: 'Split Into Items',
				name: 'splitIntoItems',
				type: 'boolean',
				default: true,
				description: `Whether to return each ${singular} as a separate item (none for a constituent without ${plural}) instead of one item with the list`,
			},
			wireCollection('additionalFields', 'Additional Fields', 'Add Field', COMMON_FIELDS),
			readOptions,
		],
		params: ({ read }) => ({
			...readWireCollection(read, 'additionalFields', COMMON_FIELDS),
			...readIdentity(read).params,
		}),
		items(data, { read }) {
			const rows = rowsOf(data, list).map((row) => withBooleans(row, flags));
			return read('splitIntoItems') === false ? [{ [plural]: rows }] : rows;
		},
	};
}

/** `getUserGroups`. [vendor page getUserGroups] */
export const getGroups = membershipOperation({
	value: 'getGroups',
	name: 'Get Groups',
	method: 'getUserGroups',
	list: 'group',
	plural: 'groups',
	singular: 'group',
	description: 'Get the ID and name of each group a constituent belongs to',
	rule: LOOKUP_RULE,
});

/** `getUserInterests`. [vendor page getUserInterests] */
export const getInterests = membershipOperation({
	value: 'getInterests',
	name: 'Get Interests',
	method: 'getUserInterests',
	list: 'interest',
	plural: 'interests',
	singular: 'interest',
	description: 'Get the email and web interests of a constituent',
	rule: LOOKUP_RULE,
	flags: ['for_email', 'for_web'],
});

/** `getUserCenters`: no match gives an empty list there. [vendor page; element name inferred] */
export const getCenters = membershipOperation({
	value: 'getCenters',
	name: 'Get Centers',
	method: 'getUserCenters',
	list: 'center',
	plural: 'centers',
	singular: 'center',
	description: 'Get the centers a constituent belongs to, on a multi-center site',
	rule: 'If none or several match, or the site has no centers, the list is empty.',
});
