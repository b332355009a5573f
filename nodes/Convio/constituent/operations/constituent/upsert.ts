import { readWireCollection, wireCollection } from '../../../parameters/collection';
import type { WireField } from '../../../parameters/collection';
import { constituentLocator, readIdentity } from '../../../parameters/identity';
import { interactionProperty, readInteraction } from '../../../parameters/interaction';
import { assertChangesOnly, assertOneEmail } from '../../../parameters/identityConflicts';
import { membershipsProperty, readMemberships } from '../../../parameters/memberships';
import { readEmptyValues, recordOptions } from '../../../parameters/options';
import { COMMON_FIELDS } from '../../../parameters/commonFields';
import {
	needsSiteFields,
	readRecordFields,
	recordFieldsProperties,
} from '../../../parameters/record/recordFields';
import {
	newMemberId,
	primaryEmail,
	skipWelcome,
	suppressCleaning,
} from '../../../parameters/writeFields';
import type { Operation } from '../operation';
import { writeResult } from './writeResult';

const PLACE = 'Additional Fields';

const ADDITIONAL_FIELDS: readonly WireField[] = [
	...COMMON_FIELDS,
	newMemberId,
	primaryEmail(
		"Email address to store. Needed to create a constituent if 'Constituent' is given by Member ID (API parameter: primary_email).",
	),
	skipWelcome,
	suppressCleaning,
];

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

/** `createOrUpdate`: changes the one match, or adds a constituent. [vendor pages createOrUpdate] */
export const upsert: Operation = {
	resource: 'constituent',
	value: 'upsert',
	method: 'createOrUpdate',
	name: 'Create or Update',
	action: 'Create or update a constituent',
	description: 'Create a new record, or update the current one if it already exists (upsert)',
	properties: [
		constituentLocator(
			'How to find the constituent. ID: never creates; if no record has it, the call is refused. Member ID: updates the one match, or creates a record; several matches are refused. Email: updates the one match, or creates a record; on a site that allows shared email addresses, several matches create another record, so prefer Member ID there.',
		),
		...recordFieldsProperties,
		wireCollection('additionalFields', PLACE, 'Add Field', ADDITIONAL_FIELDS),
		membershipsProperty,
		interactionProperty,
		recordOptions,
	],
	needsSiteFields,
	params(input) {
		const { read } = input;
		const identity = readIdentity(read);
		const fields = readWireCollection(read, 'additionalFields', ADDITIONAL_FIELDS);
		assertChangesOnly(identity, fields, PLACE);
		const params = {
			...readRecordFields(input, readEmptyValues(read)),
			...readMemberships(read),
			...readInteraction(read),
			...fields,
			...identity.params,
		};
		assertOneEmail(params);
		return params;
	},
	items(data, { read }, isRepeat) {
		// By constituent ID nothing is ever created.
		const mayHaveCreated = isRepeat && readIdentity(read).parameter !== 'cons_id';
		return writeResult(data).map((result) => ({
			...result,
			action: actionOf(result.message, mayHaveCreated),
		}));
	},
};
