import { describe, expect, it, vi } from 'vitest';

import { requestOptions, request } from '../../../nodes/Convio/transport/client.ts';
import type { Connection } from '../../../nodes/Convio/transport/client.ts';
import { callOf } from './support/calls.mts';

const BASE = 'https://secure2.convio.net/organization/site';

function connection(send: Connection['send']): Connection {
	return { send, siteBase: BASE, account: 'a', maxConcurrentRequests: 1, secrets: [] };
}

describe('the request of a call', () => {
	it('is one form POST, of which each status and the raw body come back, without redirects', () => {
		const { body, ...options } = requestOptions(BASE, callOf('listGroups', {}, { timeoutMs: 7 }));
		expect(options).toEqual({
			method: 'POST',
			url: `${BASE}/SRGroupAPI`,
			headers: { accept: 'application/json' },
			timeout: 7,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			returnFullResponse: true,
			encoding: 'stream',
			json: false,
		});
		expect(String(body)).toBe('method=listGroups&response_format=json');
	});

	it('asks for XML where the call does', () => {
		const { headers, url } = requestOptions(BASE, callOf('create', {}, { format: 'xml' }));
		expect(headers).toEqual({ accept: 'application/xml, text/xml' });
		expect(url).toBe(`${BASE}/SRConsAPI`);
	});
});

describe('an HTTP helper that does not keep its own timeout', () => {
	const LATE = {
		kind: 'interrupted',
		reason: 'no response arrived within the timeout',
		timedOut: true,
	};

	it('is given up all the same', async () => {
		const never = new Promise<never>(() => {});
		const reply = await request(
			connection(() => never),
			callOf('create', {}, { timeoutMs: 30 }),
		);
		expect(reply).toEqual(LATE);
	});

	it('has what it brings too late closed, and its failure caught', async () => {
		const destroy = vi.fn();
		const response = {
			statusCode: 200,
			headers: {},
			body: { destroy, [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }) },
		};
		const late = (then: () => Promise<unknown>) =>
			request(
				connection(() => new Promise((resolve) => setTimeout(resolve, 80)).then(then)),
				callOf('create', {}, { timeoutMs: 30 }),
			);
		expect(await late(async () => response)).toEqual(LATE);
		expect(await late(async () => await Promise.reject(new Error('late')))).toEqual(LATE);
		await vi.waitFor(() => expect(destroy).toHaveBeenCalledOnce());
	});

	it.each([undefined, null, 'text', {}, { statusCode: 200, headers: {}, body: 'text' }])(
		'and gives %j instead of a response counts as interrupted',
		async (response) => {
			const reply = await request(
				connection(async () => response),
				callOf(),
			);
			expect(reply).toEqual({
				kind: 'interrupted',
				reason: 'the HTTP helper of n8n gave no response',
				timedOut: false,
			});
		},
	);
});
