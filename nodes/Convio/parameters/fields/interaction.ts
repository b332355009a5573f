import { collection } from '../collection';
import type { WireField } from '../collection';
import type { Parameter } from '../parameter';
import type { Params } from '../../transport/call';
import { toText, toTextUpTo, toWholeNumber } from '../values';

/** The vendor's limit for `interaction_subject`. */
const SUBJECT_LIMIT = 80;

export const interactionCategory: WireField = {
	property: {
		displayName: 'Interaction Category ID',
		name: 'interaction_cat_id',
		type: 'string',
		default: '0',
		description:
			'Security category of the interaction; 0 is General (API parameter: interaction_cat_id)',
	},
	toWire: toWholeNumber,
};

export const interactionCount: WireField = {
	property: {
		displayName: 'Interaction Count',
		name: 'interaction_count',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: 1,
		description: 'How many times the constituent did this (API parameter: interaction_count)',
	},
	toWire: toWholeNumber,
};

export const interactionSubject: WireField = {
	property: {
		displayName: 'Interaction Subject',
		name: 'interaction_subject',
		type: 'string',
		default: '',
		placeholder: 'e.g. Signed the petition',
		description: `Short subject of the interaction, ${SUBJECT_LIMIT} characters at most (API parameter: interaction_subject)`,
	},
	toWire: toTextUpTo(SUBJECT_LIMIT),
};

const FIELDS: readonly WireField[] = [
	interactionSubject,
	{
		property: {
			displayName: 'Interaction Body',
			name: 'interaction_body',
			type: 'string',
			typeOptions: { rows: 3 },
			default: '',
			description: 'Text that describes the interaction (API parameter: interaction_body)',
		},
		toWire: toText,
	},
	interactionCategory,
	interactionCount,
];

/** What is written beside the interaction that Luminate Online logs for each write anyway. */
export const interaction: Parameter<Params> = collection(
	'interaction',
	'Interaction',
	'Add Interaction Field',
	FIELDS,
);
