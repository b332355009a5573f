import { single } from '../../../parameters/collection';
import { additionalFields } from '../../../parameters/fields/commonFields';
import { constituent } from '../../../parameters/fields/identity';
import { operation } from '../operation';
import { assertChangesOnly, assertOneEmail, withAddress } from './writing/identityConflicts';
import { memberships } from './writing/memberships';
import { recordChanges } from './writing/recordChanges';
import { newMemberId, primaryEmail, skipWelcome, suppressCleaning } from './writing/writeFields';
import { writeResult } from './writing/writeResult';

const further = additionalFields([newMemberId, skipWelcome, suppressCleaning]);

/** Stands open: without an address, a member ID that the site does not know creates nobody. */
const address = single(
	primaryEmail(
		"Email address to store, needed to create a constituent if 'Constituent' is given by Member ID; leave it empty if 'Constituent' is given by Email (API parameter: primary_email)",
	),
);

/**
 * The two messages of the vendor's samples; other words tell nothing. [message inferred]
 *
 * @param mayHaveCreated an earlier try of the call may have created the record that this one updated
 */
function actionOf(message: unknown, mayHaveCreated: boolean): 'created' | 'updated' | 'unknown' {
	if (typeof message !== 'string') return 'unknown';
	if (/\b(?:added|created)\b/i.test(message)) return 'created';
	return /\bupdated\b/i.test(message) && !mayHaveCreated ? 'updated' : 'unknown';
}

/** Changes the one match, or adds a constituent. [vendor pages createOrUpdate] */
export const upsert = operation({
	resource: 'constituent',
	value: 'upsert',
	method: 'createOrUpdate',
	skipsUnchanged: true,
	name: 'Create or Update',
	action: 'Create or update a constituent',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	parameters: {
		identity: constituent(
			'How to find the constituent. Cons ID: updates the record with this number. Member ID: updates the one match, or creates a record; several matches are refused. Email: updates the one match, or creates a record; on a site that allows shared email addresses, several matches create another record, so prefer Member ID there.',
			'member_id',
		),
		address,
		changes: recordChanges(further, memberships, true),
	},
	prepare({ identity, address: email, changes }) {
		const stored = { ...changes, ...email };
		assertChangesOnly(identity, stored, {
			memberId: "'Member ID' under 'Additional Fields'",
			email: "'Primary Email'",
		});
		const params = withAddress({ ...stored, ...identity.params });
		assertOneEmail(params);
		return {
			params,
			items(data, mayHaveBeenApplied) {
				// By constituent ID nothing is created. [vendor page, older generation]
				const mayHaveCreated = mayHaveBeenApplied && identity.parameter !== 'cons_id';
				return writeResult(data).map((result) => ({
					...result,
					action: actionOf(result.message, mayHaveCreated),
				}));
			},
		};
	},
});
