import { TRANSPORT_PARAMETERS } from '../../transport/call';
import { InputError, quote } from '../input';

const FIELD = 'Record Fields';

/** Parameters of the write methods that have a field of their own in the node, by that field. */
const TAKEN_BY: Readonly<Record<string, string>> = {
	add_center_ids: "'Memberships > Add to Centers'",
	add_center_opt_in_ids: "'Memberships > Opt In to Centers'",
	add_group_ids: "'Memberships > Add to Groups'",
	add_interest_ids: "'Memberships > Add Interests'",
	center_id: "'Center'",
	cons_id: "'Constituent' (by Cons ID)",
	get_single_sign_on_token: "'Get Single Sign-On Token'",
	interaction_body: "'Interaction > Interaction Body'",
	interaction_cat_id: "'Interaction > Interaction Category ID'",
	interaction_count: "'Interaction > Interaction Count'",
	interaction_subject: "'Interaction > Interaction Subject'",
	member_id:
		"'Constituent' (by Member ID), or 'Member ID' under 'Additional Fields' or 'Update Fields'",
	no_welcome: "'Skip Welcome Email'",
	primary_email: "'Constituent' (by Email), or 'Primary Email'",
	remove_center_ids: "'Memberships > Remove From Centers'",
	remove_center_opt_in_ids: "'Memberships > Opt Out of Centers'",
	remove_group_ids: "'Memberships > Remove From Groups'",
	remove_interest_ids: "'Memberships > Remove Interests'",
	source: "'Source'",
	sub_source: "'Sub Source'",
	suppress_cleaning: "'Suppress Cleaning'",
	teamraiser_registration: "'TeamRaiser Registration'",
};

/** The same, with those of the client API, which must never be sent to a server servlet. */
const OWN_PARAMETERS: ReadonlySet<string> = new Set([
	...Object.keys(TAKEN_BY),
	'auth',
	'error_redirect',
	'redirect',
	'sign_redirects',
	'sso_auth_token',
	'success_redirect',
]);

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
			canonical(name) in TAKEN_BY ? `Use ${takenBy(name)} instead.` : 'Remove this field.',
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
