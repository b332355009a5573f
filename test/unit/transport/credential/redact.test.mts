import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { redactor } from '../../../../nodes/Convio/transport/credential/redact.ts';

type Encode = (text: string) => string;

const html: Encode = (text) =>
	text.replace(
		/[&<>"']/g,
		(found) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' }[found]};`,
	);
const form: Encode = (text) => new URLSearchParams({ a: text }).toString().slice(2);

const json: Encode = (text) => JSON.stringify(text).slice(1, -1);
const unit = (found: string) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** How a server may send something back. */
const SPELLINGS: Readonly<Record<string, Encode>> = {
	raw: (text) => text,
	uri: encodeURIComponent,
	'uri in lower case': (text) =>
		encodeURIComponent(text).replace(/%../g, (found) => found.toLowerCase()),
	form,
	html,
	'html as a browser writes it': (text) => html(text).replace(/&apos;/g, '&#39;'),
	'html with other references': (text) =>
		html(text)
			.replace(/&apos;/g, '&#x27;')
			.replace(/&quot;/g, '&#34;'),
	json,
	'json with escaped slashes': (text) => json(text).replace(/\//g, '\\/'),
	'json in ASCII': (text) => json(text).replace(/[^ -~]/g, unit),
	'json in ASCII for a page': (text) => json(text).replace(/[^ -~]|[<>&']/g, unit),
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

	it('hides all of two values that overlap', () => {
		expect(redactor(['apiuser', 'user1234'])('x apiuser1234 y')).toBe('x [hidden] y');
		expect(redactor(['acme', 'acme-Winter'])('acme-Winter, acme')).toBe('[hidden], [hidden]');
		expect(redactor(['aXbcd', 'bcde', 'cdef'])('aXbcdef')).toBe('[hidden]');
	});

	it('hides the whole of a text that spells a value in an unknown way', () => {
		expect(redactor(['swordfish-1'])('S%57ORDFISH&#45;1')).toBe('[hidden]');
		expect(redactor(['swordfish-1'])('sword fish-1 &#1114112; %')).toBe('[hidden]');
	});

	it('leaves a text alone where a secret of escapes would leave nothing, or next to it', () => {
		for (const secret of ['%20%20%20', '&#97;&#98;']) {
			expect(redactor([secret])('a text, about nothing')).toBe('a text, about nothing');
			expect(redactor([secret])(`x ${secret} y`)).toBe('x [hidden] y');
		}
	});

	it('takes words without blanks between them for no secret', () => {
		const text = 'The API user may not call this. User 1 may.';
		expect(redactor(['apiuser', 'apiusermay', 'user1'])(text)).toBe(text);
	});

	it('hides what was pasted with blanks around it', () => {
		expect(redactor([' swordfish1\n'])('=swordfish1&')).toBe('=[hidden]&');
	});

	it('takes values that are no well-formed text', () => {
		expect(redactor(['ab\ud800cd'])('x ab\ud800cd y')).toBe('x [hidden] y');
	});
});
