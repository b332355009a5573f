import { interaction } from '../../../../parameters/fields/interaction';
import { readAll, together } from '../../../../parameters/parameter';
import type { Parameter } from '../../../../parameters/parameter';
import type { Params } from '../../../../transport/call';
import { assertChanges } from '../../../../parameters/record/nothingToChange';
import { recordFields } from '../../../../parameters/record/recordFields';

/**
 * What Create, Update, and Create or Update store: fields of the record, further values, memberships,
 * and an interaction.
 *
 * @param mayCreate whether the call may add a record, for which a key alone is enough
 */
export function recordChanges(
	further: Parameter<Params>,
	memberships: Parameter<Params>,
	mayCreate: boolean,
): Parameter<Params> {
	const beside = together(further, memberships, interaction);
	return {
		properties: [...recordFields.properties, ...beside.properties],
		read(input) {
			const values = readAll({ record: recordFields, others: beside }, input);
			assertChanges(values.record, values.others, mayCreate);
			return { ...values.record.params, ...values.others };
		},
		needsSiteFields: recordFields.needsSiteFields,
		holdsCommonFields: beside.holdsCommonFields,
	};
}
