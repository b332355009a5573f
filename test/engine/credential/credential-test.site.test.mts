import type { RequestListener } from 'node:http';
import { beforeAll, describe, expect, it, vi } from 'vitest';

import { echo, httpServer } from '../../support/servers.mts';
import { testCredential } from './support/tester.mts';

const SECRETS = { apiKey: 'key-1234567', loginName: 'api-user-77', loginPassword: 'pass & "word"' };
const TIMEOUT_MS = 300;

/** The check gives a site half a minute to answer; here a hundredth of that has to do. */
beforeAll(() => {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 100));
	return () => spy.mockRestore();
});

const answer =
	(body: string, status = 200, headers: Record<string, string> = {}): RequestListener =>
	(_request, response) => {
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(body);
	};

/** A test of a credential fails in both ways in which an n8n may run it, and tells no secret. */
async function failures(siteUrl: string): Promise<{ full: string; rulesOnly: string }> {
	const data = { ...SECRETS, siteUrl };
	const full = await testCredential(data, { timeoutMs: TIMEOUT_MS });
	const rulesOnly = await testCredential(data, { timeoutMs: TIMEOUT_MS, rulesOnly: true });
	for (const { status, message } of [full, rulesOnly]) {
		expect(status).toBe('Error');
		expect(message).not.toBe('');
		for (const secret of Object.values(SECRETS)) {
			expect(message).not.toContain(secret);
			expect(message).not.toContain(encodeURIComponent(secret));
		}
	}
	return { full: full.message, rulesOnly: rulesOnly.message };
}

describe('a server that is no Luminate site', () => {
	it.each<[what: string, server: RequestListener, words: RegExp]>([
		[
			'a page under 200',
			answer('<html>Welcome</html>'),
			/it is a web page.*'<html>Welcome<\/html>'/,
		],
		['a page under 404', answer('<html>Gone</html>', 404), /HTTP status 404/],
		['a page under 500', answer('<html>Sorry</html>', 500), /HTTP status 500/],
		['503', answer('busy', 503), /is not available \(HTTP status 503\)/],
		['429', answer('slow', 429), /received too many requests/],
		['other JSON', answer('{"status":"ok"}'), /its root element 'status' belongs to no response/],
		[
			'JSON of another method',
			answer('{"getConsResponse":{"cons_id":"1"}}'),
			/answered with 'getConsResponse'/,
		],
		['nothing', answer(''), /it is empty/],
		['a bare null', answer('null'), /it is not an object/],
		['a page that repeats the request', echo((body) => `<html>${body}`), /api_key=\[hidden\]/],
		[
			'a page that repeats the request under 403',
			echo((body) => `{"errorResponse":{"code":"1","message":"${encodeURIComponent(body)}"}}`, {
				status: 403,
			}),
			/\[hidden\]/,
		],
		['silence', () => {}, /no response arrived within the timeout/],
		[
			'silence behind the headers',
			(_request, response) => response.flushHeaders(),
			/took too long|within the time/,
		],
		[
			'a broken connection',
			(request) => request.socket.destroy(),
			/connection ended before a response/,
		],
	])('%s', async (_what, server, words) => {
		const { siteUrl } = await httpServer(server);
		expect((await failures(siteUrl)).full).toMatch(words);
	});

	it('a list: n8n itself ends with an exception, since it looks at the first item', async () => {
		const { siteUrl } = await httpServer(answer('[]'));
		const data = { ...SECRETS, siteUrl };
		await expect(testCredential(data, { rulesOnly: true })).rejects.toThrow(TypeError);
		expect(await testCredential(data)).toMatchObject({
			status: 'Error',
			message: expect.stringContaining('it is not an object'),
		});
	});

	it.each([301, 302, 307, 308])('a redirect %i, which is not followed', async (status) => {
		const elsewhere = await httpServer(answer('{"listConsFieldsResponse":{}}'));
		const location = `${elsewhere.siteUrl}/site/SRConsAPI`;
		const { siteUrl } = await httpServer(answer('', status, { location }));
		const { full } = await failures(siteUrl);
		expect(full).toContain(`The site redirected the call (HTTP status ${status})`);
		expect(full).toContain(location);
		expect(elsewhere.accepted()).toBe(0);
	});
});

describe('a Site URL that leads nowhere', () => {
	it.each([
		[
			'nothing listens',
			'http://127.0.0.1:1/org',
			/could not be reached: the connection was refused/,
		],
		['an unknown host', 'https://no-such-host.invalid/org', /could not be reached: the host name/],
		[
			'no encryption',
			'http://secure2.convio.net/org',
			/starts with http:, which would send the login/,
		],
		['nothing', '', /'Site URL' is empty/],
		['no address', 'not an address', /is not a web address/],
		['no organization', 'secure2.convio.net', /lacks the organization/],
	])('%s', async (_what, siteUrl, words) => {
		const { full, rulesOnly } = await failures(siteUrl);
		expect(full).toMatch(words);
		if (siteUrl.includes('secure2') || !siteUrl.includes(':')) expect(rulesOnly).toMatch(words);
	});

	it('because the credential may not be used for its host', async () => {
		const { siteUrl, accepted } = await httpServer(answer('{"listConsFieldsResponse":{}}'));
		const data = {
			...SECRETS,
			siteUrl,
			allowedHttpRequestDomains: 'domains',
			allowedDomains: 'example.org',
		};
		const verdict = await testCredential(data);
		expect(verdict).toMatchObject({
			status: 'Error',
			message: expect.stringMatching(/Domain not allowed: .*127\.0\.0\.1/),
		});
		expect(accepted()).toBe(0);
	});
});
