import { describe, expect, it } from 'vitest';

import { useSandbox } from '../support/harness.mts';
import { asJson, updateAda } from './support/record-fields.mts';

const running = useSandbox();

describe('record fields as JSON', () => {
	it.each([
		['a text', '{"name.first":"Ada","primary_address.zip":"02139"}'],
		[
			'an object of an expression',
			'={{ { "name.first": $json.first, "primary_address.zip": "02139" } }}',
		],
		[
			'a text of an expression',
			'={{ JSON.stringify({ "name.first": $json.first, "primary_address.zip": "02139" }) }}',
		],
		[
			'an expression within text',
			'={"name.first":"{{ $json.first }}","primary_address.zip":"02139"}',
		],
	])('are taken as %s', async (_, json) => {
		const { sent, error } = await updateAda(running(), asJson(json), { items: [{ first: 'Ada' }] });
		expect(error).toBeUndefined();
		expect(sent).toStrictEqual([{ 'name.first': 'Ada', 'primary_address.zip': '02139' }]);
	});

	it.each([['{}'], [''], ['  '], ['={{ null }}'], ['={{ undefined }}']])(
		'change nothing for %j, and say so',
		async (json) => {
			const { error, sent } = await updateAda(running(), asJson(json));
			expect(error?.message).toMatch(/^There is nothing to change/);
			expect(sent).toStrictEqual([]);
		},
	);

	it('send numbers and booleans as text', async () => {
		const json = '{"custom_number1":0,"custom_boolean1":false,"nickname":1.5}';
		const { sent } = await updateAda(running(), asJson(json));
		expect(sent).toStrictEqual([
			{ custom_number1: '0', custom_boolean1: 'false', nickname: '1.5' },
		]);
	});

	it.each([
		['{"name.first":', /^'Fields \(JSON\)' is not valid JSON: '{"name.first":'/],
		['[1]', /^'Fields \(JSON\)' must be one object, not '\[1\]'/],
		['"Ada"', /^'Fields \(JSON\)' must be one object, not 'Ada'/],
		['7', /^'Fields \(JSON\)' must be one object, not '7'/],
		['{"name":{"first":"Ada"}}', /^'name' must be text, not '{"first":"Ada"}'/],
		['{"nickname":["a","b"]}', /^'Nickname' \(nickname\) must be text, not '\["a","b"\]'/],
		['{"first name":"Ada"}', /contains 'first name', which cannot be the name of a field/],
		['{"":"Ada"}', /contains ''/],
		['{"__proto__":"Ada"}', /contains '__proto__'/],
	])('are refused for %s', async (json, words) => {
		const { error, sent } = await updateAda(running(), asJson(json));
		expect(error?.message).toMatch(words);
		expect(error?.message).toMatch(/item 0\]$/);
		expect(sent).toStrictEqual([]);
	});

	it.each([
		['={ "name.last": "{{ $json.last }}" }', `x", "user_password"${' '.repeat(300)}: "chosen`],
		['={ "name.last": "{{ $json.last.trim() }}" }', 'C:\\temp'],
		[`={{ '{"name.last":"' + $json.last + '"}' }}`, 'x","user_name":"y'],
	])('are refused for %s with what a cell brings in', async (json, last) => {
		const { error, sent } = await updateAda(running(), asJson(json), { items: [{ last }] });
		expect(error?.message).toMatch(/would also set 'user_|backslash that a value has brought in/);
		expect(sent).toStrictEqual([]);
	});

	it('name the field whose label was given in place of its name', async () => {
		const { error } = await updateAda(running(), asJson('{"First Name":"Ada"}'));
		expect(error?.message).toMatch(/contains 'First Name', which cannot be the name of a field/);
		expect(error?.description).toBe(
			"Use 'name.first' (First Name) instead, if that is what is meant.",
		);
	});

	it('say how to give the parts of a name', async () => {
		const { error } = await updateAda(running(), asJson('{"name":{"first":"Ada"}}'));
		expect(error?.description).toBe("Give each part under its own name, such as 'name.first'.");
	});
});
