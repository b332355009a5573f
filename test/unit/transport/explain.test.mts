import { describe, expect, it } from 'vitest';

import { explain } from '../../../nodes/Convio/transport/explain.ts';
import type { FailedReply, Obstacle } from '../../../nodes/Convio/transport/reply/reply.ts';

const foreign = {
	status: 503,
	contentType: 'text/html; charset=UTF-8',
	reason: 'it is a web page',
	isWebPage: true,
	excerpt: 'Back soon',
};

function undelivered(obstacle: Obstacle, reason = 'x'): FailedReply {
	return { kind: 'undelivered', obstacle, reason, permanent: obstacle !== 'network' };
}

const RECEIVED = "Received: HTTP status 503, text/html; charset=UTF-8, the web page 'Back soon'.";

const REPLIES: ReadonlyArray<[reply: FailedReply, message: string, description: RegExp | string]> =
	[
		[
			{ kind: 'refused', code: '16', text: 'No such record.', status: 403 },
			'Luminate Online refused the call: No such record (code 16)',
			/^No constituent matches/,
		],
		[
			{ kind: 'refused', code: '', text: '', status: 403 },
			'Luminate Online refused the call: no reason given (code missing)',
			/^Look the code up/,
		],
		[
			{
				kind: 'refused',
				code: '22',
				text: "One or more attributes failed validation: \"Biographical Information/User Name\" Invalid characters in User Name (valid characters are letters, digits, '-', '_', '@', '.', '%', and ':')",
				status: 403,
			},
			"Luminate Online refused the call: One or more attributes failed validation: \"Biographical Information/User Name\" Invalid characters in User Name (valid characters are letters, digits, '-', '_', '@', '.', '%', and ':') (code 22)",
			/^A value does not fit its field/,
		],
		[
			{ kind: 'unreadable', ...foreign, status: 404 },
			'The response is not from the Luminate Online API: it is a web page',
			"Received: HTTP status 404, text/html; charset=UTF-8, the web page 'Back soon'. Check the host and organization in 'Site URL' of the credential.",
		],
		[
			{ kind: 'unreadable', ...foreign, status: 403 },
			'The response is not from the Luminate Online API: it is a web page',
			"Received: HTTP status 403, text/html; charset=UTF-8, the web page 'Back soon'. A firewall or proxy may have refused the call: ask its administrator. Otherwise check the host and organization in 'Site URL' of the credential.",
		],
		[
			{ kind: 'throttled', ...foreign },
			'Luminate Online received too many requests (HTTP status 429)',
			`${RECEIVED} Lower 'Max Concurrent Requests' in the credential, or try again later.`,
		],
		[
			{ kind: 'unavailable', ...foreign },
			'Luminate Online is not available (HTTP status 503)',
			`${RECEIVED} Try again later.`,
		],
		[
			{ kind: 'redirected', status: 302, target: 'https://secure3.example.org/' },
			'The site redirected the call (HTTP status 302)',
			"The redirect to 'https://secure3.example.org/' was not followed, because it would take the login along. Enter the correct address as 'Site URL' in the credential.",
		],
		[
			undelivered('network', 'the connection was refused'),
			'The site could not be reached: the connection was refused',
			/^Check the host in 'Site URL' of the credential, and the network connection of n8n/,
		],
		[
			undelivered('host rule', 'Domain not allowed: This credential is restricted.'),
			'The site could not be reached: Domain not allowed: This credential is restricted',
			/^Allow the host of 'Site URL' in the credential/,
		],
		[
			undelivered('certificate'),
			'The site could not be reached: x',
			/have the administrator of n8n add its certificate authority/,
		],
		[
			undelivered('proxy'),
			'The site could not be reached: x',
			/^Have the administrator of the proxy allow n8n to connect to the host in 'Site URL'/,
		],
		[undelivered('address'), 'The site could not be reached: x', /^Correct 'Site URL'/],
		[
			{ kind: 'interrupted', reason: 'no response arrived within the timeout', timedOut: true },
			'No complete response arrived: no response arrived within the timeout',
			"Raise 'Timeout' under 'Options' if the site is slow, or try again later.",
		],
		[
			{ kind: 'interrupted', reason: 'the connection ended', timedOut: false },
			'No complete response arrived: the connection ended',
			/^Try again later\. If it happens again, have a firewall or proxy/,
		],
		[{ kind: 'cancelled' }, 'The execution was canceled', ''],
	];

describe('an explanation', () => {
	it.each(REPLIES)('of %o', (reply, message, description) => {
		expect(explain(reply).message).toBe(message);
		if (typeof description === 'string') expect(explain(reply).description).toBe(description);
		else expect(explain(reply).description).toMatch(description);
	});

	it('of a broken connection does not speak of the timeout', () => {
		const broken = { kind: 'interrupted', reason: 'x', timedOut: false } as const;
		expect(explain(broken).description).not.toMatch(/timeout/i);
	});

	it('does without the words that n8n asks to avoid', () => {
		for (const [reply] of REPLIES) {
			const { message, description } = explain(reply);
			expect(`${message} ${description}`).not.toMatch(/\b(?:error|problem|failure|mistake)s?\b/i);
		}
	});

	it('contains nothing that n8n would replace by a text of its own', () => {
		const replaced = /ECONN|ETIMEDOUT|ENOENT|EEXIST|EPERM|EACCES|ENOTFOUND|EAI_AGAIN|GETADDRINFO/i;
		for (const [reply] of REPLIES) expect(explain(reply).message).not.toMatch(replaced);
	});

	it.each([
		[{ contentType: '' }, "HTTP status 503, no content type, the web page 'Back soon'."],
		[{ excerpt: '' }, 'charset=UTF-8, a web page without a title.'],
		[{ isWebPage: false, excerpt: 'busy' }, "charset=UTF-8, beginning with 'busy'."],
		[{ isWebPage: false, excerpt: '' }, 'charset=UTF-8, nothing in it.'],
	])('of a response with %j says what has come', (more, words) => {
		for (const kind of ['unreadable', 'throttled', 'unavailable'] as const) {
			expect(explain({ kind, ...foreign, ...more }).description).toContain(words);
		}
	});
});
