import type { Params } from './call';

/** What locates a constituent, in the vendor's order of precedence. */
export const IDENTITY_PARAMETERS = ['cons_id', 'member_id', 'primary_email'] as const;
export type IdentityParameter = (typeof IDENTITY_PARAMETERS)[number];

/** What a message calls the value of each of them. */
export const IDENTITY_NOUNS: Readonly<Record<IdentityParameter, string>> = {
	cons_id: 'constituent ID',
	member_id: 'member ID',
	primary_email: 'email address',
};

/** The record field that holds the address; a write may carry it beside, or instead of, the key. */
export const ADDRESS_FIELD = 'email.primary_address';

export function isIdentityParameter(name: unknown): name is IdentityParameter {
	return IDENTITY_PARAMETERS.some((parameter) => parameter === name);
}

/** Addresses are compared without regard to case and outer blanks, as mail servers do. */
export function sameAddress(a: string, b: string): boolean {
	return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/**
 * The keys that a call names its constituent by, in the order of precedence.
 *
 * @returns undefined when it names none
 */
export function identityOf(params: Readonly<Params>): Readonly<Record<string, string>> | undefined {
	const keys = IDENTITY_PARAMETERS.flatMap((name) => {
		const value = params[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return keys.length === 0 ? undefined : Object.fromEntries(keys);
}

/** The key that the site looks the record up by: the first in the order of precedence. */
export function locatingParameter(params: Readonly<Params>): IdentityParameter | undefined {
	return IDENTITY_PARAMETERS.find((name) => params[name] !== undefined);
}

/** A numeric ID without the zeros in front of it, which say nothing. */
export function plainId(id: string): string {
	return id.trim().replace(/^0+(?=\d)/, '');
}

/** Two calls that share one of these texts may concern the same constituent. */
export function identityKeys(params: Readonly<Params>): string[] {
	const { cons_id, member_id, primary_email } = params;
	const keys: string[] = [];
	if (cons_id !== undefined) keys.push(`cons_id ${plainId(cons_id)}`);
	if (member_id !== undefined) keys.push(`member_id ${member_id}`);
	for (const email of [primary_email, params[ADDRESS_FIELD]]) {
		const text = email?.trim().toLowerCase() ?? '';
		// An address that is cleared is nobody's.
		if (text !== '') keys.push(`email ${text}`);
	}
	return keys;
}

/** Whether a write changes the address that it finds its record by: a repeat would not find it again. */
export function changesItsKey(params: Readonly<Params>): boolean {
	const changed = params[ADDRESS_FIELD];
	if (changed === undefined || locatingParameter(params) !== 'primary_email') return false;
	return !sameAddress(params.primary_email ?? '', changed);
}
