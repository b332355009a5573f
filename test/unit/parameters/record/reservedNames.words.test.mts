import { describe, expect, it } from 'vitest';

import { assertRecordFieldName } from '../../../../nodes/Convio/parameters/record/reservedNames.ts';
import { refusalOf } from '../support/input.mts';

describe('a name that a record cannot have is refused with what to do', () => {
	it.each([
		['method', 'it is set by the node and its credential', 'Remove this field.'],
		['API_KEY', 'it is set by the node and its credential', 'Remove this field.'],
		['redirect', 'it is not a field of the record', 'Remove this field.'],
		['sso_auth_token', 'it is not a field of the record', 'Remove this field.'],
		['source', 'it is not a field of the record', "Use 'Source' instead."],
		[
			'Add_Group_IDs',
			'it is not a field of the record',
			"Use 'Memberships > Add to Groups' instead.",
		],
		['cons_id', 'it is not a field of the record', "Use 'Constituent' (by Cons ID) instead."],
	])('%s', (name, why, description) => {
		expect(refusalOf(() => assertRecordFieldName(name))).toMatchObject({
			field: 'Record Fields',
			message: `'Record Fields' cannot set '${name}': ${why}`,
			description,
		});
	});
});

describe('a text that cannot be a name is refused', () => {
	const words = {
		field: 'Record Fields',
		message: "'Record Fields' contains 'First Name', which cannot be the name of a field",
	};

	it('with what names look like', () => {
		const description = "Field names look like 'name.first' or 'custom_string1'.";
		for (const advice of [undefined, () => undefined]) {
			expect(refusalOf(() => assertRecordFieldName('First Name', advice))).toMatchObject({
				...words,
				description,
			});
		}
	});

	it('with the name that is meant, where it is known', () => {
		const advice = (name: string) => `Use the name of '${name}'.`;
		expect(refusalOf(() => assertRecordFieldName('First Name', advice))).toMatchObject({
			...words,
			description: "Use the name of 'First Name'.",
		});
	});
});
