import { by, rows } from '../../support/harness.mts';
import type { Strings } from '../../support/harness.mts';
import { ANY_FIELD } from './documented.mts';
import type { OperationCase, Sample } from './operation-case.mts';
import { OPERATION_CASES } from './operation-cases.mts';

const sample = (value: unknown, wire = String(value)): Sample => ({ value, wire });

/** One sample serves every operation that has the parameter. */
const SHARED_SAMPLES: Readonly<Record<string, Sample>> = {
	access: sample('update'),
	add_center_ids: sample(rows('1101,1102'), '1101,1102'),
	add_center_opt_in_ids: sample(rows('1101'), '1101'),
	add_group_ids: sample(rows(1020), '1020'),
	add_interest_ids: sample(rows(['1001', 1003]), '1001,1003'),
	allow_cross_center: sample(true),
	begin_date: sample('2024-05-31', '2024-05-31T00:00:00'),
	center_id: sample(by('list', '1101'), '1101'),
	cons_id: sample('1001002'),
	end_date: sample('2099-05-31', '2099-05-31T23:59:59'),
	fields: sample(['name.first', 'custom_string1'], 'name.first,custom_string1'),
	get_single_sign_on_token: sample(true),
	group_id: sample(by('id', '1020'), '1020'),
	include_choices: sample(false),
	interaction_body: sample('At the gate, 9 a.m. & later'),
	interaction_cat_id: sample('2'),
	interaction_count: sample(3),
	interaction_subject: sample('Ça + 50 % = “größer”'),
	interaction_type_id: sample('20'),
	list_ascending: sample(false),
	list_category_id: sample('1'),
	list_filter_column: sample('subject'),
	list_filter_text: sample('puppy'),
	list_sort_column: sample('date'),
	member_id: sample('A-0001'),
	no_welcome: sample(false),
	primary_email: sample('ada@example.org'),
	remove_center_ids: sample(rows('1103'), '1103'),
	remove_center_opt_in_ids: sample(rows('1102'), '1102'),
	remove_group_ids: sample(rows('1013'), '1013'),
	remove_interest_ids: sample(rows('1002'), '1002'),
	selection_mode: sample('HEIRARCHY'),
	sort_order: sample('group'),
	source: sample('spring-appeal'),
	sub_source: sample('landing page'),
	suppress_cleaning: sample(true),
	teamraiser_registration: sample(true),
};

/** By name of the parameter. */
const SAMPLES: Readonly<Record<string, Sample>> = Object.assign(
	{},
	...OPERATION_CASES.map(({ samples }) => samples),
	SHARED_SAMPLES,
);

const FIRST_NAME: Strings = { 'name.first': 'Grace' };

/** The ways to give record fields; each sends {@link FIRST_NAME}. */
export const RECORD_FIELDS: Readonly<Record<string, Record<string, unknown>>> = {
	fields: {
		fieldsInput: 'mapper',
		fields: { mappingMode: 'defineBelow', value: FIRST_NAME, schema: [] },
	},
	fieldsJson: { fieldsInput: 'json', fieldsJson: JSON.stringify(FIRST_NAME) },
};

/** The sample for a parameter in the form of an operation. */
export function sampleFor(entry: OperationCase, wire: string): Sample | undefined {
	return entry.samples?.[wire] ?? SAMPLES[wire];
}

/** What a field of the form adds to the call, for its sample. */
export function wireOf(entry: OperationCase, wire: string): Strings {
	if (wire === ANY_FIELD) return FIRST_NAME;
	const found = sampleFor(entry, wire);
	if (found === undefined)
		throw new Error(`Add a sample of '${wire}' to the case of its operation`);
	return { [wire]: found.wire };
}
