import { describe, expect, it } from 'vitest';

import { decoded } from '../support/calls.mts';
import { groupsJson } from '../support/samples.mts';

const PAGE = '<html><body>Please wait</body></html>';

describe('HTTP status', () => {
	it.each([200, 201, 202, 299])('%i with an answer is an answer', (status) => {
		expect(decoded(groupsJson({}), { status })).toMatchObject({ kind: 'answered' });
	});

	it.each([
		['no header', undefined],
		['seconds', '120'],
		['a date', 'Wed, 21 Oct 2026 07:28:00 GMT'],
	])('429 is a throttle, with %s', (_what, retryAfter) => {
		expect(decoded(groupsJson({}), { status: 429 })).toMatchObject({
			reason: 'there were too many requests',
		});
		for (const body of ['', PAGE, 'slow down', groupsJson({})]) {
			expect(decoded(body, { status: 429, retryAfter })).toMatchObject({
				kind: 'throttled',
				status: 429,
				retryAfter,
			});
		}
	});

	it.each([502, 503, 504])('%i without an answer means not available', (status) => {
		for (const body of ['', PAGE, groupsJson({})]) {
			expect(decoded(body, { status, contentType: 'text/html', retryAfter: '5' })).toMatchObject({
				kind: 'unavailable',
				status,
				contentType: 'text/html',
				retryAfter: '5',
			});
		}
	});

	it.each([400, 401, 403, 404, 405, 500, 501])('%i with a page is unreadable', (status) => {
		expect(decoded(PAGE, { status })).toMatchObject({ kind: 'unreadable', status });
	});

	it.each([300, 301, 302, 303, 304, 307, 308, 399])(
		'%i is a redirect, whatever it carries',
		(status) => {
			for (const body of ['', PAGE, groupsJson({})]) {
				expect(decoded(body, { status, location: 'https://secure3.example.org/' })).toEqual({
					kind: 'redirected',
					status,
					target: 'https://secure3.example.org/',
				});
			}
			expect(decoded('', { status })).toMatchObject({ kind: 'redirected', target: '' });
		},
	);
});
