import type { INodeProperties } from 'n8n-workflow';

import { InputError, quote } from './input';
import type { ReadParameter } from './input';
import type { Params } from '../transport/call';
import { toConstituentId, toEmail, toMemberId } from './values';
import type { ToWire } from './values';

/** What locates a constituent, in the vendor's order of precedence. */
export const IDENTITY_PARAMETERS = ['cons_id', 'member_id', 'primary_email'] as const;
type IdentityParameter = (typeof IDENTITY_PARAMETERS)[number];

const CONVERTERS: Readonly<Record<IdentityParameter, ToWire>> = {
	cons_id: toConstituentId,
	member_id: toMemberId,
	primary_email: toEmail,
};

/** What a message calls the value of each of them. */
export const IDENTITY_NOUNS: ReadonlyMap<string, string> = new Map<IdentityParameter, string>([
	['cons_id', 'constituent ID'],
	['member_id', 'member ID'],
	['primary_email', 'email address'],
]);

const LABELS: Readonly<Record<IdentityParameter, string>> = {
	cons_id: 'ID',
	member_id: 'Member ID',
	primary_email: 'Email',
};

/** The locator field; the description tells the documented rule of the operation at hand. */
export function constituentLocator(description: string): INodeProperties {
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

function isIdentityParameter(mode: unknown): mode is IdentityParameter {
	return IDENTITY_PARAMETERS.some((name) => name === mode);
}

/** The locator as chosen: one wire parameter and its value. */
export interface Identity {
	readonly parameter: IdentityParameter;
	readonly params: Params;
}

/** @throws InputError when nothing is given, or the value does not fit the mode */
export function readIdentity(read: ReadParameter): Identity {
	const locator = read('constituent');
	const { mode, value } =
		typeof locator === 'object' && locator !== null && 'mode' in locator && 'value' in locator
			? locator
			: { mode: undefined, value: undefined };
	if (!isIdentityParameter(mode)) {
		throw new InputError(
			'Constituent',
			`'Constituent' must be given by ID, Member ID or Email, not ${quote(mode)}`,
			'Choose one of them in front of the value.',
		);
	}
	const text = CONVERTERS[mode](value, 'Constituent');
	if (text === undefined) {
		throw new InputError(
			'Constituent',
			`'Constituent' is empty: no value is given for '${LABELS[mode]}'`,
			'Check that the expression finds a value in this item.',
		);
	}
	return { parameter: mode, params: { [mode]: text } };
}

/** The newer pages' rule for reads and for logging; update alone falls back on the address. */
export const LOOKUP_RULE = 'Exactly one must match; otherwise the call is refused.';
