import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { DATA } from './request.mts';

const GOOD = '{"listConsFieldsResponse":{"field":[]}}';
const REFUSED = '{"errorResponse":{"code":"3","message":"No."}}';

/** n8n's plain HTTP helper, which gets these bodies, one after the other. */
function helperOf(...bodies: string[]) {
	return vi.fn(async (_options: { body: URLSearchParams; url: string }) => {
		const body = bodies.shift() ?? '';
		return {
			statusCode: 200,
			headers: {},
			body: Object.assign(
				(async function* () {
					yield Buffer.from(body);
				})(),
				{ destroy: () => {} },
			),
		};
	});
}

type Helper = ReturnType<typeof helperOf>;

/** The credential as a new n8n process loads it. */
async function freshCheck() {
	vi.resetModules();
	const { ConvioApi } = await import('../../../credentials/ConvioApi.credentials.ts');
	const { preAuthentication } = new ConvioApi();
	return async (httpRequest: Helper, data: object = DATA) =>
		await preAuthentication.call({ helpers: { httpRequest } } as never, data as never);
}

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

describe('before a request of the HTTP Request node', () => {
	it('a credential is proved by a read with its secrets in the body', async () => {
		const check = await freshCheck();
		const http = helperOf(GOOD);
		expect(await check(http)).toEqual({});
		const [[options]] = http.mock.calls as [[{ body: URLSearchParams; url: string }]];
		expect(options.url).toBe('https://secure2.convio.net/organization/site/SRConsAPI');
		expect(Object.fromEntries(options.body)).toEqual({
			method: 'listUserFields',
			access: 'update',
			response_format: 'json',
			api_key: DATA.apiKey,
			login_name: DATA.loginName,
			login_password: DATA.loginPassword,
			v: '1.0',
		});
	});

	it('one that has passed counts for ten seconds', async () => {
		const check = await freshCheck();
		const http = helperOf(GOOD, GOOD);
		await check(http);
		vi.setSystemTime(Date.now() + 9_900);
		await check(http, { ...DATA });
		expect(http).toHaveBeenCalledTimes(1);
		vi.setSystemTime(Date.now() + 200);
		await check(http);
		expect(http).toHaveBeenCalledTimes(2);
	});

	it('another one is checked by itself', async () => {
		const check = await freshCheck();
		const http = helperOf(GOOD, GOOD, GOOD);
		await check(http);
		await check(http, { ...DATA, loginPassword: 'another' });
		await check(http, { ...DATA, siteUrl: 'secure2.convio.net/other' });
		expect(http).toHaveBeenCalledTimes(3);
	});

	it('requests at the same time share one check', async () => {
		const check = await freshCheck();
		const http = helperOf(GOOD);
		await Promise.all([check(http), check(http), check(http)]);
		expect(http).toHaveBeenCalledTimes(1);
	});

	it('one that has failed is checked again, and says why', async () => {
		const check = await freshCheck();
		const http = helperOf(REFUSED, GOOD);
		await expect(check(http)).rejects.toThrow(/No \(code 3\)\. The login name or password/);
		await expect(check(http)).resolves.toEqual({});
		expect(http).toHaveBeenCalledTimes(2);
	});

	it('a site that has asked for a pause is left alone', async () => {
		const check = await freshCheck();
		const http = vi.fn(async () => ({
			statusCode: 429,
			headers: { 'retry-after': '3600' },
			body: Object.assign((async function* () {})(), { destroy: () => {} }),
		}));
		await expect(check(http as never)).rejects.toThrow('received too many requests');
		await expect(check(http as never)).rejects.toThrow(
			'The site has asked for a pause. Try again in a few minutes.',
		);
		expect(http).toHaveBeenCalledTimes(1);
	});

	it('needs a Site URL that can be one', async () => {
		const check = await freshCheck();
		const http = helperOf();
		await expect(check(http, { ...DATA, siteUrl: '' })).rejects.toThrow("'Site URL' is empty");
		expect(http).not.toHaveBeenCalled();
	});
});
