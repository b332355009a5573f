import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
	formBody,
	isLaterPage,
	isSecretParameter,
	TRANSPORT_PARAMETERS,
} from '../../../nodes/Convio/transport/call.ts';
import { callOf } from './support/calls.mts';

/** Any text without half surrogate pairs, which UTF-8 cannot carry. */
const text = fc.string({ unit: 'binary' });
const name = fc.oneof(text, fc.constantFrom(...TRANSPORT_PARAMETERS, 'email.primary_address'));

/** The form as a web server reads it: the last part of the way over the wire. */
function received(body: URLSearchParams): Array<[string, string]> {
	return [...new URLSearchParams(Buffer.from(body.toString(), 'latin1').toString('latin1'))];
}

describe('the form body of a call', () => {
	it.each([
		['a blank', 'a b', 'a+b'],
		['a plus', '+1', '%2B1'],
		['separators', 'a&b=c;d?e', 'a%26b%3Dc%3Bd%3Fe'],
		['a percent sign', '100%25', '100%2525'],
		['line ends', 'a\r\nb', 'a%0D%0Ab'],
		['quotes and brackets', '"<\'>"', '%22%3C%27%3E%22'],
		['an accent', 'é', '%C3%A9'],
		['an emoji', '🎉', '%F0%9F%8E%89'],
		['Chinese', '漢字', '%E6%BC%A2%E5%AD%97'],
		['nothing', '', ''],
	])('encodes %s', (_what, value, encoded) => {
		const body = formBody(callOf('update', { 'name.first': value }));
		expect(body.toString()).toBe(`name.first=${encoded}&method=update&response_format=json`);
	});

	it('carries each text unchanged', () => {
		fc.assert(
			fc.property(fc.dictionary(name, text), (params) => {
				const own = Object.entries(params).filter(([key]) => !TRANSPORT_PARAMETERS.has(key));
				expect(received(formBody(callOf('update', params)))).toEqual([
					...own,
					['method', 'update'],
					['response_format', 'json'],
				]);
			}),
		);
	});

	it('lets no parameter take the place of one of the transport', () => {
		fc.assert(
			fc.property(fc.constantFrom(...TRANSPORT_PARAMETERS), text, (reserved, value) => {
				const call = callOf('create', { [reserved]: value });
				expect(formBody(call).toString()).toBe('method=create&response_format=json');
			}),
		);
	});

	it('reserves all that carries secrets or decides about the answer', () => {
		expect([...TRANSPORT_PARAMETERS].sort()).toEqual([
			'api_key',
			'login_name',
			'login_password',
			'method',
			'response_format',
			'suppress_response_codes',
			'v',
		]);
	});

	it('asks for XML, and for status 200 throughout, where the settings say so', () => {
		const body = formBody(callOf('create', {}, { format: 'xml', suppressResponseCodes: true }));
		expect(body.toString()).toBe('method=create&response_format=xml&suppress_response_codes=true');
	});
});

describe('a parameter', () => {
	it.each(['user_password', 'User_Password', ' user_password\n'])('%j is a secret', (spelled) => {
		expect(isSecretParameter(spelled)).toBe(true);
	});

	it.each(['user_name', 'password', 'reminder_hint', ''])('%j is none', (spelled) => {
		expect(isSecretParameter(spelled)).toBe(false);
	});

	it.each([
		[{}, false],
		[{ list_record_offset: '0' }, false],
		[{ list_record_offset: '1' }, true],
		[{ list_record_offset: '500' }, true],
	])('of %j says whether a list goes on: %s', (params, isLater) => {
		expect(isLaterPage(params)).toBe(isLater);
	});
});
