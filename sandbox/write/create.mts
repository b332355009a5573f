import { BASE_PERMISSION, type MethodContext, type WriteMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { newToken } from '../api/tokens.mts';
import type { Constituent } from '../data/types.mts';
import { leaf, node } from '../wire/element.mts';
import type { Params } from '../wire/params.mts';
import { readAs } from './field-changes.mts';
import { applyPlan, checkUnique, planWrite } from './plan.mts';

/** create: adds one record [page create, older; doc D-apidoc/create]. */
export const create: WriteMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	begin(context) {
		const { site, params } = context;
		const memberId = params.text('member_id');
		// "Fails when a matching record exists" [doc D-old/status-error-codes-server].
		const known = memberId !== undefined && site.find('member_id', memberId).length > 0;
		if (known && site.settings.createRefusesKnownMemberId) throw failure.duplicate();
		const write = planCreate(context);
		return () => {
			const result = [leaf('cons_id', write().consId), leaf('message', 'New user added.')];
			// The parameter is documented [doc D-apidoc/create]; the part of the response is what one
			// client reads [code C-hunger].
			if (params.flag('get_single_sign_on_token')) result.push(leaf('token', newToken(site)));
			// teamraiser_registration is accepted; no document explains it.
			return node('createConsResponse', result);
		};
	},
};

/** Reads the record that a create or createOrUpdate call describes; returns what adds it. */
export function planCreate({ site, params, method }: MethodContext): () => Constituent {
	const { settings } = site;
	const emailField = settings.createAcceptsEmailField && params.text('email.primary_address');
	if (!params.text('primary_email') && !emailField) throw failure.missingFields();
	const plan = planWrite(site, params, 'create', [
		readAs(site, params, 'primary_email', 'email.primary_address'),
		readAs(site, params, 'member_id', 'member_id'),
	]);
	checkUnique(site, plan, undefined, failure.duplicate);
	return () => {
		const constituent = site.newConstituent();
		const welcome = wantsWelcome(params) && settings.welcomeConfigured;
		for (const [name, value] of initialState(params, welcome)) constituent.values.set(name, value);
		if (welcome) constituent.welcomes += 1;
		site.addConstituent(constituent);
		const centerId = params.text('center_id');
		if (settings.centerIdJoins && centerId && site.centers.has(centerId)) {
			site.setListed(constituent, 'centers', centerId, true);
		}
		applyPlan(site, constituent, plan, method);
		return constituent;
	};
}

/** A welcome message goes out only for f or false, in any case [page create, older]. */
function wantsWelcome(params: Params): boolean {
	return ['f', 'false'].includes(params.raw('no_welcome')?.trim().toLowerCase() ?? '');
}

/**
 * State of a new record [doc D-apidoc/create]; source and sub_source
 * [doc D-general/common_parameters].
 */
function initialState(params: Params, welcome: boolean): Map<string, string> {
	const values = new Map([
		['origin', 'Constituent API'],
		['active.status', 'Active'],
		['active.detail', welcome ? 'Known' : 'Unknown'],
		['donor_status', 'Non-Donor'],
	]);
	const source = params.text('source');
	const subSource = params.text('sub_source');
	if (source) values.set('origin_source', source);
	if (subSource) values.set('origin_subsource', subSource);
	return values;
}
