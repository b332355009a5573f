import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';

import { bodyOf, httpServer } from '../../support/servers.mts';
import { authenticated, DATA, frozen, SECRET_FIELDS, SERVLET } from './request.mts';
import type { LegacyRequest } from './request.mts';

const require = createRequire(import.meta.url);
const requireOfCore = createRequire(require.resolve('n8n-core'));
const { OutboundHttp } = requireOfCore('@n8n/backend-network') as {
	OutboundHttp: new () => {
		requests(): { requestLegacy(options: LegacyRequest): Promise<unknown> };
	};
};
const { Container } = requireOfCore('@n8n/di') as {
	Container: { get<T>(type: new () => T): T };
};

const OWN = { method: 'getUser', cons_id: '1001' };
const FORM = 'application/x-www-form-urlencoded';

/** What the HTTP Request node sends besides the body. */
const COMMON = {
	method: 'POST',
	rejectUnauthorized: true,
	resolveWithFullResponse: true,
	followRedirect: true,
	followAllRedirects: true,
	simple: false,
} as const;

/** What arrives when n8n's older helper sends a request with this credential. */
async function arrived(request: LegacyRequest, location?: string) {
	const seen: Array<{ url?: string; type?: string; body: string }> = [];
	const server = await httpServer((incoming, response) => {
		void bodyOf(incoming).then((body) => {
			seen.push({ url: incoming.url, type: incoming.headers['content-type'], body });
			if (location !== undefined) response.writeHead(307, { location });
			response.end('{}');
		});
	});
	const siteUrl = server.siteUrl;
	const options = { ...COMMON, uri: `${siteUrl}/site/SRConsAPI`, ...request };
	const ready = await authenticated(frozen(options), { ...DATA, siteUrl });
	await Container.get(OutboundHttp).requests().requestLegacy(ready);
	return seen;
}

describe('the HTTP Request node', () => {
	it.each<[what: string, request: LegacyRequest]>([
		['Form Urlencoded', { form: OWN, headers: { 'content-type': FORM } }],
		[
			'Form Urlencoded, with a charset',
			{ form: OWN, headers: { 'Content-Type': `${FORM}; charset=UTF-8` } },
		],
		['Form Urlencoded, no header', { form: OWN }],
		['Form Urlencoded as one text', { form: 'method=getUser&cons_id=1001' }],
		['Form Urlencoded in the body', { body: OWN, headers: { 'content-type': FORM } }],
		['Raw', { body: 'method=getUser&cons_id=1001', headers: { 'content-type': FORM } }],
		['JSON', { body: OWN, json: true }],
		[
			'JSON with its header',
			{ body: OWN, json: true, headers: { 'content-type': 'application/json' } },
		],
		['nothing, with fields in a form', { body: undefined, form: OWN }],
	])('sends %s as one form with the secrets', async (_what, request) => {
		const [first, ...others] = await arrived(request);
		expect(others).toEqual([]);
		expect(first?.url).toBe('/org/site/SRConsAPI');
		expect(first?.type).toContain(FORM);
		expect(Object.fromEntries(new URLSearchParams(first?.body))).toEqual({
			...OWN,
			...SECRET_FIELDS,
		});
	});

	it('sends a list as the vendor wants it, and nothing for what is missing', async () => {
		const form = { ...OWN, add_group_ids: [1001, 1002], source: null, count: 0 };
		const [first] = await arrived({ form: form as never });
		expect(Object.fromEntries(new URLSearchParams(first?.body))).toEqual({
			...OWN,
			add_group_ids: '1001,1002',
			count: '0',
			...SECRET_FIELDS,
		});
		const nested = { ...COMMON, uri: SERVLET, form: { x: { a: 1 } } };
		await expect(authenticated(nested)).rejects.toThrow(
			'Luminate Online accepts form fields only.',
		);
	});

	it('gets the secrets of the credential in place of its own', async () => {
		const form = { ...OWN, api_key: 'x', login_password: 'x', v: '2' };
		const [first] = await arrived({ form });
		expect(Object.fromEntries(new URLSearchParams(first?.body))).toEqual({
			...OWN,
			...SECRET_FIELDS,
		});
	});

	it('does not follow a redirect, which would hand the login on', async () => {
		const elsewhere = await httpServer((_request, response) => response.end());
		const seen = await arrived({ form: OWN }, `${elsewhere.siteUrl}/site/SRConsAPI`);
		expect(seen).toHaveLength(1);
		expect(elsewhere.accepted()).toBe(0);
	});

	it.each<[what: string, request: LegacyRequest]>([
		['Form-Data, as fields', { formData: OWN }],
		['Form-Data, as a multipart form', { formData: new FormData() }],
		['a file', { body: Buffer.from('x') as never }],
		['a stream', { body: Readable.from(['x']) as never }],
	])('may not send %s', async (_what, request) => {
		const options = { ...COMMON, uri: SERVLET, ...request };
		await expect(authenticated(options)).rejects.toThrow(
			'Luminate Online accepts form fields only.',
		);
	});

	it('may not send the secrets elsewhere, nor by another verb', async () => {
		const uri = 'https://example.org/organization/site/SRConsAPI';
		await expect(authenticated({ ...COMMON, uri, form: OWN })).rejects.toThrow(
			'so it was not sent to',
		);
		const get = { ...COMMON, uri: SERVLET, form: OWN, method: 'GET' as const };
		await expect(authenticated(get)).rejects.toThrow('by POST only');
	});
});
