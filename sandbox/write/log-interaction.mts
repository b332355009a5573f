import { BASE_PERMISSION, type WriteMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { locateForRead } from '../api/locate.mts';
import { refuseAfter } from '../api/refusal.mts';
import { leaf, node } from '../wire/element.mts';
import { readInteraction } from './interactions.mts';

/**
 * logInteraction: writes one interaction [doc D-apidoc/logInteraction]. Root and message are those
 * one client reads [code C-aha]; whether cons_id is there as well is a setting.
 */
export const logInteraction: WriteMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	begin({ site, params, method }) {
		if (!params.text('interaction_subject')) throw failure.missing();
		const { constituent } = locateForRead(site, params);
		const entry = readInteraction(params, false);
		return () => {
			site.logInteraction(constituent, entry);
			refuseAfter(site, method, 'interaction');
			const { logInteractionConsId } = site.settings;
			const consId = logInteractionConsId ? [leaf('cons_id', constituent.consId)] : [];
			const message = leaf('message', 'Interaction logged successfully.');
			return node('updateConsResponse', [...consId, message]);
		};
	},
};
