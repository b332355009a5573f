import type { RequestListener } from 'node:http';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

import { echo, httpServer } from '../../support/servers.mts';
import { testCredential } from './support/tester.mts';

const SECRETS = { apiKey: 'key-1234567', loginName: 'api-user-77', loginPassword: 'pass & "word"' };
/** What a server that says nothing gets, instead of the check's half a minute. */
const SHORT_MS = 300;

/** Gives a site a hundredth of the check's time for the rest of a test. */
function shorten(): void {
	const timeout = AbortSignal.timeout.bind(AbortSignal);
	const spy = vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => timeout(ms / 100));
	onTestFinished(() => spy.mockRestore());
}

const answer =
	(body: string, status = 200, headers: Record<string, string> = {}): RequestListener =>
	(_request, response) => {
		response.writeHead(status, { 'content-type': 'application/json', ...headers });
		response.end(body);
	};

/** What is shown of a credential whose test fails; it tells no secret. */
async function failure(siteUrl: string, timeoutMs?: number): Promise<string> {
	const { status, message } = await testCredential({ ...SECRETS, siteUrl }, { timeoutMs });
	expect(status).toBe('Error');
	expect(message).not.toBe('');
	for (const secret of Object.values(SECRETS)) {
		expect(message).not.toContain(secret);
		expect(message).not.toContain(encodeURIComponent(secret));
	}
	return message;
}

describe('a server that is no Luminate site', () => {
	it.each<[what: string, server: RequestListener, words: RegExp]>([
		[
			'a page under 200',
			answer('<html><title>Welcome</title></html>'),
			/it is a web page.*the web page 'Welcome'/,
		],
		['a page under 404', answer('<html>Gone</html>', 404), /HTTP status 404/],
		['a page under 500', answer('<html>Sorry</html>', 500), /HTTP status 500/],
		['503', answer('busy', 503), /is not available \(HTTP status 503\)/],
		['429', answer('slow', 429), /received too many requests/],
		['other JSON', answer('{"status":"ok"}'), /its root element 'status' belongs to no response/],
		[
			'JSON of another method',
			answer('{"getConsResponse":{"cons_id":"1"}}'),
			/responded with 'getConsResponse'/,
		],
		['nothing', answer(''), /it is empty/],
		['a bare null', answer('null'), /it is not an object/],
		['a list', answer('[]'), /it is not an object/],
		['a page that repeats the request', echo((body) => `<title>${body}`), /api_key=\[hidden\]/],
		[
			'a page that repeats the request under 403',
			echo((body) => `{"errorResponse":{"code":"1","message":"${encodeURIComponent(body)}"}}`, {
				status: 403,
			}),
			/\[hidden\]/,
		],
		[
			'a broken connection',
			(request) => request.socket.destroy(),
			/connection ended before a response/,
		],
	])('%s', async (_what, server, words) => {
		const { siteUrl } = await httpServer(server);
		expect(await failure(siteUrl)).toMatch(words);
	});

	it.each<[what: string, server: RequestListener, words: RegExp]>([
		['silence', () => {}, /no response arrived within the timeout/],
		[
			'silence behind the headers',
			(_request, response) => response.flushHeaders(),
			/took too long|within the timeout/,
		],
	])('%s', async (_what, server, words) => {
		shorten();
		const { siteUrl } = await httpServer(server);
		expect(await failure(siteUrl, SHORT_MS)).toMatch(words);
	});

	it.each([301, 302, 307, 308])('a redirect %i, which is not followed', async (status) => {
		const elsewhere = await httpServer(answer('{"listConsFieldsResponse":{}}'));
		const location = `${elsewhere.siteUrl}/site/SRConsAPI`;
		const { siteUrl } = await httpServer(answer('', status, { location }));
		const message = await failure(siteUrl);
		expect(message).toContain(`The site redirected the call (HTTP status ${status})`);
		expect(message).toContain(location);
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
		expect(await failure(siteUrl)).toMatch(words);
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
