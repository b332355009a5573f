import { required } from '../../../parameters/collection';
import { constituent, LOOKUP_RULE } from '../../../parameters/fields/identity';
import { isDataObject } from '../../../transport/reply/data';
import { ReplyError } from '../../../transport/reply/rows';
import { operation } from '../operation';
import { interactionId } from './fields';

/** [vendor page getInteraction] */
export const getInteraction = operation({
	resource: 'interaction',
	value: 'get',
	method: 'getInteraction',
	name: 'Get',
	action: 'Get an interaction',
	description:
		'Get one interaction of a constituent with its note, which Get Many returns for custom types only',
	parameters: {
		identity: constituent(`The constituent whose interaction to get. ${LOOKUP_RULE}`),
		id: required(interactionId, 'to get an interaction'),
	},
	prepare: ({ identity, id }) => ({
		params: { ...identity.params, interaction_id: id },
		items({ interaction }) {
			if (isDataObject(interaction)) return [interaction];
			throw new ReplyError("it has no 'interaction'");
		},
	}),
});
