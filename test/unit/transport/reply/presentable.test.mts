import { describe, expect, it } from 'vitest';

import { redactor } from '../../../../nodes/Convio/transport/credential/redact.ts';
import { presentable } from '../../../../nodes/Convio/transport/reply/presentable.ts';
import type { Reply } from '../../../../nodes/Convio/transport/reply/reply.ts';

const hide = redactor(['swordfish-and-more']);
const SECRET = 'a swordfish-and-more\n\u0000 b ';
const foreign = { status: 200, contentType: SECRET, reason: SECRET, isWebPage: false };

describe('a reply that people see', () => {
	it.each<[Reply, object]>([
		[
			{ kind: 'refused', code: SECRET, text: SECRET, status: 403 },
			{ code: 'a [hidden] b', text: 'a [hidden] b', status: 403 },
		],
		...(['unreadable', 'throttled', 'unavailable'] as const).map((kind): [Reply, object] => [
			{ kind, ...foreign, excerpt: SECRET },
			{
				reason: 'a [hidden] b',
				contentType: 'a [hidden] b',
				excerpt: 'a [hidden] b',
				isWebPage: false,
				status: 200,
			},
		]),
		[
			{ kind: 'redirected', status: 302, target: SECRET },
			{ target: 'a [hidden] b', status: 302 },
		],
		[
			{ kind: 'undelivered', obstacle: 'proxy', reason: SECRET, permanent: true },
			{ obstacle: 'proxy', reason: 'a [hidden] b', permanent: true },
		],
		[
			{ kind: 'interrupted', reason: SECRET, timedOut: true },
			{ reason: 'a [hidden] b', timedOut: true },
		],
		[{ kind: 'cancelled' }, {}],
	])('%o has no secret, no line ends and no control characters', (reply, shown) => {
		expect(presentable(reply, hide)).toEqual({ kind: reply.kind, ...shown });
	});

	it('that is a success stays as it is: records are no messages', () => {
		const data = { note: 'x'.repeat(30_000) };
		const reply: Reply = { kind: 'answered', root: 'r', data };
		expect(presentable(reply, hide)).toEqual(reply);
	});

	it.each([
		[20, (text: string): Reply => ({ kind: 'refused', code: text, text: '', status: 403 }), 'code'],
		[2_000, (text: string): Reply => ({ kind: 'refused', code: '', text, status: 403 }), 'text'],
		[160, (excerpt: string): Reply => ({ kind: 'unreadable', ...foreign, excerpt }), 'excerpt'],
		[500, (target: string): Reply => ({ kind: 'redirected', status: 301, target }), 'target'],
	])('shows at most %i characters', (longest, reply, name) => {
		const whole = 'x'.repeat(longest);
		expect(Reflect.get(presentable(reply(whole), hide), name)).toBe(whole);
		expect(Reflect.get(presentable(reply(`${whole}y`), hide), name)).toBe(`${whole}…`);
	});

	it('has no part of a secret at its end, wherever it is cut', () => {
		for (let at = 0; at < 300; at += 1) {
			const excerpt = `${'.'.repeat(at)}swordfish-and-more${' '.repeat(at % 5)}end`;
			const shown = presentable({ kind: 'unreadable', ...foreign, excerpt }, hide);
			expect(JSON.stringify(shown), `at ${at}`).not.toContain('swo');
		}
	});

	it('has none where a page has broken it, or spells it in an unusual way', () => {
		const secret = 'Tr0ub4dor & Secret';
		const texts = [
			'Tr0ub4dor\r\n   &\u00A0Secret',
			'Tr0u b4dor & Sec ret',
			'Tr0ub4dor &amp;amp; Secret',
			'Tr0ub4dor%2520%2526%2520Secret',
			'T\u0000r\u00000\u0000u\u0000b\u00004\u0000d\u0000o\u0000r\u0000 \u0000&\u0000 \u0000Secret',
			'&#84;&#x72;0ub4dor\\x20&\\u0020Secret',
		];
		for (const text of texts) {
			const reply: Reply = { kind: 'unreadable', ...foreign, excerpt: `Denied for ${text}.` };
			const { excerpt } = { excerpt: '', ...presentable(reply, redactor([secret])) };
			expect(excerpt).toMatch(/^(?:Denied for \[hidden\]\.|\[hidden\])$/);
		}
	});

	it('is searched only so far, and shows nothing that could be the half of a secret', () => {
		for (let at = 18_900; at < 20_100; at += 1) {
			const excerpt = `${' '.repeat(at)}swordfish-and-more and more`;
			const shown = presentable({ kind: 'unreadable', ...foreign, excerpt }, hide);
			expect(JSON.stringify(shown), `at ${at}`).not.toContain('swo');
		}
	});

	it('of a success has no secret in its message and its root, which go into items and errors', () => {
		const data = { message: SECRET, note: SECRET };
		expect(presentable({ kind: 'answered', root: SECRET, data }, hide)).toEqual({
			kind: 'answered',
			root: 'a [hidden] b',
			data: { message: SECRET.replace('swordfish-and-more', '[hidden]'), note: SECRET },
		});
	});
});
