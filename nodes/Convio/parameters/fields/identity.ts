import type { INodeProperties } from 'n8n-workflow';

import { IDENTITY_PARAMETERS, isIdentityParameter } from '../../transport/identity';
import type { IdentityParameter } from '../../transport/identity';
import { adviceOnMissing } from '../expressions';
import { asRecord, InputError, quote } from '../input';
import type { ItemInput, ReadParameter } from '../input';
import type { Parameter } from '../parameter';
import type { Params } from '../../transport/call';
import { toConstituentId, toEmail, toMemberId } from '../values';
import type { ToWire } from '../values';
import { wireText } from '../wireText';

const CONVERTERS: Readonly<Record<IdentityParameter, ToWire>> = {
	cons_id: toConstituentId,
	member_id: toMemberId,
	primary_email: toEmail,
};

interface Mode {
	readonly displayName: string;
	readonly placeholder: string;
	readonly hint: string;
}

/** The editor cuts the name of a mode after seven letters or so: 'Member ID' is shown as 'Member'. */
const MODES: Readonly<Record<IdentityParameter, Mode>> = {
	cons_id: {
		displayName: 'Cons ID',
		placeholder: 'e.g. 1001002',
		hint: "Luminate Online's own number, not your supporter number (API parameter: cons_id)",
	},
	member_id: {
		displayName: 'Member ID',
		placeholder: 'e.g. A-10045',
		hint: 'Your own number of the supporter, stored with the record (API parameter: member_id)',
	},
	primary_email: {
		displayName: 'Email',
		placeholder: 'e.g. name@example.com',
		hint: 'The primary email address; safe only if no other constituent has it (API parameter: primary_email)',
	},
};

function locator(
	description: string,
	offered: readonly IdentityParameter[],
	first: IdentityParameter,
): INodeProperties {
	return {
		displayName: 'Constituent',
		name: 'constituent',
		type: 'resourceLocator',
		default: { mode: first, value: '' },
		required: true,
		description,
		modes: offered.map((name) => ({ ...MODES[name], name, type: 'string' })),
	};
}

function oneOf(offered: readonly IdentityParameter[]): string {
	const labels = offered.map((name) => MODES[name].displayName);
	return `${labels.slice(0, -1).join(', ')} or ${labels.at(-1)}`;
}

/** What a person has chosen: one parameter of the call and its value. */
export interface Identity {
	readonly parameter: IdentityParameter;
	readonly params: Params;
}

function readIdentity(input: ItemInput, offered: readonly IdentityParameter[]): Identity {
	const { mode, value } = asRecord(input.read('constituent'));
	if (!isIdentityParameter(mode) || !offered.includes(mode)) {
		throw new InputError(
			'Constituent',
			`'Constituent' must be given by ${oneOf(offered)}, not ${quote(mode)}`,
			'Choose one of them in front of the value.',
		);
	}
	const shown = { displayName: 'Constituent', type: 'string' } as const;
	const text = wireText(CONVERTERS[mode], mode, value, shown, input);
	if (text === undefined) {
		throw new InputError(
			'Constituent',
			`'Constituent' is empty: no value is given for '${MODES[mode].displayName}'`,
			adviceOnMissing(input.json),
		);
	}
	return { parameter: mode, params: { [mode]: text } };
}

/**
 * The key that a person has given, as it is, to name an item whose call could not be made.
 *
 * @returns undefined where no key is to be seen
 */
export function identityGiven(read: ReadParameter): Params | undefined {
	try {
		const { mode, value } = asRecord(read('constituent'));
		const isShown = typeof value === 'string' ? value.trim() !== '' : typeof value === 'number';
		return isIdentityParameter(mode) && isShown ? { [mode]: String(value) } : undefined;
	} catch {
		return undefined;
	}
}

/**
 * What an operation finds its constituent by.
 *
 * @param description the documented rule of the operation at hand
 * @param first what is chosen at first
 * @param offered what the method of the operation can find a constituent by
 */
export function constituent(
	description: string,
	first: IdentityParameter = 'cons_id',
	offered: readonly IdentityParameter[] = IDENTITY_PARAMETERS,
): Parameter<Identity> {
	return {
		properties: [locator(description, offered, first)],
		read: (input) => readIdentity(input, offered),
	};
}

/** The newer pages' rule for reads and for logging; update alone falls back on the address. */
export const LOOKUP_RULE = 'Exactly one must match; otherwise the call is refused.';
