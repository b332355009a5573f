import { BASE_PERMISSION, type ApiMethod, type MethodContext } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { locateForUpdate, type Located } from '../api/locate.mts';
import type { Site } from '../data/site.mts';
import { leaf, type Element } from '../wire/element.mts';
import type { Params } from '../wire/params.mts';
import { readAs } from './field-changes.mts';
import { applyPlan, checkUnique, planWrite } from './plan.mts';

/** update: changes one record [page update, older; page update, newer]. */
export const update: ApiMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }: MethodContext): Element {
		const located = locateForUpdate(site, params);
		updateRecord(site, params, located);
		const older = site.settings.rootNames === 'older';
		return {
			// The older sample calls the root updateUserResponse in XML, and in JSON has a stray
			// blank behind the name [page update, older].
			name: older ? 'updateUserResponse' : 'updateConsResponse',
			jsonName: older ? 'updateConsResponse ' : 'updateConsResponse',
			children: [leaf('cons_id', located.constituent.consId), leaf('message', 'User updated.')],
		};
	},
};

/** Changes the record that an update or createOrUpdate call found. */
export function updateRecord(site: Site, params: Params, { constituent, by }: Located): void {
	const hasMemberId = constituent.values.has('member_id');
	const plan = planWrite(site, params, 'update', [
		// Found by something else, the record takes the address given [page update, older].
		by === 'primary_email'
			? undefined
			: readAs(site, params, 'primary_email', 'email.primary_address'),
		// Found by the address, it takes the member ID unless it has one [page update, older].
		by === 'member_id' || (by === 'primary_email' && hasMemberId)
			? undefined
			: readAs(site, params, 'member_id', 'member_id'),
	]);
	checkUnique(site, plan, constituent, failure.duplicateEmail);
	if (site.settings.sourceOnUpdate === 'overwrite') {
		const source = params.text('source');
		const subSource = params.text('sub_source');
		if (source) site.setValue(constituent, 'origin_source', source);
		if (subSource) site.setValue(constituent, 'origin_subsource', subSource);
	}
	applyPlan(site, constituent, plan);
}
