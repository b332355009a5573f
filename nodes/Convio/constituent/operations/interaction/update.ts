import { required } from '../../../parameters/collection';
import { updateFields } from '../../../parameters/fields/commonFields';
import { InputError } from '../../../parameters/input';
import { interactionCategory, interactionCount } from '../../../parameters/fields/interaction';
import { operation } from '../operation';
import { interactionSubject } from '../../../parameters/fields/interaction';
import { body, interactionId, interactionType } from './fields';

/** Takes no constituent. [vendor page updateInteraction; what it replies is inferred] */
export const updateInteraction = operation({
	resource: 'interaction',
	value: 'update',
	method: 'updateInteraction',
	name: 'Update',
	action: 'Update an interaction',
	description: 'Update an interaction of the type Other or of a custom type',
	parameters: {
		id: required(interactionId, 'to update an interaction'),
		changes: updateFields([
			interactionSubject,
			body,
			interactionCategory,
			interactionCount,
			interactionType('Type to give the interaction: 0 (Other) or a custom type', '0'),
		]),
	},
	prepare({ id, changes }) {
		if (!Object.keys(changes).some((name) => name.startsWith('interaction_'))) {
			throw new InputError(
				'Update Fields',
				'There is nothing to change about the interaction',
				"Add a field with a value under 'Update Fields'.",
			);
		}
		return {
			params: { ...changes, interaction_id: id },
			items: ({ message = '', ...rest }) => [{ interaction_id: id, message, ...rest }],
		};
	},
});
