import { BASE_PERMISSION, type MethodContext, type WriteMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { locateForUpdate, type Located } from '../api/locate.mts';
import { leaf } from '../wire/element.mts';
import { readAs } from './field-changes.mts';
import { applyPlan, checkUnique, planWrite } from './plan.mts';

/** update: changes one record [page update, older; page update, newer]. */
export const update: WriteMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	begin(context) {
		const located = locateForUpdate(context.site, context.params);
		const write = planUpdate(context, located);
		return () => {
			write();
			const older = context.site.settings.rootNames === 'older';
			return {
				// The older sample calls the root updateUserResponse in XML, and in JSON has a stray
				// blank behind the name [page update, older].
				name: older ? 'updateUserResponse' : 'updateConsResponse',
				jsonName: older ? 'updateConsResponse ' : 'updateConsResponse',
				children: [leaf('cons_id', located.constituent.consId), leaf('message', 'User updated.')],
			};
		};
	},
};

/** Reads what an update or createOrUpdate call does to the record it found; returns what does it. */
export function planUpdate(context: MethodContext, { constituent, by }: Located): () => void {
	const { site, params, method } = context;
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
	return () => {
		site.noteEdit(constituent);
		if (site.settings.sourceOnUpdate === 'overwrite') {
			const source = params.text('source');
			const subSource = params.text('sub_source');
			if (source) site.setValue(constituent, 'origin_source', source);
			if (subSource) site.setValue(constituent, 'origin_subsource', subSource);
		}
		applyPlan(site, constituent, plan, method);
	};
}
