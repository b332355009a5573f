import type { Params } from '../../../../transport/call';
import { ADDRESS_FIELD, sameAddress } from '../../../../transport/identity';
import type { Identity } from '../../../../parameters/fields/identity';
import { InputError } from '../../../../parameters/input';

/** What the form calls the fields that store a key. */
interface Places {
	readonly memberId: string;
	readonly email: string;
}

/**
 * The keys of one write are both what locates and what changes, in the vendor's order of precedence:
 * a key of lower rank changes the record, one of higher rank would locate another.
 *
 * @throws InputError when a value to store would become the key
 */
export function assertChangesOnly(identity: Identity, changes: Params, places: Places): void {
	const { parameter, params } = identity;
	if (parameter === 'member_id' && changes.member_id !== undefined) {
		throw new InputError(
			'Member ID',
			"'Member ID' already identifies the constituent, so it cannot be changed in the same call",
			"Set 'Constituent' to 'Cons ID' to change the member ID.",
		);
	}
	if (parameter === 'primary_email' && changes.member_id !== undefined) {
		throw new InputError(
			'Member ID',
			`${places.memberId} would identify the constituent instead of the email address: Luminate Online looks for it first, and could change another constituent`,
			`Set 'Constituent' to 'Cons ID'; or set it to 'Member ID' and put the email address into ${places.email}.`,
		);
	}
	const { primary_email: stored } = changes;
	if (stored !== undefined && !sameAddress(stored, params.primary_email ?? stored)) {
		throw new InputError(
			'Primary Email',
			"'Primary Email' cannot be changed in the same call, because the email address already identifies the constituent",
			"Set 'Constituent' to 'Cons ID' or 'Member ID' to change the email address.",
		);
	}
}

/**
 * An address that is mapped as a field of the record serves as the primary address as well, which a
 * record that may be created by its member ID needs: people should not have to find a second box.
 */
export function withAddress(params: Params): Params {
	const { member_id, primary_email, [ADDRESS_FIELD]: address } = params;
	if (member_id === undefined || primary_email !== undefined || address === undefined)
		return params;
	return { ...params, primary_email: address };
}

/**
 * The record's own name of the e-mail address must not contradict the parameter of the call.
 *
 * @throws InputError when both are given and differ
 */
export function assertOneEmail(params: Params): void {
	const { primary_email: parameter, [ADDRESS_FIELD]: field } = params;
	if (parameter === undefined || field === undefined || sameAddress(parameter, field)) return;
	throw new InputError(
		ADDRESS_FIELD,
		`The record field '${ADDRESS_FIELD}' differs from the primary email address given to the node`,
		`Remove '${ADDRESS_FIELD}' from the record fields.`,
	);
}
