import { NO_VALUES } from '../../../../parameters/record/nothingToChange';
import type { Params } from '../../../../transport/call';
import { ADDRESS_FIELD, locatingParameter } from '../../../../transport/identity';

/** The methods that list what a constituent belongs to. */
export type ListMethod = 'getUserGroups' | 'getUserInterests';

/** What a parameter of a write is to a comparison with the record. */
export type ParameterKind =
	/** It finds the record. */
	| { readonly kind: 'key' }
	/** It says how the call is worked through, and is not kept with a record that is there already. */
	| { readonly kind: 'no value' }
	/** A value of the record, under the name that the record has for it. */
	| { readonly kind: 'field'; readonly field: string }
	/** IDs of what the constituent is to belong to. */
	| { readonly kind: 'list'; readonly method: ListMethod }
	/** No answer tells whether it is done already, or it asks for an entry in the log. */
	| { readonly kind: 'write-only' };

const LISTS: ReadonlyMap<string, ListMethod> = new Map([
	['add_group_ids', 'getUserGroups'],
	['add_interest_ids', 'getUserInterests'],
]);

/**
 * - `remove_…`: a group that the account may not see looks like one that the person is not in.
 * - `add_center_…`: the root of the list of centers is in no document, its empty answer also means
 *   that nobody was found, and what somebody has opted in to cannot be read.
 * - `interaction_…` asks for an entry in the log, `get_single_sign_on_token` for a token.
 * - Passwords and their hints are secrets: they are not read.
 */
const WRITE_ONLY =
	/^(?:remove_.*|add_center_.*|interaction_.*|user_password|reminder_hint|get_single_sign_on_token|teamraiser_registration)$/i;

/** The name that the record has for the value of a parameter. */
export function fieldOf(name: string): string {
	return name === 'primary_email' ? ADDRESS_FIELD : name;
}

/** What each parameter of a write is, in the order of the parameters. */
export function kindsOf(params: Readonly<Params>): ReadonlyArray<readonly [string, ParameterKind]> {
	const key = locatingParameter(params);
	return Object.keys(params).map((name) => {
		if (name === key) return [name, { kind: 'key' }];
		if (NO_VALUES.has(name)) return [name, { kind: 'no value' }];
		const method = LISTS.get(name);
		if (method !== undefined) return [name, { kind: 'list', method }];
		if (WRITE_ONLY.test(name)) return [name, { kind: 'write-only' }];
		return [name, { kind: 'field', field: fieldOf(name) }];
	});
}

/** The parameters that are always sent, whatever the record holds. */
export function writeOnlyNames(params: Readonly<Params>): string[] {
	return kindsOf(params).flatMap(([name, { kind }]) => (kind === 'write-only' ? [name] : []));
}

/**
 * The parameters that a record can be compared with.
 *
 * @param notCompared fields that the person has taken out of the comparison
 */
export function comparableNames(
	params: Readonly<Params>,
	notCompared: ReadonlySet<string>,
): string[] {
	return kindsOf(params).flatMap(([name, kind]) => {
		if (kind.kind === 'field') return notCompared.has(kind.field) ? [] : [name];
		return kind.kind === 'list' && !notCompared.has(name) ? [name] : [];
	});
}
