import { describe, expect, it } from 'vitest';

import { useSandbox } from '../support/harness.mts';
import { AUTOMATIC, byHand, updateAda } from './support/record-fields.mts';

const running = useSandbox();

/** Value, field, and its text on the wire. */
const GOOD: ReadonlyArray<readonly [field: string, value: unknown, text: string]> = [
	['name.first', 'Ada', 'Ada'],
	['name.first', ' two  blanks ', 'two  blanks'],
	['name.first', 7, '7'],
	['name.first', 0, '0'],
	['name.first', false, 'false'],
	['name.first', '李 “é” & =+%', '李 “é” & =+%'],
	['name.first', '🦜'.repeat(50), '🦜'.repeat(50)],
	['primary_address.zip', '02139', '02139'],
	['custom_number1', '007', '007'],
	['custom_number1', 0, '0'],
	['custom_number1', -1.5, '-1.5'],
	['custom_number1', ' 12 ', '12'],
	['custom_boolean1', false, 'false'],
	['custom_boolean1', 'TRUE', 'true'],
	['custom_boolean1', ' False ', 'false'],
	['email.preferred_format', 'HTML', 'HTML'],
	['email.preferred_format', 'plain text', 'Plain Text'],
	['email.preferred_format', ' HTML ', 'HTML'],
	['birth_date', '1980-05-02', '1980-05-02T00:00:00'],
	['birth_date', '1980-05-02-06:00', '1980-05-02T00:00:00'],
	['name.title', 'Sir', 'Sir'],
];

/** Value, field, and the words of the refusal. */
const BAD: ReadonlyArray<readonly [field: string, value: unknown, words: string, advice: RegExp]> =
	[
		[
			'gender',
			'x'.repeat(21),
			`'Gender' (gender) is 21 characters long; the site accepts at most 20: '${'x'.repeat(21)}'`,
			/Shorten/,
		],
		[
			'email.preferred_format',
			'Fax',
			"'Preferred Format' (email.preferred_format) must be one of its choices, not 'Fax'",
			/No Preference, HTML, Plain Text/,
		],
		[
			'custom_number1',
			'many',
			"'Custom Number 1' (custom_number1) must be a number, not 'many'",
			/^/,
		],
		[
			'custom_number1',
			'1,000',
			"'Custom Number 1' (custom_number1) must be a number, not '1,000'",
			/^/,
		],
		[
			'custom_number1',
			true,
			"'Custom Number 1' (custom_number1) must be a number, not 'true'",
			/^/,
		],
		['custom_number1', [5], "'Custom Number 1' (custom_number1) must be a number, not '[5]'", /^/],
		[
			'custom_boolean1',
			'checked',
			"'Custom Boolean 1' (custom_boolean1) must be true or false, not 'checked'",
			/yes, y, 1/,
		],
		[
			'custom_boolean1',
			2,
			"'Custom Boolean 1' (custom_boolean1) must be true or false, not '2'",
			/yes, y, 1/,
		],
		[
			'birth_date',
			'05/02/1980',
			"'Birth Date' (birth_date) must be a date, not '05/02/1980'",
			/'Date Format' under 'Options'/,
		],
		[
			'birth_date',
			'1980-02-30',
			"'Birth Date' (birth_date) must be a date, not '1980-02-30'",
			/2024-05-31/,
		],
		['birth_date', 1980, "'Birth Date' (birth_date) must be a date, not '1980'", /2024-05-31/],
		['nickname', { a: 1 }, `'Nickname' (nickname) must be text, not '{"a":1}'`, /^/],
		[
			'nickname',
			2 ** 60,
			"'Nickname' (nickname) is a number with more digits than n8n can keep exactly, so some are already lost: '1152921504606847000'",
			/as text/,
		],
	];

const WAYS = ['by hand', 'automatically'] as const;

async function mapped(way: (typeof WAYS)[number], field: string, value: unknown) {
	const items = [{ [field]: value }];
	if (way === 'automatically') return await updateAda(running(), AUTOMATIC, { items });
	const expression = `={{ $json[${JSON.stringify(field)}] }}`;
	return await updateAda(running(), await byHand(running(), { [field]: expression }), { items });
}

describe.each(WAYS)('mapped %s', (way) => {
	it.each(GOOD)('%s takes %j', async (field, value, text) => {
		const { error, sent } = await mapped(way, field, value);
		expect(error).toBeUndefined();
		expect(sent).toStrictEqual([{ [field]: text }]);
	});

	it.each(BAD)('%s refuses %j, and nothing is sent', async (field, value, words, advice) => {
		const { error, sent } = await mapped(way, field, value);
		expect(error?.message).toContain(words);
		expect(error?.message).toMatch(/\bitem 0\]$/);
		expect(error?.description ?? '').toMatch(advice);
		expect(sent).toStrictEqual([]);
	});
});
