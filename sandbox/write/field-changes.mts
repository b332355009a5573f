import { COMMON_PARAMETERS } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import type { Site } from '../data/site.mts';
import type { Field } from '../data/types.mts';
import type { Params } from '../wire/params.mts';
import { readChange, type Change } from './values.mts';

/** Parameters of the writing methods that are no fields [doc D-apidoc/createOrUpdate]. */
export const WRITE_PARAMETERS: ReadonlySet<string> = new Set([
	'add_center_ids',
	'add_center_opt_in_ids',
	'add_group_ids',
	'add_interest_ids',
	'cons_id',
	'get_single_sign_on_token',
	'interaction_body',
	'interaction_cat_id',
	'interaction_count',
	'interaction_subject',
	'member_id',
	'no_welcome',
	'primary_email',
	'remove_center_ids',
	'remove_center_opt_in_ids',
	'remove_group_ids',
	'remove_interest_ids',
	'suppress_cleaning',
	'teamraiser_registration',
]);

/** The field a parameter writes, if it names one. */
function fieldFor(site: Site, name: string): Field | undefined {
	const field = site.fields.get(name);
	if (field || !site.settings.underscoreAliases) return field;
	return [...site.fields.values()].find((one) => one.name.replaceAll('.', '_') === name);
}

/** Reads every parameter that names a field the API account may write. */
export function readFieldChanges(site: Site, params: Params): Change[] {
	const { settings } = site;
	const changes: Change[] = [];
	for (const [name, sent] of params.entries()) {
		if (COMMON_PARAMETERS.has(name) || WRITE_PARAMETERS.has(name)) continue;
		const field = fieldFor(site, name);
		// A field the caller may not write is no parameter of the call [inferred].
		if (!field?.update || settings.hiddenFields.includes(field.name)) {
			if (settings.unknownFields === 'ignore') continue;
			throw failure.invalidValue(name, 'is not a field');
		}
		const change = readChange(site, field, sent);
		if (change) changes.push(change);
	}
	if (settings.cleaning && !params.flag('suppress_cleaning')) return changes.map(clean);
	return changes;
}

/**
 * Reads a parameter that carries the value of a field under another name, such as primary_email;
 * undefined when nothing changes.
 */
export function readAs(
	site: Site,
	params: Params,
	name: string,
	field: string,
): Change | undefined {
	const sent = params.raw(name);
	const target = site.fields.get(field);
	return sent === undefined || !target ? undefined : readChange(site, target, sent);
}

/** A stand-in for data cleaning: what the real one does is not documented. */
function clean({ name, value }: Change): Change {
	const trimmed = value?.trim().replace(/\s+/g, ' ');
	return { name, value: name.endsWith('.state') ? trimmed?.toUpperCase() : trimmed };
}
