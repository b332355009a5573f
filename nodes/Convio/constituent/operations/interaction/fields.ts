import type { WireField } from '../../../parameters/collection';
import { toTextUpTo, toWholeNumber } from '../../../parameters/values';

/** The vendor's limit for `interaction_body` of the methods of this resource. */
const BODY_LIMIT = 1500;

export const body: WireField = {
	property: {
		displayName: 'Interaction Body',
		name: 'interaction_body',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: `Text that describes the interaction, ${BODY_LIMIT} characters at most (API parameter: interaction_body)`,
	},
	toWire: toTextUpTo(BODY_LIMIT),
};

export const interactionId: WireField = {
	property: {
		displayName: 'Interaction ID',
		name: 'interaction_id',
		type: 'string',
		default: '',
		placeholder: 'e.g. 1042',
		description:
			"ID of the interaction, from the 'interactionId' that Get Many returns (API parameter: interaction_id)",
	},
	toWire: toWholeNumber,
};

/** @param description what the type is for, without the name of the API parameter */
export function interactionType(description: string, byDefault: string): WireField {
	return {
		property: {
			displayName: 'Interaction Type ID',
			name: 'interaction_type_id',
			type: 'string',
			default: byDefault,
			description: `${description} (API parameter: interaction_type_id)`,
		},
		toWire: toWholeNumber,
	};
}
