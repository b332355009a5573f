import { describe, expect, it } from 'vitest';

import type { ItemInput } from '../../../../../nodes/Convio/parameters/input.ts';
import { fieldsOfJson } from '../../../../../nodes/Convio/parameters/record/ways/json.ts';
import { namesIn } from '../../../../../nodes/Convio/parameters/record/ways/jsonKeys.ts';

/** @param raw the parameter as the person has set it; the value itself where it has no expression */
function fieldsOf(value: unknown, raw: unknown = value): Record<string, unknown> {
	const input: ItemInput = {
		read: () => value,
		readRaw: () => raw,
		json: {},
		timeZone: 'UTC',
		hint: () => {},
	};
	const { fields } = fieldsOfJson(input);
	return Object.fromEntries(fields.map((field) => [field.name, field.value]));
}

const SAFE_FORM = '={{ { "name.last": $json.last } }}';
const refusal = (message: RegExp, description = SAFE_FORM) =>
	expect.objectContaining({
		field: 'Fields (JSON)',
		message: expect.stringMatching(message),
		description: expect.stringContaining(description),
	});

describe('fields are taken', () => {
	it.each([
		['{"a":1}', undefined, { a: 1 }],
		['{}', undefined, {}],
		['  ', undefined, {}],
		[null, undefined, {}],
		[undefined, '={{ undefined }}', {}],
		[{ a: 1, user_password: 'x' }, '={{ $json.fields }}', { a: 1, user_password: 'x' }],
		['{"a":1}', '={{ $json.text }}', { a: 1 }],
		['```json\n{ "a": 1 }\n```', '={{ $json.text }}', { a: 1 }],
		['```\n{"a":1}```', undefined, { a: 1 }],
		['{"a":"x","b":2}', '={"a":"{{ $json.a }}","b":{{ $json.b }}}', { a: 'x', b: 2 }],
		['{"a":"x","b":{"c":"d"}}', '={"a":"x","b":{{ $json.b }}}', { a: 'x', b: { c: 'd' } }],
		['{"a":"x"}', '={"a":"x"}', { a: 'x' }],
		['{"user_password":"typed"}', undefined, { user_password: 'typed' }],
		[
			'{"user_password":"x"}',
			'={{ \'{"user_password":"\' + $json.p + \'"}\' }}',
			{ user_password: 'x' },
		],
		[
			'{"user_name":"x"}',
			'={{ $fromAI("fields", "names as name.first, user_name") }}',
			{ user_name: 'x' },
		],
		['{"a":"x\\ny","b":"c"}', '={"a":"x\\ny","b":"{{ $json.b }}"}', { a: 'x\ny', b: 'c' }],
		['{"a":"x\\ny"}', '={"a":{{ JSON.stringify($json.a) }}}', { a: 'x\ny' }],
		['{"a":"x\\ny"}', '={"a":{{ $json.a }}}', { a: 'x\ny' }],
		['{"a":"x\\ny"}', '={"a":"{{ $json.a.escaped() }}"}', { a: 'x\ny' }],
		['{"a":"x\\ny"}', '={"a":"{{ $json.a.map((part) => part) }}"}', { a: 'x\ny' }],
		['{"a":"x\\"y"}', '={"a":"{{ $json.a.replaceAll(\'"\', \'\\\\"\') }}"}', { a: 'x"y' }],
	])('of %j, given as %j', (value, raw, fields) => {
		expect(fieldsOf(value, raw)).toStrictEqual(fields);
	});
});

describe('a value that brings in a name is refused', () => {
	const TEMPLATE =
		'={ "email.primary_address": "{{ $json.email }}", "name.last": "{{ $json.last }}" }';

	it.each([
		['{ "name.last": "x","user_password":"chosen" }', '={ "name.last": "{{ $json.last }}" }'],
		['{ "name.last": "x","nickname":"y" }', '={ "name.last": "{{ $json.last }}" }'],
		['{ "name.last": "x","name.last":"y" }', '={ "name.last": "{{ $json.last }}" }'],
		['{ "name.last": "x","name\\u002elast":"y" }', '={ "name.last": "{{ $json.last }}" }'],
		[
			'{ "email.primary_address": "a@b.org", "name.last": "x","email.primary_address":"me@b.org" }',
			TEMPLATE,
		],
		['{ "nickname": "x" }', '={ "{{ $json.column }}": "x" }'],
		['{ "a": 1, "b": 2 }', '={ {{ $json.members }} }'],
		['{"a":1}', '={{ $json.a }}{{ $json.b }}'],
		['{"user_password":"x"}', '={{ $json.text }}'],
		['{"User_Name":"x"}', '={{ $json.text }}'],
		['{"email.primary_address":"a@b.org"}', '={{ $json.text }}'],
		[
			`{ "name.last": "x","user_password"${' \t\r\n'.repeat(99)}:"chosen" }`,
			'={ "name.last": "{{ $json.last }}" }',
		],
		[`{"user_password"${' '.repeat(999)}:"x"}`, '={{ $json.text }}'],
		['{"name.first":"x","user_name":"y"}', `={{ '{"name.first":"' + $json.user_name + '"}' }}`],
		[
			'{"name.first":"x","user_name":"y"}',
			`={{ '{"name.first":"' + $json["user_name"].trim() + '"}' }}`,
		],
		[
			'{"name.first":"x","email.primary_address":"y"}',
			`={{ '{"name.first":"' + $json.email.primary_address + '"}' }}`,
		],
		['{"user_name":"x","user_name":"y"}', '={{ \'{"user_name":"\' + $json.name + \'"}\' }}'],
	])('%s, given as %s', (value, raw) => {
		expect(() => fieldsOf(value, raw)).toThrow(refusal(/would also set '/));
	});

	it('in a value that is an object, names may be computed', () => {
		const fields = { 'email.primary_address': 'a@b.org' };
		expect(fieldsOf(fields, '={{ { [$json.column]: $json.value } }}')).toStrictEqual(fields);
	});
});

describe('what is not one object is refused', () => {
	it.each([
		['{ "name.last": "O"Brien" }', '={ "name.last": "{{ $json.last }}" }'],
		['{ "name.last": "two\nlines" }', '={ "name.last": "{{ $json.last }}" }'],
		['{ "name.last": "back\\slash" }', '={ "name.last": "{{ $json.last }}" }'],
	])('%j, with the safe form', (value, raw) => {
		expect(() => fieldsOf(value, raw)).toThrow(refusal(/not valid JSON/));
	});

	it.each(['{"a":1,"a":2}', '{"a":1,"b":2,"\\u0061":1}'])(
		'a name that is set twice: %s',
		(value) => {
			for (const raw of [value, '={{ $json.text }}', '={{ $fromAI("fields") }}']) {
				expect(() => fieldsOf(value, raw)).toThrow(refusal(/sets 'a' twice/, 'Leave one'));
			}
		},
	);

	it.each([
		['$json.last'],
		['$json["Last name"]'],
		['$("Form").item.json.last'],
		['$json.last.trim()'],
		['$json.quote'],
		['$json.last || ""'],
		["$json.last ?? 'none'"],
		['$json.last.toUpperCase() + " " + $json.suffix'],
	])('a backslash of a value of %s, which JSON would take for a line break', (read) => {
		const raw = `={ "name.first": "{{ $json.first }}", "name.last": "{{ ${read} }}" }`;
		expect(() => fieldsOf('{ "name.first": "A", "name.last": "C:\\new" }', raw)).toThrow(
			refusal(/contains a backslash that a value has brought in/),
		);
	});

	it('a text that an expression has put together, with the safe form', () => {
		expect(() => fieldsOf('{"a":"O"Brien"}', '={{ \'{"a":"\' + $json.a + \'"}\' }}')).toThrow(
			refusal(/not valid JSON/),
		);
	});

	it.each([
		['Here it is: {"a":1}', /not valid JSON/],
		['Sure!\n```json\n{"a":1}\n```', /not valid JSON/],
		['{“a”: “b”}', /not valid JSON/],
		['{"name.first":', /not valid JSON: '{"name.first":'/],
		['[1]', /must be one object, not '\[1\]'/],
		['"Ada"', /must be one object, not 'Ada'/],
		['7', /must be one object, not '7'/],
	])('%s, with the advice that an agent needs', (value, message) => {
		expect(() => fieldsOf(value, '={{ $fromAI("fields") }}')).toThrow(
			refusal(message, 'one JSON object and nothing else'),
		);
		expect(() => fieldsOf(value)).toThrow(refusal(message, 'without Markdown'));
	});
});

it.each([
	['{"a":1,"b":{"c":"x:y"},"a":[{"d":1}]}', ['a', 'b', 'a']],
	['{"a\\"b":1}', ['a"b']],
	['{"a" : "b", "c":"d"}', ['a', 'c']],
	['{"a', []],
	['', []],
])('the names in %s are %j', (text, names) => {
	expect(namesIn(text)).toStrictEqual(names);
});
