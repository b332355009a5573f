import { readWireCollection, wireCollection } from '../../parameters/collection';
import type { WireField } from '../../parameters/collection';
import { constituentLocator, readIdentity } from '../../parameters/identity';
import { interactionProperty, readInteraction } from '../../parameters/interaction';
import { assertChangesOnly, assertOneEmail } from '../../parameters/keys';
import { membershipsProperty, readMemberships } from '../../parameters/memberships';
import { readEmptyValues, recordOptions } from '../../parameters/options';
import { ORIGIN_FIELDS } from '../../parameters/origin';
import {
	needsSiteFields,
	readRecordFields,
	recordFieldsProperties,
} from '../../parameters/recordFields';
import { toEmail } from '../../parameters/values';
import { memberId, suppressCleaning } from '../../parameters/writing';
import type { Operation } from '../operation';
import { writeResult } from './writeResult';

const PLACE = 'Update Fields';

const UPDATE_FIELDS: readonly WireField[] = [
	...ORIGIN_FIELDS,
	memberId('New member ID; only for a constituent found by Constituent ID (wire: member_id)'),
	{
		property: {
			displayName: 'Primary Email',
			name: 'primary_email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			description:
				'New email address. With Member ID as the key it is also what Luminate Online falls back on when no record has that member ID; the record found then gets the member ID if it had none (wire: primary_email).',
		},
		toWire: toEmail,
	},
	suppressCleaning,
];

/** `update`: changes one existing constituent. [vendor pages update, both generations] */
export const update: Operation = {
	resource: 'constituent',
	value: 'update',
	method: 'update',
	name: 'Update',
	action: 'Update a constituent',
	description: 'Change an existing constituent; nothing is created when none matches',
	properties: [
		constituentLocator(
			'The record to change. Constituent ID decides alone. Member ID comes next: if no record has it, Primary Email in the update fields is tried, when given. An email address must match exactly one record. Several matches change nothing.',
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
