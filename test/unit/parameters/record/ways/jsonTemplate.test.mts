import { describe, expect, it } from 'vitest';

import { jsonTemplate } from '../../../../../nodes/Convio/parameters/record/ways/jsonTemplate.ts';

describe('a parameter is what a person has typed', () => {
	it.each([
		['without an expression', '={"a":1}'],
		['with brackets that n8n does not take for an expression', '{"a":"{{ $json.a }}"}'],
		['of brackets alone', '{{ $json.a }}'],
		['as an object', { a: 1 }],
		['not at all', null],
	])('%s', (_how, raw) => {
		expect(jsonTemplate(raw)).toStrictEqual({ kind: 'typed' });
	});
});

describe('a parameter is one expression', () => {
	it.each([
		['={{ $json.text }}', false],
		['= {{ $json.text }}', false],
		['={{ $json.text }}\n', false],
		['={{ $fromAI("fields") }} ', true],
	])('with or without blanks around it: %j (by an agent: %s)', (raw, isByAgent) => {
		expect(jsonTemplate(raw)).toStrictEqual({
			kind: 'expression',
			spells: expect.any(Function),
			isByAgent,
		});
	});

	it.each([
		['\'{"email.primary_address":"\' + $json.a + \'"}\'', 'email.primary_address', true],
		['\'{"emailXprimary_address":"\' + $json.a + \'"}\'', 'email.primary_address', false],
		['\'{"emailprimary_address":"\' + $json.a + \'"}\'', 'email.primary_address', false],
		['\'{"user_name":"\' + $json.a + \'"}\'', 'user_name', true],
		['\'{"superuser_name":"\' + $json.a + \'"}\'', 'user_name', false],
		['\'{"user_names":"\' + $json.a + \'"}\'', 'user_name', false],
		['\'{"\u00FCuser_name":"\' + $json.a + \'"}\'', 'user_name', false],
		["$json['user_name']", 'user_name', false],
		['$json.user_name', 'user_name', false],
	])('%s spells %s itself: %s', (code, name, isSpelled) => {
		const template = jsonTemplate(`={{ ${code} }}`);
		if (template.kind !== 'expression') throw new Error(template.kind);
		expect(template.spells(name)).toBe(isSpelled);
	});
});

describe('a parameter is a text that sets the names it spells', () => {
	it.each([
		['={{ $json.text }} x', []],
		['=x {{ $json.text }}', []],
		['={{ $json.a }}{{ $json.b }}', []],
		['={"a":{{ $json.a }}}', ['a']],
		['={"a":"{{ $json.a.escaped() }}","b":"{{ $json.b }}"}', ['a', 'b']],
		['={"a":"{{ $json.a }}","b":"{{ JSON.stringify($json.b) }}"}', ['a', 'b']],
	])('where a backslash may be meant: %s', (raw, names) => {
		expect(jsonTemplate(raw)).toStrictEqual({ kind: 'text with expressions', names });
	});

	it.each([
		['={"a":"{{ $json.a }}"}', ['a'], 0],
		['={"a":"x\\ny","b":"{{ $json.b }}"}', ['a', 'b'], 1],
		['={"a":"{{ $json.a }}","b":"{{ $json.b }}\\\\"}', ['a', 'b'], 2],
	])('where only its own backslashes are meant: %s', (raw, names, backslashes) => {
		expect(jsonTemplate(raw)).toStrictEqual({
			kind: 'text with expressions',
			names,
			backslashes,
		});
	});
});

it('a parameter is looked at once for all items of a run', () => {
	const first = jsonTemplate('={"a":"{{ $json.a }}"}');
	expect(jsonTemplate('={"a":"{{ $json.a }}"}')).toBe(first);
	expect(jsonTemplate('={"b":"{{ $json.b }}"}')).toMatchObject({ names: ['b'] });
});
