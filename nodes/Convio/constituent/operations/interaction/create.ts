import type { INodeProperties } from 'n8n-workflow';

import { readWireCollection, wireCollection } from '../../../parameters/collection';
import type { WireField } from '../../../parameters/collection';
import { constituentLocator, LOOKUP_RULE, readIdentity } from '../../../parameters/identity';
import { InputError } from '../../../parameters/input';
import {
	interactionCategory,
	interactionCount,
	SUBJECT_LIMIT,
} from '../../../parameters/interaction';
import { writeOptions } from '../../../parameters/options';
import { COMMON_FIELDS } from '../../../parameters/commonFields';
import { toTextUpTo, toWholeNumber } from '../../../parameters/values';
import type { Operation } from '../operation';

/** The vendor's limit for `interaction_body` of this method. */
const BODY_LIMIT = 1500;
const SUBJECT = 'Interaction Subject';
const BODY = 'Interaction Body';

const properties: readonly INodeProperties[] = [
	constituentLocator(`The constituent to log the interaction for. ${LOOKUP_RULE}`),
	{
		displayName: SUBJECT,
		name: 'interaction_subject',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Signed the petition',
		description: `Short subject, ${SUBJECT_LIMIT} characters at most (API parameter: interaction_subject)`,
	},
	{
		displayName: BODY,
		name: 'interaction_body',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		description: `Text that describes the interaction, ${BODY_LIMIT} characters at most (API parameter: interaction_body)`,
	},
];

const ADDITIONAL_FIELDS: readonly WireField[] = [
	...COMMON_FIELDS,
	interactionCategory,
	interactionCount,
	{
		property: {
			displayName: 'Interaction Type ID',
			name: 'interaction_type_id',
			type: 'string',
			default: '0',
			description: 'Type of the interaction; 0 is Other (API parameter: interaction_type_id)',
		},
		toWire: toWholeNumber,
	},
];

/**
 * `logInteraction`: writes an interaction to a constituent's log. [vendor page logInteraction; its
 * answer has the root of `update`, as seen in client code]
 */
export const createInteraction: Operation = {
	resource: 'interaction',
	value: 'create',
	method: 'logInteraction',
	name: 'Create',
	action: 'Create an interaction',
	description: 'Log an interaction for a constituent',
	properties: [
		...properties,
		wireCollection('additionalFields', 'Additional Fields', 'Add Field', ADDITIONAL_FIELDS),
		writeOptions,
	],
	params({ read }) {
		const subject = toTextUpTo(SUBJECT_LIMIT)(read('interaction_subject'), SUBJECT);
		if (subject === undefined) {
			throw new InputError(
				SUBJECT,
				`'${SUBJECT}' is empty: Luminate Online requires it to log an interaction`,
				'Check that the expression finds a value in this item.',
			);
		}
		const body = toTextUpTo(BODY_LIMIT)(read('interaction_body'), BODY);
		return {
			...readWireCollection(read, 'additionalFields', ADDITIONAL_FIELDS),
			...readIdentity(read).params,
			interaction_subject: subject,
			...(body === undefined ? {} : { interaction_body: body }),
		};
	},
	/** No document shows whether a `cons_id` comes along: it is that of the call, where the call has one. */
	items(data, { read }) {
		const { cons_id = readIdentity(read).params.cons_id, message = '', ...rest } = data;
		return [{ ...(cons_id === undefined ? {} : { cons_id }), message, ...rest }];
	},
};
