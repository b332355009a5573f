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

/** Which field of the node takes what has one of its own. */
const TAKEN_BY: Readonly<Record<string, string>> = {
	add_center_ids: "'Memberships > Add to Centers'",
	add_center_opt_in_ids: "'Memberships > Opt In to Centers'",
	add_group_ids: "'Memberships > Add to Groups'",
	add_interest_ids: "'Memberships > Add Interests'",
	center_id: "'Center'",
	cons_id: "'Constituent' (by Cons ID)",
	interaction_body: "'Interaction > Interaction Body'",
	interaction_cat_id: "'Interaction > Interaction Category ID'",
	interaction_count: "'Interaction > Interaction Count'",
	interaction_subject: "'Interaction > Interaction Subject'",
	member_id: "'Constituent' (by Member ID), or 'Member ID' among the further fields",
	no_welcome: "'Skip Welcome Email'",
	primary_email: "'Constituent' (by Email), or 'Primary Email'",
	remove_center_ids: "'Memberships > Remove From Centers'",
	remove_center_opt_in_ids: "'Memberships > Opt Out of Centers'",
	remove_group_ids: "'Memberships > Remove From Groups'",
	remove_interest_ids: "'Memberships > Remove Interests'",
	source: "'Source'",
	sub_source: "'Sub Source'",
	suppress_cleaning: "'Suppress Cleaning'",
};

/** The field of the node that a reserved name belongs to, as a person finds it. */
export function takenBy(name: string): string {
	return TAKEN_BY[canonical(name)] ?? 'the node and its credential';
}

function canonical(name: string): string {
	return name.trim().toLowerCase();
}

/** Whether a name is taken by the node or its credential, so that no record field can have it. */
export function isReservedName(name: string): boolean {
	return TRANSPORT_PARAMETERS.has(canonical(name)) || OWN_PARAMETERS.has(canonical(name));
}

/**
 * @param adviceFor what to use in place of a text that cannot be a name, such as a label
 * @throws InputError for a name that record fields cannot set
 */
export function assertRecordFieldName(
	name: string,
	adviceFor: (name: string) => string | undefined = () => undefined,
): void {
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
			adviceFor(name) ?? "Field names look like 'name.first' or 'custom_string1'.",
		);
	}
}
