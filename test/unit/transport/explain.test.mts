import { describe, expect, it } from 'vitest';

import { explain } from '../../../nodes/Convio/transport/explain.ts';
import type { Unanswered } from '../../../nodes/Convio/transport/explain.ts';

const arrival = {
	status: 503,
	contentType: 'text/html; charset=UTF-8',
	reason: 'it is a web page',
	excerpt: '<html> Back soon',
};

const REPLIES: ReadonlyArray<[reply: Unanswered, message: string, description: RegExp]> = [
	[
		{ kind: 'refused', code: '16', text: 'No such record.', status: 403 },
		'Luminate Online refused the call: No such record (code 16)',
		/No constituent matches/,
	],
	[
		{ kind: 'refused', code: '', text: '', status: 403 },
		'Luminate Online refused the call: no reason given (code missing)',
		/Look the code up/,
	],
	[
		{ kind: 'unreadable', ...arrival, status: 200 },
		'The response is not from the Luminate Online API: it is a web page',
		/Check the host and organization in 'Site URL'/,
	],
	[
		{ kind: 'throttled', ...arrival, status: 429 },
		'Luminate Online received too many requests (HTTP status 429)',
		/Lower 'Max Concurrent Requests' in the credential/,
	],
	[
		{ kind: 'unavailable', ...arrival },
		'Luminate Online is not available (HTTP status 503)',
		/Try again later/,
	],
	[
		{ kind: 'redirected', status: 302, target: 'https://secure3.example.org/' },
		'The site redirected the call (HTTP status 302)',
		/'https:\/\/secure3\.example\.org\/' was not followed/,
	],
	[
		{ kind: 'undelivered', reason: 'the connection was refused', permanent: false },
		'The site could not be reached: the connection was refused',
		/Check the host in 'Site URL'/,
	],
	[
		{ kind: 'interrupted', reason: 'no response arrived within the timeout' },
		'No complete response arrived: no response arrived within the timeout',
		/Raise 'Timeout' under 'Options'/,
	],
	[{ kind: 'cancelled' }, 'The execution was canceled', /^$/],
];

describe('an explanation', () => {
	it.each(REPLIES)('of %o', (reply, message, description) => {
		expect(explain(reply).message).toBe(message);
		expect(explain(reply).description).toMatch(description);
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

	it.each(['unreadable', 'throttled', 'unavailable'] as const)(
		'of %s quotes status, content type and first characters',
		(kind) => {
			expect(explain({ kind, ...arrival, status: 418 }).description).toContain(
				"Received: HTTP status 418, text/html; charset=UTF-8, beginning with '<html> Back soon'.",
			);
			expect(explain({ kind, ...arrival, contentType: '', excerpt: '' }).description).toContain(
				'HTTP status 503, no content type, beginning with nothing.',
			);
		},
	);
});
