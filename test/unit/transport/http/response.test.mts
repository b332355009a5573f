import { describe, expect, it } from 'vitest';

import { headOf } from '../../../../nodes/Convio/transport/http/response.ts';
import { isSiteFault, mayBeSiteFault } from '../../../../nodes/Convio/transport/reply/reply.ts';
import { decoded } from '../support/calls.mts';

const REFUSAL = '{"errorResponse":{"code":"16","message":"Not found."}}';
const PROXY = {
	kind: 'undelivered',
	obstacle: 'proxy',
	permanent: true,
};

describe('the head of a response', () => {
	it('is what the decoding needs of it', () => {
		const headers = {
			'content-type': 'text/html',
			'retry-after': '5',
			location: '/x',
			'x-other': 'y',
		};
		expect(headOf(503, headers)).toEqual({
			status: 503,
			contentType: 'text/html',
			retryAfter: '5',
			location: '/x',
			isProxyRefusal: false,
		});
	});

	it('may lack everything', () => {
		expect(headOf(200, { 'retry-after': ['5'] })).toEqual({
			status: 200,
			contentType: '',
			retryAfter: undefined,
			location: undefined,
			isProxyRefusal: false,
		});
	});

	it.each([
		'proxy-authenticate',
		'proxy-agent',
		'proxy-connection',
		'x-squid-error',
		'x-bluecoat-error',
	])('tells by %s that a proxy refused', (name) => {
		expect(headOf(403, { [name]: 'x' }).isProxyRefusal).toBe(true);
		expect(headOf(404, { [name]: 'x' }).isProxyRefusal).toBe(false);
		expect(headOf(200, { [name]: 'x' }).isProxyRefusal).toBe(false);
	});

	it.each([
		...['squid/6.6', 'tinyproxy/1.11', 'Privoxy 3', 'Zscaler/6.2', 'BlueCoat', 'Blue Coat'],
		...['McAfee Web Gateway', 'mitmproxy 10'],
	])('tells by the server %s that a proxy refused', (server) => {
		expect(headOf(403, { server }).isProxyRefusal).toBe(true);
		expect(headOf(500, { server }).isProxyRefusal).toBe(false);
	});

	it('takes status 407 for a proxy, and a plain 403 for nobody in particular', () => {
		expect(headOf(407, {}).isProxyRefusal).toBe(true);
		expect(headOf(403, {}).isProxyRefusal).toBe(false);
		// Load balancers and caches in front of a site name themselves here as well.
		expect(headOf(403, { via: '1.1 varnish', server: 'Apache' }).isProxyRefusal).toBe(false);
	});
});

describe('a refusal of a proxy', () => {
	it.each([403, 407])('under %i never reached the site, and ends the run', (status) => {
		const reply = decoded('<html>Denied', { status, isProxyRefusal: true });
		const reason = `a proxy refused the connection (HTTP status ${status})`;
		expect(reply).toEqual({ ...PROXY, reason });
		expect(isSiteFault(reply)).toBe(true);
		expect(mayBeSiteFault(reply)).toBe(false);
	});

	it('is none where the API has spoken', () => {
		const reply = decoded(REFUSAL, { status: 403, isProxyRefusal: true });
		expect(reply).toMatchObject({ kind: 'refused', code: '16' });
		expect(isSiteFault(reply)).toBe(false);
		expect(mayBeSiteFault(reply)).toBe(false);
	});
});

describe('what is wrong with the site', () => {
	it('is a redirect, or an obstacle that stays', () => {
		expect(isSiteFault(decoded('', { status: 302 }))).toBe(true);
		const undelivered = { kind: 'undelivered', reason: 'x' } as const;
		expect(isSiteFault({ ...undelivered, obstacle: 'certificate', permanent: true })).toBe(true);
		expect(isSiteFault({ ...undelivered, obstacle: 'network', permanent: false })).toBe(false);
	});

	it('is not known after a page, of which one under 403 may come from a proxy', () => {
		for (const status of [200, 404, 500, 503, 403]) {
			const reply = decoded('<html>Hello', { status });
			expect(isSiteFault(reply)).toBe(false);
			expect(mayBeSiteFault(reply)).toBe(status === 403);
		}
	});
});
