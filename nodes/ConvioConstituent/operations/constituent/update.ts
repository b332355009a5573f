import { readWireCollection, wireCollection } from '../../parameters/collection';
import type { WireField } from '../../parameters/collection';
import { constituentLocator, readIdentity } from '../../parameters/identity';
import type { Identity } from '../../parameters/identity';
import { InputError } from '../../parameters/input';
import type { Params } from '../../parameters/input';
import { interactionProperty, readInteraction } from '../../parameters/interaction';
import { membershipsProperty, readMemberships } from '../../parameters/memberships';
import { optionsProperty, readSettings } from '../../parameters/options';
import { ORIGIN_FIELDS } from '../../parameters/origin';
import { readRecordFields, recordFieldsProperties } from '../../parameters/recordFields';
import { toEmail } from '../../parameters/values';
import { memberId, suppressCleaning } from '../../parameters/writing';
import type { Operation } from '../operation';
import { writeResult } from './writeResult';

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

/**
 * The keys of one call are both what locates and what changes, in the vendor's order of precedence:
 * a key of lower rank changes the record, one of higher rank would locate another.
 */
function assertChangesOnly(identity: Identity, changes: Params): void {
	const { parameter } = identity;
	if (parameter !== 'cons_id' && changes.member_id !== undefined) {
		throw new InputError(
			'Member ID',
			`'Member ID' in the update fields would become the key: Luminate Online looks for it before '${parameter}' and could change another constituent`,
			'Choose Constituent ID as the key; or choose Member ID as the key and put the email address in the update fields, which is the fallback when no record has the member ID.',
		);
	}
	if (parameter === 'primary_email' && changes.primary_email !== undefined) {
		throw new InputError(
			'Primary Email',
			"'Primary Email' is the key already, so it cannot be changed in the same call",
			'Choose Constituent ID or Member ID as the key to change the email address.',
		);
	}
}

/** `update`: changes one existing constituent. [vendor pages update, both generations] */
export const update: Operation = {
	resource: 'constituent',
	value: 'update',
	name: 'Update',
	action: 'Update a constituent',
	description: 'Change an existing constituent; nothing is created when none matches',
	properties: [
		constituentLocator(
			'The record to change. Constituent ID decides alone. Member ID comes next: if no record has it, Primary Email in the update fields is tried, when given. An email address must match exactly one record. Several matches change nothing.',
		),
		...recordFieldsProperties,
		wireCollection('updateFields', 'Update Fields', 'Add Field', UPDATE_FIELDS),
		membershipsProperty,
		interactionProperty,
		optionsProperty,
	],
	call(read) {
		const identity = readIdentity(read);
		const changes = readWireCollection(read, 'updateFields', UPDATE_FIELDS);
		assertChangesOnly(identity, changes);
		return {
			method: 'update',
			params: {
				...readRecordFields(read),
				...readMemberships(read),
				...readInteraction(read),
				...changes,
				...identity.params,
			},
			settings: readSettings(read),
		};
	},
	items: writeResult,
};
