import { required, single } from '../../../parameters/collection';
import { additionalFields } from '../../../parameters/fields/commonFields';
import { constituent, LOOKUP_RULE } from '../../../parameters/fields/identity';
import { interactionCategory, interactionCount } from '../../../parameters/fields/interaction';
import { operation } from '../operation';
import { interactionSubject } from '../../../parameters/fields/interaction';
import { body, interactionType } from './fields';

/**
 * Writes an interaction to a constituent's log. [vendor page logInteraction; its reply has the root of
 * `update`, as seen in client code]
 */
export const createInteraction = operation({
	resource: 'interaction',
	value: 'create',
	method: 'logInteraction',
	name: 'Create',
	action: 'Create an interaction',
	description: 'Log an interaction for a constituent',
	parameters: {
		identity: constituent(`The constituent to log the interaction for. ${LOOKUP_RULE}`),
		subject: required(interactionSubject, 'to log an interaction'),
		body: single(body),
		further: additionalFields([
			interactionCategory,
			interactionCount,
			interactionType(
				"Type of the interaction; 0 is Other. Get Many shows the numbers of the types that are in use as 'interactionTypeId'",
				'0',
			),
		]),
	},
	prepare: ({ identity, subject: interaction_subject, body: text, further }) => ({
		params: { ...further, ...identity.params, interaction_subject, ...text },
		items: ({ message = '', ...rest }) => [{ message, ...rest }],
	}),
});
