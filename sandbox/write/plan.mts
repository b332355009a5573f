import type { ApiError } from '../api/errors.mts';
import { failure } from '../api/failures.mts';
import { refuseAfter } from '../api/refusal.mts';
import type { Site } from '../data/site.mts';
import type { Constituent } from '../data/types.mts';
import type { Params } from '../wire/params.mts';
import { readFieldChanges } from './field-changes.mts';
import { readInteraction, type InteractionEntry } from './interactions.mts';
import { applyMemberships, readMemberships, type Memberships } from './memberships.mts';
import type { Change } from './values.mts';

/** Everything a writing call will do; made before anything is changed. */
export interface WritePlan {
	changes: Change[];
	memberships: Memberships;
	interaction: InteractionEntry;
}

/**
 * Reads the whole call. A later change of the same field wins, so a field given under its own
 * name goes before one given as primary_email or member_id [inferred].
 */
export function planWrite(
	site: Site,
	params: Params,
	mode: 'create' | 'update',
	first: (Change | undefined)[],
): WritePlan {
	const refuse = mode === 'create' ? failure.createFailed : failure.updateFailed;
	return {
		changes: [...first.filter((change) => change !== undefined), ...readFieldChanges(site, params)],
		memberships: readMemberships(site, params, mode, refuse),
		// create, update and createOrUpdate each log an interaction [page update, newer].
		interaction: readInteraction(params, true),
	};
}

/** The value a plan gives to a field; undefined when it leaves or empties it. */
function planned(plan: WritePlan, name: string): string | undefined {
	return plan.changes.findLast((change) => change.name === name)?.value;
}

/**
 * Refuses what would make a double: codes 12 and 13 [doc D-old/status-error-codes-server]; the
 * e-mail address only on sites that don't allow duplicates [page update, older].
 */
export function checkUnique(
	site: Site,
	plan: WritePlan,
	self: Constituent | undefined,
	duplicateEmail: () => ApiError,
): void {
	const isOther = (one: Constituent): boolean => one !== self;
	const userName = planned(plan, 'user_name');
	if (userName && site.find('user_name', userName).some(isOther)) {
		throw failure.duplicateUserName();
	}
	const email = planned(plan, 'email.primary_address');
	if (!email || !site.settings.uniqueEmail) return;
	if (site.find('email.primary_address', email).some(isOther)) throw duplicateEmail();
}

/**
 * Carries a plan out: values, lists, interaction, in this order [open]. Throws between them where the
 * settings ask for it, and in the end the error that they put off until afterwards.
 */
export function applyPlan(
	site: Site,
	constituent: Constituent,
	plan: WritePlan,
	method: string,
): void {
	for (const { name, value } of plan.changes) {
		// Clearing a field that holds an empty text already changes nothing [inferred].
		const isEmpty = value === undefined && constituent.values.get(name) === '';
		if (!isEmpty) site.setValue(constituent, name, value);
	}
	refuseAfter(site, method, 'record');
	applyMemberships(site, constituent, plan.memberships.list);
	if (plan.memberships.list.length > 0) refuseAfter(site, method, 'groups');
	site.logInteraction(constituent, plan.interaction);
	refuseAfter(site, method, 'interaction');
	if (plan.memberships.problem) throw plan.memberships.problem;
}
