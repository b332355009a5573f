import { BASE_PERMISSION, type ApiMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { locateForRead } from '../api/locate.mts';
import { leaf, node } from '../wire/element.mts';
import { readInteraction } from './interactions.mts';

/**
 * logInteraction: writes one interaction [doc D-apidoc/logInteraction]. Root and message are those
 * one client reads [code C-aha]; whether cons_id is there as well is a setting.
 */
export const logInteraction: ApiMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		if (!params.text('interaction_subject')) throw failure.missing('interaction_subject');
		const { constituent } = locateForRead(site, params);
		site.logInteraction(constituent, readInteraction(params, false));
		const consId = site.settings.logInteractionConsId ? [leaf('cons_id', constituent.consId)] : [];
		const message = leaf('message', 'Interaction logged successfully.');
		return node('updateConsResponse', [...consId, message]);
	},
};
