import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { redactor } from '../../../../nodes/Convio/transport/credential/redact.ts';
import { decodeReply } from '../../../../nodes/Convio/transport/reply/reply.ts';
import { callOf } from '../support/calls.mts';

type Encode = (text: string) => string;

const html: Encode = (text) =>
	text.replace(
		/[&<>"']/g,
		(found) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[found]};`,
	);
const references = (prefix: string, radix: number) => (text: string) =>
	[...text].map((found) => `&#${prefix}${(found.codePointAt(0) ?? 0).toString(radix)};`).join('');
const form: Encode = (text) => new URLSearchParams({ a: text }).toString().slice(2);

/** How a server may send something back. */
const SPELLINGS: Readonly<Record<string, Encode>> = {
	raw: (text) => text,
	uri: encodeURIComponent,
	'uri in lower case': (text) =>
		encodeURIComponent(text).replace(/%../g, (found) => found.toLowerCase()),
	'uri twice': (text) => encodeURIComponent(encodeURIComponent(text)),
	form,
	html,
	'html twice': (text) => html(html(text)),
	'decimal references': references('', 10),
	'hexadecimal references': references('x', 16),
	'zero-padded references': references('x0', 16),
	json: (text) => JSON.stringify(text).slice(1, -1),
	'json twice': (text) => JSON.stringify(JSON.stringify(text)).slice(3, -3),
	'json in ASCII': (text) =>
		text.replace(
			/[^ -~]|["\\<>]/g,
			(found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
		),
	'html of a form': (text) => html(form(text)),
};

/** Secrets of each alphabet, without blanks at the ends, which redaction leaves alone. */
const secret = fc
	.string({
		unit: fc.oneof(
			fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
			fc.constantFrom(...'+/=&%<>"\'\\ '),
		),
		maxLength: 30,
	})
	.map((value) => value.trim())
	.filter((value) => value.length >= 4 && !'[hidden]'.includes(value));
const around = fc.constantFrom('', 'a', '=', '%', '&', ' ', 'password: ', '\\', '"');

describe('redaction', () => {
	it.each(Object.entries(SPELLINGS))('finds a secret spelled as %s', (_name, encode) => {
		fc.assert(
			fc.property(secret, around, around, (value, before, after) => {
				const text = before + encode(value) + after;
				expect(redactor([value])(text)).not.toContain(encode(value));
				expect(redactor(['other', value, 'word'])(text)).toContain('[hidden]');
			}),
		);
	});

	it('finds a secret inside of a longer base64 text, wherever it begins', () => {
		fc.assert(
			fc.property(
				secret,
				fc.nat(8),
				fc.constantFrom('base64', 'base64url'),
				(value, at, encoding) => {
					const body = `${'x'.repeat(at)}${value}&v=1.0`;
					for (const text of [body, `${'x'.repeat(at)}${form(value)}&v=1.0`]) {
						const hidden = redactor([value])(Buffer.from(text).toString(encoding));
						expect(hidden).toContain('[hidden]');
						const rest = hidden
							.split('[hidden]')
							.map((part) => Buffer.from(part, 'base64').toString());
						expect(rest.join('')).not.toContain(value);
					}
				},
			),
		);
	});

	it('leaves a text without secrets as it is', () => {
		fc.assert(
			fc.property(fc.string(), (text) => {
				expect(redactor(['swordfish1', 'open-sesame'])(text)).toBe(text);
			}),
		);
	});

	it('leaves short values alone, which would be found inside of words', () => {
		expect(redactor(['', 'a', 'abc', '   '])('a abc database')).toBe('a abc database');
		expect(redactor([])('text')).toBe('text');
	});

	it('hides the longer of two values that begin alike', () => {
		expect(redactor(['pass', 'password-1'])('is password-1')).toBe('is [hidden]');
	});

	it('hides what was pasted with blanks around it', () => {
		expect(redactor([' swordfish1\n'])('=swordfish1&')).toBe('=[hidden]&');
	});

	it('takes values that are no well-formed text', () => {
		expect(redactor(['ab\ud800cd'])('x ab\ud800cd y')).toBe('x [hidden] y');
	});

	it('takes a long text of nothing but backslashes in no time', () => {
		const startedAt = performance.now();
		redactor(['\\\\\\\\\\\\\\\\a'])('\\'.repeat(20_000));
		expect(performance.now() - startedAt).toBeLessThan(1_000);
	});
});

it('no part of a secret stays at the end of an excerpt, wherever it is cut', () => {
	const redact = redactor(['swordfish-and-more']);
	for (let at = 0; at < 700; at += 1) {
		const body = `${'.'.repeat(at)}swordfish-and-more${' '.repeat(at % 5)}end`;
		const reply = decodeReply(callOf(), { status: 200, contentType: '', body }, redact);
		expect(JSON.stringify(reply), `at ${at}`).not.toContain('swo');
	}
});
