import { describe, expect, it } from 'vitest';

import type { ItemInput } from '../../../../../nodes/Convio/parameters/input.ts';
import { fieldsOfJson } from '../../../../../nodes/Convio/parameters/record/ways/json.ts';
import { refusalOf } from '../../support/input.mts';

/** @param raw the parameter as the person has set it */
function given(value: unknown, raw: unknown) {
	const input: ItemInput = {
		read: (name) => (name === 'fieldsJson' ? value : null),
		readRaw: (name) => (name === 'fieldsJson' ? raw : null),
		json: {},
		timeZone: 'UTC',
		hint: () => {},
	};
	return fieldsOfJson(input);
}

const ONE_OBJECT =
	'Give one JSON object and nothing else, without Markdown or other text, with plain quotation marks, e.g. { "name.first": "Ada" }.';
const SAFE_FORM =
	'Let one expression make the whole object, so that no value can break it: ={{ { "name.last": $json.last } }}';

describe('which fields an expression fills', () => {
	it.each([
		['a text that a person has typed', '{"a":1}', 'none'],
		['one expression', '={{ $json.text }}', 'all'],
		['a text with expressions inside', '={"a":{{ $json.a }}}', 'all'],
	])('%s', (_what, raw, byExpression) => {
		expect(given('{"a":1}', raw)).toStrictEqual({
			fields: [{ name: 'a', value: 1 }],
			byExpression,
			strayColumns: [],
		});
	});
});

describe('what cannot be read is refused with the advice that fits who wrote it', () => {
	it.each([
		['a person who typed it', '{"a":', ONE_OBJECT],
		['an agent', '={{ $fromAI("fields") }}', ONE_OBJECT],
		['an expression that puts it together', '={{ $json.text }}', `${ONE_OBJECT} ${SAFE_FORM}`],
	])('%s', (_who, raw, description) => {
		expect(refusalOf(() => given('{"a":', raw))).toMatchObject({
			field: 'Fields (JSON)',
			message: `'Fields (JSON)' is not valid JSON: '{"a":'`,
			description,
		});
	});

	it('a text that its values have broken', () => {
		const raw = '={"a":"{{ $json.a }}"}';
		expect(refusalOf(() => given('{"a":"x"y"}', raw))).toMatchObject({
			field: 'Fields (JSON)',
			message: `'Fields (JSON)' is not valid JSON once its values are filled in: '{"a":"x"y"}'`,
			description: SAFE_FORM,
		});
	});

	it.each(['null', '```json\nnull\n```'])('no object at all: %j', (value) => {
		expect(refusalOf(() => given(value, value))).toMatchObject({
			field: 'Fields (JSON)',
			message: "'Fields (JSON)' must be one object, not 'null'",
			description: ONE_OBJECT,
		});
	});
});

it.each([' user_password', 'User_Name ', '\\temail.primary_address'])(
	'an account cannot be reached by blanks around its name: %j',
	(name) => {
		const spelled = String(JSON.parse(`"${name}"`));
		expect(refusalOf(() => given(`{"${name}":"x"}`, '={{ $json.text }}'))).toMatchObject({
			field: 'Fields (JSON)',
			message: `'Fields (JSON)' would also set '${spelled}', which does not stand in the parameter itself: it came in with a value`,
			description: SAFE_FORM,
		});
	},
);
