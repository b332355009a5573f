import { required } from '../../../parameters/collection';
import { additionalFields } from '../../../parameters/fields/commonFields';
import { toBoolean } from '../../../parameters/values';
import { operation } from '../operation';
import { assertOneEmail } from './writing/identityConflicts';
import { newMemberships } from './writing/memberships';
import { recordChanges } from './writing/recordChanges';
import { memberId, primaryEmail, skipWelcome, suppressCleaning } from './writing/writeFields';
import { writeResult } from './writing/writeResult';

const email = primaryEmail('Email address of the new constituent (API parameter: primary_email)');

const further = additionalFields([
	memberId('Your own ID for the constituent (API parameter: member_id)'),
	skipWelcome,
	suppressCleaning,
	{
		property: {
			displayName: 'Get Single Sign-On Token',
			name: 'get_single_sign_on_token',
			type: 'boolean',
			default: true,
			description:
				'Whether to return a token that logs the new constituent in; treat it like a password (API parameter: get_single_sign_on_token)',
		},
		toWire: toBoolean,
	},
	{
		property: {
			displayName: 'TeamRaiser Registration',
			name: 'teamraiser_registration',
			type: 'boolean',
			default: true,
			description:
				'Whether the constituent is created for a TeamRaiser registration (API parameter: teamraiser_registration)',
		},
		toWire: toBoolean,
	},
]);

/** Adds one constituent, and never touches one that is there. [vendor page create] */
export const create = operation({
	resource: 'constituent',
	value: 'create',
	method: 'create',
	name: 'Create',
	action: 'Create a constituent',
	description: 'Create a new constituent; refused if a matching record already exists',
	parameters: {
		address: required(email, 'to create a constituent'),
		changes: recordChanges(further, newMemberships, true),
	},
	prepare({ address, changes }) {
		const params = { ...changes, primary_email: address };
		assertOneEmail(params);
		return { params, items: writeResult };
	},
});
