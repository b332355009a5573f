import { required, single } from '../../../parameters/collection';
import type { WireField } from '../../../parameters/collection';
import { additionalFields } from '../../../parameters/commonFields';
import { constituent, LOOKUP_RULE } from '../../../parameters/identity';
import {
	interactionCategory,
	interactionCount,
	SUBJECT_LIMIT,
} from '../../../parameters/interaction';
import { toTextUpTo, toWholeNumber } from '../../../parameters/values';
import { operation } from '../operation';

/** The vendor's limit for `interaction_body` of this method. */
const BODY_LIMIT = 1500;

const subject: WireField = {
	property: {
		displayName: 'Interaction Subject',
		name: 'interaction_subject',
		type: 'string',
		default: '',
		placeholder: 'e.g. Signed the petition',
		description: `Short subject, ${SUBJECT_LIMIT} characters at most (API parameter: interaction_subject)`,
	},
	toWire: toTextUpTo(SUBJECT_LIMIT),
};

const body: WireField = {
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

const type: WireField = {
	property: {
		displayName: 'Interaction Type ID',
		name: 'interaction_type_id',
		type: 'string',
		default: '0',
		description: 'Type of the interaction; 0 is Other (API parameter: interaction_type_id)',
	},
	toWire: toWholeNumber,
};

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
		subject: required(subject, 'to log an interaction'),
		body: single(body),
		further: additionalFields([interactionCategory, interactionCount, type]),
	},
	prepare: ({ identity, subject: interaction_subject, body: text, further }) => ({
		params: { ...further, ...identity.params, interaction_subject, ...text },
		/** No document shows whether a `cons_id` comes along: it is that of the call, where the call has one. */
		items({ cons_id = identity.params.cons_id, message = '', ...rest }) {
			return [{ ...(cons_id === undefined ? {} : { cons_id }), message, ...rest }];
		},
	}),
});
