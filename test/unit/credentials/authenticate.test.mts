import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';

import { authenticated, DATA, fieldsOf, frozen, SECRET_FIELDS, SERVLET } from './request.mts';
import type { LegacyRequest } from './request.mts';

const OWN = { method: 'getUser', cons_id: '1001' };
const FORM = 'application/x-www-form-urlencoded';
const post = (more: LegacyRequest): LegacyRequest => ({ method: 'POST', url: SERVLET, ...more });

describe('the secrets join the form', () => {
	it.each<[what: string, request: LegacyRequest]>([
		['URLSearchParams', { body: new URLSearchParams(OWN) }],
		['a plain object', { body: OWN }],
		['a plain object that says it is a form', { body: OWN, headers: { 'content-type': FORM } }],
		[
			'a plain object that says it is JSON',
			{ body: OWN, headers: { 'Content-Type': 'application/json' } },
		],
		['text', { body: 'method=getUser&cons_id=1001' }],
		['values that are no text', { body: { ...OWN, cons_id: 1001, a: null, b: undefined } }],
	])('of %s', async (_what, request) => {
		const { body, headers, url } = await authenticated(frozen(post(request)));
		expect(fieldsOf(body)).toEqual({ ...OWN, ...SECRET_FIELDS });
		expect(Object.entries(headers ?? {})).toEqual([['content-type', `${FORM}; charset=utf-8`]]);
		expect(url).toBe(SERVLET);
	});

	it.each([undefined, null, '', {}])('of %j', async (body) => {
		const request = await authenticated(frozen(post({ body: body as never })));
		expect(fieldsOf(request.body)).toEqual(SECRET_FIELDS);
	});

	it('of a form with a name twice, which stays twice', async () => {
		const given = new URLSearchParams('a=1&a=2');
		const { body } = await authenticated(post({ body: given }));
		expect((body as URLSearchParams).getAll('a')).toEqual(['1', '2']);
		expect(given.toString()).toBe('a=1&a=2');
	});

	it('of lists, which become comma-separated as the vendor wants them', async () => {
		const { body } = await authenticated(post({ body: { add_group_ids: [1001, '1002'] } }));
		expect(fieldsOf(body)).toMatchObject({ add_group_ids: '1001,1002' });
	});

	it('in place of the same names given by the caller', async () => {
		const taken = { api_key: 'x', login_name: 'x', login_password: 'x', v: '2.0' };
		for (const body of [taken, new URLSearchParams(taken), new URLSearchParams(taken).toString()]) {
			expect(fieldsOf((await authenticated(post({ body }))).body)).toEqual(SECRET_FIELDS);
		}
	});

	it('and no other part of the request', async () => {
		const request = post({ body: OWN, headers: { accept: 'text/xml' }, qs: { a: '1' } });
		const { body, abortSignal, ...rest } = await authenticated(frozen(request));
		const { headers, ...shown } = rest;
		expect(shown).toEqual({
			method: 'POST',
			url: SERVLET,
			qs: { a: '1' },
			disableFollowRedirect: true,
		});
		expect(headers).toMatchObject({ accept: 'text/xml' });
		for (const secret of Object.values(DATA).slice(0, 3)) {
			expect(JSON.stringify(rest)).not.toContain(secret);
		}
	});

	it('of the credential without the blanks that copying brings along', async () => {
		const data = { ...DATA, apiKey: ` ${DATA.apiKey}\n`, loginName: `${DATA.loginName} ` };
		const { body } = await authenticated(post({ body: OWN }), { ...data, loginPassword: ' x ' });
		expect(fieldsOf(body)).toEqual({ ...OWN, ...SECRET_FIELDS, login_password: ' x ' });
	});

	it('of the credential as text where numbers were entered', async () => {
		const data = { ...DATA, apiKey: 7 as never };
		expect(fieldsOf((await authenticated(post({ body: {} }), data)).body)).toMatchObject({
			api_key: '7',
		});
	});
});

describe('a request is refused', () => {
	it.each<[what: string, body: unknown]>([
		['a list', [OWN]],
		['binary data', Buffer.from('method=getUser')],
		['bytes', new Uint8Array([1, 2])],
		['a multipart form', new FormData()],
		['a multipart form of the older library', { append: () => {}, getHeaders: () => ({}) }],
		['a stream', Readable.from(['method=getUser'])],
		['JSON text', ' {"method":"getUser"}'],
		['JSON text with a list', '[1]'],
		['XML text', '<a/>'],
		['a number', 7],
		['fields inside of a field', { name: { first: 'A' } }],
	])('with %s as its body', async (_what, body) => {
		await expect(authenticated(post({ body: body as never }))).rejects.toThrow(
			"Luminate Online accepts form fields only. Set 'Body Content Type' to 'Form Urlencoded'.",
		);
	});

	it.each(['GET', 'PUT', 'DELETE', 'HEAD', undefined])('with the verb %s', async (method) => {
		await expect(authenticated(post({ method: method as never, body: OWN }))).rejects.toThrow(
			"Luminate Online accepts Server API calls by POST only. Set 'Method' to 'POST'.",
		);
	});

	it.each([
		['another host', 'https://example.org/organization/site/SRConsAPI'],
		[
			'a host that begins alike',
			'https://secure2.convio.net.example.org/organization/site/SRConsAPI',
		],
		['another port', 'https://secure2.convio.net:8443/organization/site/SRConsAPI'],
		['no encryption', 'http://secure2.convio.net/organization/site/SRConsAPI'],
		['another organization', 'https://secure2.convio.net/other/site/SRConsAPI'],
		[
			'another organization by a detour',
			'https://secure2.convio.net/organization/site/../../other/site/X',
		],
		[
			'an encoded detour',
			'https://secure2.convio.net/organization/site/%2e%2e/%2e%2e/other/site/X',
		],
		[
			'a login in the address',
			'https://secure2.convio.net@example.org/organization/site/SRConsAPI',
		],
		[
			'a detour that only the server would decode',
			'https://secure2.convio.net/organization/site/..%2f..%2fother/site/SRConsAPI',
		],
		['a client servlet', 'https://secure2.convio.net/organization/site/CRConsAPI'],
		[
			'a detour behind path parameters',
			'https://secure2.convio.net/organization/site/SRConsAPI;/..;/..;/other/site/SPageServer',
		],
		['a page of the site', 'https://secure2.convio.net/organization/site/SPageServer'],
		['a path above /site', 'https://secure2.convio.net/organization/'],
	])('to %s', async (_what, url) => {
		const refused = authenticated(frozen(post({ url, body: OWN })));
		await expect(refused).rejects.toThrow(
			/^This credential is for secure2\.convio\.net\/organization\/site, so it was not sent to /,
		);
		await expect(refused).rejects.toThrow(
			expect.objectContaining({ message: expect.not.stringContaining(DATA.loginPassword) }),
		);
	});

	it('to another host by a base address', async () => {
		const request = { url: '/organization/site/SRConsAPI', baseURL: 'https://example.org' };
		await expect(authenticated(post(request))).rejects.toThrow('so it was not sent to example.org');
	});

	it.each(['\\\\secure2.convio.net/organization/site/SRConsAPI', ' https://secure2.convio.net/x'])(
		'to a base address that clients join to %j in different ways',
		async (url) => {
			const request = { url, baseURL: 'https://example.org' };
			await expect(authenticated(post(request))).rejects.toThrow('without a base address');
		},
	);

	it('to the second of two addresses', async () => {
		const url = 'https://secure2.convio.net/organization/site/SRConsAPI';
		const other = 'https://example.org/organization/site/SRConsAPI';
		for (const both of [
			{ url, uri: other },
			{ url: other, uri: url },
		]) {
			const refused = authenticated(post({ ...both, body: OWN }));
			await expect(refused).rejects.toThrow('so it was not sent to example.org');
		}
	});

	it('when the Site URL is not usable', async () => {
		const data = { ...DATA, siteUrl: 'http://secure2.convio.net/organization' };
		await expect(authenticated(post({ body: OWN }), data)).rejects.toThrow(/use https:/);
	});
});

describe('the address', () => {
	it.each(['SRConsAPI', 'SRGroupAPI', 'SRDonationAPI', 'SRConsAPI?a=b', 'SRConsAPI;jsessionid=1'])(
		'of any server servlet of the site stays: %s',
		async (servlet) => {
			const url = `https://secure2.convio.net/organization/site/${servlet}`;
			expect((await authenticated(post({ url, body: OWN }))).url).toBe(url);
		},
	);

	it.each([
		'secure2.convio.net/organization',
		`${SERVLET}?method=x`,
		'HTTPS://Secure2.Convio.net/organization/',
	])(
		'as entered in the credential becomes that of the constituent servlet: %s',
		async (siteUrl) => {
			const { url } = await authenticated(post({ url: siteUrl, body: OWN }), { ...DATA, siteUrl });
			expect(url).toBe(SERVLET);
		},
	);
});
