import { TRANSPORT_PARAMETERS } from '../../transport/call';
import { InputError, quote } from '../input';

const FIELD = 'Record Fields';

/**
 * Parameters of the write methods that have a field of their own in the node, or that belong to the
 * client API and must never be sent to a server servlet.
 */
const OWN_PARAMETERS: ReadonlySet<string> = new Set([
	'add_center_ids',
	'add_center_opt_in_ids',
	'add_group_ids',
	'add_interest_ids',
	'auth',
	'center_id',
	'cons_id',
	'error_redirect',
	'get_single_sign_on_token',
	'interaction_body',
	'interaction_cat_id',
	'interaction_count',
	'interaction_subject',
	'member_id',
	'no_welcome',
	'primary_email',
	'redirect',
	'remove_center_ids',
	'remove_center_opt_in_ids',
	'remove_group_ids',
	'remove_interest_ids',
	'sign_redirects',
	'source',
	'sso_auth_token',
	'sub_source',
	'success_redirect',
	'suppress_cleaning',
	'teamraiser_registration',
]);

function canonical(name: string): string {
	return name.trim().toLowerCase();
}

/** Whether a name is taken by the node or its credential, so that no record field can have it. */
export function isReservedName(name: string): boolean {
	return TRANSPORT_PARAMETERS.has(canonical(name)) || OWN_PARAMETERS.has(canonical(name));
}

/** @throws InputError for a name that record fields cannot set */
export function assertRecordFieldName(name: string): void {
	if (TRANSPORT_PARAMETERS.has(canonical(name))) {
		throw new InputError(
			FIELD,
			`'${FIELD}' cannot set '${name}': it is set by the node and its credential`,
			'Remove this field.',
		);
	}
	if (OWN_PARAMETERS.has(canonical(name))) {
		throw new InputError(
			FIELD,
			`'${FIELD}' cannot set '${name}': it is not a field of the record`,
			`Remove it, or use the field of the node whose description says '(API parameter: ${name})', if there is one.`,
		);
	}
	if (!/^[a-z][\w.]*$/i.test(name)) {
		throw new InputError(
			FIELD,
			`'${FIELD}' contains ${quote(name)}, which cannot be the name of a field`,
			"Field names look like 'name.first' or 'custom_string1'.",
		);
	}
}
