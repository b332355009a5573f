import { interaction } from '../../../parameters/interaction';
import { readEmptyValues } from '../../../parameters/options';
import { together } from '../../../parameters/parameter';
import type { Parameter, Params } from '../../../parameters/parameter';
import {
	needsSiteFields,
	readRecordFields,
	recordFieldsProperties,
} from '../../../parameters/record/recordFields';

const recordFields: Parameter<Params> = {
	properties: recordFieldsProperties,
	read: (input) => readRecordFields(input, readEmptyValues(input.read)),
	needsSiteFields,
};

/**
 * What Create, Update, and Create or Update store: fields of the record, further values, memberships,
 * and an interaction.
 */
export function recordChanges(
	further: Parameter<Params>,
	memberships: Parameter<Params>,
): Parameter<Params> {
	return together(recordFields, further, memberships, interaction);
}
