import { readWireCollection, wireCollection } from '../../../parameters/collection';
import type { WireField } from '../../../parameters/collection';
import { InputError } from '../../../parameters/input';
import { interactionProperty, readInteraction } from '../../../parameters/interaction';
import { assertOneEmail } from '../../../parameters/identityConflicts';
import { newMembershipsProperty, readNewMemberships } from '../../../parameters/memberships';
import { readEmptyValues, recordOptions } from '../../../parameters/options';
import { COMMON_FIELDS } from '../../../parameters/commonFields';
import {
	needsSiteFields,
	readRecordFields,
	recordFieldsProperties,
} from '../../../parameters/record/recordFields';
import { toBoolean } from '../../../parameters/values';
import {
	memberId,
	primaryEmail,
	skipWelcome,
	suppressCleaning,
} from '../../../parameters/writeFields';
import type { Operation } from '../operation';
import { writeResult } from './writeResult';

const email = primaryEmail('Email address of the new constituent (API parameter: primary_email)');
const EMAIL = email.property.displayName;

const ADDITIONAL_FIELDS: readonly WireField[] = [
	...COMMON_FIELDS,
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
];

/** `create`: adds one constituent, never touching an existing one. [vendor page create] */
export const create: Operation = {
	resource: 'constituent',
	value: 'create',
	method: 'create',
	name: 'Create',
	action: 'Create a constituent',
	description: 'Create a new constituent; refused if a matching record already exists',
	properties: [
		{ ...email.property, required: true },
		...recordFieldsProperties,
		wireCollection('additionalFields', 'Additional Fields', 'Add Field', ADDITIONAL_FIELDS),
		newMembershipsProperty,
		interactionProperty,
		recordOptions,
	],
	needsSiteFields,
	params(input) {
		const { read } = input;
		const address = email.toWire(read('primary_email'), EMAIL);
		if (address === undefined) {
			throw new InputError(
				EMAIL,
				`'${EMAIL}' is empty: Luminate Online requires it to create a constituent`,
				'Check that the expression finds a value in this item.',
			);
		}
		const params = {
			...readRecordFields(input, readEmptyValues(read)),
			...readNewMemberships(read),
			...readInteraction(read),
			...readWireCollection(read, 'additionalFields', ADDITIONAL_FIELDS),
			primary_email: address,
		};
		assertOneEmail(params);
		return params;
	},
	items: writeResult,
};
