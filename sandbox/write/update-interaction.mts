import { BASE_PERMISSION, type WriteMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { refuseAfter } from '../api/refusal.mts';
import { isAddable } from '../data/interaction-types.mts';
import { leaf, node } from '../wire/element.mts';
import { readGiven } from './interactions.mts';

/**
 * updateInteraction: changes one interaction of the type "Other" or of a custom type, and takes no
 * constituent [doc D-apidoc/updateInteraction]. What is not given keeps its value [inferred]. Clients
 * only look for an error: root and message are those of logInteraction [inferred].
 */
export const updateInteraction: WriteMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	begin({ site, params, method }) {
		const id = params.text('interaction_id')?.trim();
		if (!id) throw failure.missing();
		const interaction = site.interactions.get(id);
		const constituent = site.constituents.get(interaction?.consId ?? '');
		if (!interaction || !constituent) throw failure.invalidInteraction();
		if (!isAddable(interaction.typeId)) {
			throw failure.invalidInteraction(site.settings.codes.closedInteraction);
		}
		const changes = readGiven(params);
		return () => {
			Object.assign(interaction, changes);
			site.touch(constituent, 'interaction');
			refuseAfter(site, method, 'interaction');
			return node(site.settings.updateInteractionRoot, [
				leaf('message', 'Interaction updated successfully.'),
			]);
		};
	},
};
