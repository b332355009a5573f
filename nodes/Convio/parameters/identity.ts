import type { INodeProperties } from 'n8n-workflow';

import { isIdentityParameter } from '../transport/identity';
import type { IdentityParameter } from '../transport/identity';
import { asRecord, InputError, quote } from './input';
import type { ItemInput } from './input';
import type { Parameter, Params } from './parameter';
import { toConstituentId, toEmail, toMemberId } from './values';
import type { ToWire } from './values';
import { wireText } from './wireText';

const CONVERTERS: Readonly<Record<IdentityParameter, ToWire>> = {
	cons_id: toConstituentId,
	member_id: toMemberId,
	primary_email: toEmail,
};

const LABELS: Readonly<Record<IdentityParameter, string>> = {
	cons_id: 'ID',
	member_id: 'Member ID',
	primary_email: 'Email',
};

function locator(description: string): INodeProperties {
	return {
		displayName: 'Constituent',
		name: 'constituent',
		type: 'resourceLocator',
		default: { mode: 'cons_id', value: '' },
		required: true,
		description,
		// The editor shows the beginning of a mode's name: 'Member ID' is cut to 'Member'.
		modes: [
			{
				displayName: LABELS.cons_id,
				name: 'cons_id',
				type: 'string',
				placeholder: 'e.g. 1001002',
				hint: 'The constituent ID, which Luminate Online gave the record; the safest choice (API parameter: cons_id)',
			},
			{
				displayName: LABELS.member_id,
				name: 'member_id',
				type: 'string',
				placeholder: 'e.g. A-10045',
				hint: 'The ID from your own system, stored with the record (API parameter: member_id)',
			},
			{
				displayName: LABELS.primary_email,
				name: 'primary_email',
				type: 'string',
				placeholder: 'e.g. name@example.com',
				hint: 'The primary email address; safe only if no other constituent has it (API parameter: primary_email)',
			},
		],
	};
}

/** What a person has chosen: one parameter of the call and its value. */
export interface Identity {
	readonly parameter: IdentityParameter;
	readonly params: Params;
}

function readIdentity(input: ItemInput): Identity {
	const { mode, value } = asRecord(input.read('constituent'));
	if (!isIdentityParameter(mode)) {
		throw new InputError(
			'Constituent',
			`'Constituent' must be given by ID, Member ID or Email, not ${quote(mode)}`,
			'Choose one of them in front of the value.',
		);
	}
	const shown = { displayName: 'Constituent', type: 'string' } as const;
	const text = wireText(CONVERTERS[mode], mode, value, shown, input);
	if (text === undefined) {
		throw new InputError(
			'Constituent',
			`'Constituent' is empty: no value is given for '${LABELS[mode]}'`,
			'Check that the expression finds a value in this item.',
		);
	}
	return { parameter: mode, params: { [mode]: text } };
}

/**
 * What an operation finds its constituent by.
 *
 * @param description the documented rule of the operation at hand
 */
export function constituent(description: string): Parameter<Identity> {
	return {
		properties: [locator(description)],
		read: readIdentity,
	};
}

/** The newer pages' rule for reads and for logging; update alone falls back on the address. */
export const LOOKUP_RULE = 'Exactly one must match; otherwise the call is refused.';
