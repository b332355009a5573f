import { updateFields } from '../../../parameters/fields/commonFields';
import { constituent } from '../../../parameters/fields/identity';
import { assertMoreThanKey } from '../../../parameters/record/nothingToChange';
import { operation } from '../operation';
import { assertChangesOnly, assertOneEmail } from './writing/identityConflicts';
import { memberships } from './writing/memberships';
import { recordChanges } from './writing/recordChanges';
import { newMemberId, primaryEmail, suppressCleaning } from './writing/writeFields';
import { writeResult } from './writing/writeResult';

const further = updateFields([
	newMemberId,
	primaryEmail(
		"New email address. If 'Constituent' is given by Member ID and no record has that ID, Luminate Online looks for this address instead; the record found then gets the member ID if it had none (API parameter: primary_email).",
	),
	suppressCleaning,
]);

/** Changes one existing constituent. [vendor pages update, both generations] */
export const update = operation({
	resource: 'constituent',
	value: 'update',
	method: 'update',
	skipsUnchanged: true,
	name: 'Update',
	action: 'Update a constituent',
	description: 'Update an existing constituent; nothing is created if none matches',
	parameters: {
		identity: constituent(
			"The constituent to update. Cons ID: only the record with this number. Member ID: the record that has it; if none has it, the site tries 'Primary Email' from 'Update Fields', if given. Email: exactly one record must match. If several match, nothing is changed.",
		),
		changes: recordChanges(further, memberships, false),
	},
	prepare({ identity, changes }) {
		assertChangesOnly(identity, changes, {
			memberId: "'Member ID' under 'Update Fields'",
			email: "'Primary Email' under 'Update Fields'",
		});
		assertMoreThanKey(changes, identity.params);
		const params = { ...changes, ...identity.params };
		// An address that is the key is changed by the record field of another address.
		if (identity.parameter !== 'primary_email') assertOneEmail(params);
		return { params, items: writeResult };
	},
});
