import type { INodeProperties } from 'n8n-workflow';

import { InputError, quote } from './input';
import type { Params, ReadParameter } from './input';
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

/** The locator field; the description tells the documented rule of the operation at hand. */
export function constituentLocator(description: string): INodeProperties {
	return {
		displayName: 'Constituent',
		name: 'constituent',
		type: 'resourceLocator',
		default: { mode: 'cons_id', value: '' },
		required: true,
		description,
		// The editor has room for about ten letters of a mode's name.
		modes: [
			{
				displayName: 'ID',
				name: 'cons_id',
				type: 'string',
				placeholder: 'e.g. 1001002',
				hint: 'The Constituent ID, which Luminate Online gave the record: the surest key (wire: cons_id)',
			},
			{
				displayName: 'Member ID',
				name: 'member_id',
				type: 'string',
				placeholder: 'e.g. A-10045',
				hint: "Your own system's ID, stored with the record (wire: member_id)",
			},
			{
				displayName: 'Email',
				name: 'primary_email',
				type: 'string',
				placeholder: 'e.g. name@example.com',
				hint: 'The primary email address; works only while no other constituent has the same (wire: primary_email)',
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
			`'Constituent' must be given by Constituent ID, Member ID or Primary Email, not ${quote(mode)}`,
		);
	}
	const text = CONVERTERS[mode](value, 'Constituent');
	if (text === undefined) {
		throw new InputError(
			'Constituent',
			`'Constituent' is empty: no ${mode} is given to find the record by`,
			'Check that the expression finds a value in this item.',
		);
	}
	return { parameter: mode, params: { [mode]: text } };
}

/** The newer pages' rule for reads and for logging; update alone falls back on the address. */
export const LOOKUP_RULE =
	'No match, or several matches, on the chosen key is refused; no other key is tried.';
