import { required } from '../../../parameters/collection';
import { constituent, LOOKUP_RULE } from '../../../parameters/fields/identity';
import { picker, toPickedId } from '../../../parameters/fields/picker';
import { truthOf } from '../../../transport/reply/rows';
import { operation } from '../operation';

const interest = required(
	{
		property: picker('searchInterests', {
			displayName: 'Interest',
			name: 'interest_id',
			description: 'The interest, from the list or by its ID (API parameter: interest_id)',
		}),
		toWire: toPickedId,
	},
	'to check an interest',
);

/** [vendor page isUserInterested; root and element from client code] */
export const checkInterest = operation({
	resource: 'constituent',
	value: 'checkInterest',
	method: 'isUserInterested',
	name: 'Check Interest',
	action: 'Check an interest of a constituent',
	description: 'Find out whether a constituent has an interest',
	parameters: {
		identity: constituent(`The constituent whose interest to check. ${LOOKUP_RULE}`),
		interest,
	},
	prepare: ({ identity, interest: interest_id }) => ({
		params: { ...identity.params, interest_id },
		items: (data) => [{ interest_id, interested: truthOf(data, 'interested') }],
	}),
});
