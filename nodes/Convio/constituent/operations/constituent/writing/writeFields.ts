import type { WireField } from '../../../../parameters/collection';
import { toBoolean, toEmail, toMemberId } from '../../../../parameters/values';

/** `member_id` as a value to store, not as what identifies the record. */
export function memberId(description: string): WireField {
	return {
		property: {
			displayName: 'Member ID',
			name: 'member_id',
			type: 'string',
			default: '',
			placeholder: 'e.g. A-10045',
			description,
		},
		toWire: toMemberId,
	};
}

/** `member_id` of a record that is there already: what identifies it cannot be changed at once. */
export const newMemberId = memberId(
	"New member ID; only if 'Constituent' is given by Cons ID (API parameter: member_id)",
);

/** `primary_email` as a value to store. */
export function primaryEmail(description: string): WireField {
	return {
		property: {
			displayName: 'Primary Email',
			name: 'primary_email',
			type: 'string',
			placeholder: 'name@email.com',
			default: '',
			description,
		},
		toWire: toEmail,
	};
}

/**
 * `no_welcome`: a welcome message goes out only for `f` or `false`, and only if the site is set up
 * to send one. [vendor page create, older generation]
 */
export const skipWelcome: WireField = {
	property: {
		displayName: 'Skip Welcome Email',
		name: 'no_welcome',
		type: 'boolean',
		default: true,
		description:
			'Whether to skip the welcome email, which goes out only if this is turned off and the site has one set up (API parameter: no_welcome)',
	},
	toWire: toBoolean,
};

export const suppressCleaning: WireField = {
	property: {
		displayName: 'Suppress Cleaning',
		name: 'suppress_cleaning',
		type: 'boolean',
		default: true,
		description:
			'Whether to store the data without cleaning and address standardization, which is faster for many records (API parameter: suppress_cleaning)',
	},
	toWire: toBoolean,
};
