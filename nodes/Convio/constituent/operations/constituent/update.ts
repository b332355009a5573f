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
import { newMemberId, primaryEmail, suppressCleaning } from '../../../parameters/writeFields';
import type { Operation } from '../operation';
import { writeResult } from './writeResult';

const PLACE = 'Update Fields';

const UPDATE_FIELDS: readonly WireField[] = [
	...COMMON_FIELDS,
	newMemberId,
	primaryEmail(
		"New email address. If 'Constituent' is given by Member ID and no record has that ID, Luminate Online looks for this address instead; the record found then gets the member ID if it had none (API parameter: primary_email).",
	),
	suppressCleaning,
];

/** `update`: changes one existing constituent. [vendor pages update, both generations] */
export const update: Operation = {
	resource: 'constituent',
	value: 'update',
	method: 'update',
	name: 'Update',
	action: 'Update a constituent',
	description: 'Update an existing constituent; nothing is created if none matches',
	properties: [
		constituentLocator(
			"The constituent to update. ID: only the record with this ID. Member ID: the record that has it; if none has it, the site tries 'Primary Email' from 'Update Fields', if given. Email: exactly one record must match. If several match, nothing is changed.",
		),
		...recordFieldsProperties,
		wireCollection('updateFields', PLACE, 'Add Field', UPDATE_FIELDS),
		membershipsProperty,
		interactionProperty,
		recordOptions,
	],
	needsSiteFields,
	params(input) {
		const { read } = input;
		const identity = readIdentity(read);
		const changes = readWireCollection(read, 'updateFields', UPDATE_FIELDS);
		assertChangesOnly(identity, changes, PLACE);
		const params = {
			...readRecordFields(input, readEmptyValues(read)),
			...readMemberships(read),
			...readInteraction(read),
			...changes,
			...identity.params,
		};
		if (identity.parameter !== 'primary_email') assertOneEmail(params);
		return params;
	},
	items: writeResult,
};
