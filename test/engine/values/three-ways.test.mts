import { describe, expect, it } from 'vitest';

import { useSandbox } from '../support/harness.mts';
import { valuesOf, ADA } from '../operations/support/people.mts';
import { asJson, AUTOMATIC, byHand, updateAda } from '../operations/support/record-fields.mts';

/** A site that takes what it cannot understand, so that only the node saves the day. */
const running = useSandbox({ validateEmail: false, badBoolean: 'false' });

type Case = readonly [field: string, value: unknown, outcome: string | RegExp];

/** What a field is sent as, or which words refuse it. */
const CASES: readonly Case[] = [
	['name.first', 'Zoë', 'Zoë'],
	['name.first', '李 “é” 🦜', '李 “é” 🦜'],
	['name.first', ' Ada\u00A0', 'Ada'],
	['name.first', '="02139"', '02139'],
	['name.first', "'t Hooft", "'t Hooft"],
	['name.last', 'Null', 'Null'],
	['name.last', 'None', 'None'],
	['name.last', 'True', 'True'],
	['name.last', 'NA', 'NA'],
	['name.first', 'Jos\uFFFD', /letters that were lost/],
	['name.first', 'It\u0092s', /U\+0092/],
	['name.first', 'x\u0007', /U\+0007/],
	['name.first', '#N/A', /error value of a spreadsheet/],
	['name.first', '#REF!', /error value of a spreadsheet/],
	['name.first', 'x'.repeat(51), /51 characters long/],
	['primary_address.street1', 'line 1 \n line 2', 'line 1 \n line 2'],
	['primary_address.zip', 2139, '2139'],
	['home_phone', '\t+16175550100', '+16175550100'],
	['email.primary_address', ' ada@example.org\u00A0', 'ada@example.org'],
	['email.primary_address', 'ada@\u00ADexample.org\u200B', 'ada@example.org'],
	['email.primary_address', 'n/a', /one email address/],
	['email.primary_address', 'ada@example.org; bob@example.org', /one email address/],
	['email.primary_address', 'none', /one email address/],
	['birth_date', 1_717_113_600, /Unix seconds|must be a date/],
	['birth_date', -617_155_200, /must be a date/],
	['birth_date', '1717113600', /must be a date/],
	['birth_date', 1_717_113_600_000, '2024-05-31T00:00:00'],
	['birth_date', '09/06/1950', /must be a date/],
	['birth_date', 46_205, /must be a date/],
	['birth_date', 'May', /must be a date/],
	['birth_date', '2985-03-14', /future/],
	['custom_date1', '46205', /must be a date/],
	['email.accepts_email', 'No', 'false'],
	['email.accepts_email', 'N', 'false'],
	['email.accepts_email', 0, 'false'],
	['email.accepts_email', 'F', 'false'],
	['email.accepts_email', 'Yes', 'true'],
	['email.accepts_email', 1, 'true'],
	['email.accepts_email', 'checked', /true or false/],
	['email.accepts_email', '2', /true or false/],
	['email.preferred_format', ' plain TEXT ', 'Plain Text'],
	['email.preferred_format', 'Fax', /one of its choices/],
	['name.title', 'Sir', 'Sir'],
	['custom_number1', ' 007 ', '007'],
	['custom_number1', '1,000', /must be a number/],
];

const WAYS = {
	'by hand': async (field: string) =>
		await byHand(running(), { [field]: `={{ $json[${JSON.stringify(field)}] }}` }),
	'Map Automatically': async () => AUTOMATIC,
	JSON: async () => asJson('={{ $json }}'),
};

describe.each(Object.entries(WAYS))('%s', (_, fieldsFor) => {
	it.each(CASES)('%s: %j', async (field, value, outcome) => {
		const { error, sent } = await updateAda(running(), await fieldsFor(field), {
			items: [{ [field]: value }],
			timezone: 'America/New_York',
		});
		if (typeof outcome === 'string') {
			expect(error).toBeUndefined();
			expect(sent).toStrictEqual([{ [field]: outcome }]);
			return;
		}
		expect(error?.message).toMatch(outcome);
		expect(error?.context?.details).toMatchObject({ field, outcome: 'not applied' });
		expect(error?.description).not.toBe('');
		expect(sent).toStrictEqual([]);
		expect(valuesOf(running(), ADA)['name.first']).toBe('Ada');
	});
});
