import { describe, expect, it } from 'vitest';

import { isSiteFault, mayBeSiteFault } from '../../../nodes/Convio/transport/reply/reply.ts';
import { refusingProxy } from './support/proxy.mts';
import { send } from './support/sending.mts';

const SITE = 'https://secure2.convio.net/organization';
const HOST = 'secure2.convio.net:443';

describe('a proxy that refuses to connect', () => {
	it.each([
		['under 407', ['HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic'], 407],
		['under 407 without a word', ['HTTP/1.1 407 No'], 407],
		['under 403, as Squid does', ['HTTP/1.1 403 Forbidden', 'X-Squid-Error: ERR_DENIED 0'], 403],
		['under 403, as tinyproxy does', ['HTTP/1.0 403 Filtered', 'Server: tinyproxy/1.11.1'], 403],
	])('%s is recognized', async (_how, head, status) => {
		const asked = await refusingProxy(...head);
		const reply = await send(SITE);
		expect(reply).toEqual({
			kind: 'undelivered',
			obstacle: 'proxy',
			reason: `a proxy refused the connection (HTTP status ${status})`,
			permanent: true,
		});
		expect(isSiteFault(reply)).toBe(true);
		expect(asked).toEqual([HOST]);
	});

	it('under 403 without a name may be anybody', async () => {
		await refusingProxy('HTTP/1.1 403 Forbidden', 'Content-Type: text/html');
		const reply = await send(SITE);
		expect(reply).toEqual({
			kind: 'unreadable',
			status: 403,
			contentType: 'text/html',
			reason: 'it is a web page',
			isWebPage: true,
			excerpt: 'Denied',
		});
		expect(isSiteFault(reply)).toBe(false);
		expect(mayBeSiteFault(reply)).toBe(true);
	});

	it('because it cannot reach the site makes the site unavailable', async () => {
		await refusingProxy('HTTP/1.1 503 Service Unavailable', 'Retry-After: 7');
		expect(await send(SITE)).toMatchObject({
			kind: 'unavailable',
			status: 503,
			retryAfter: '7',
			excerpt: 'Denied',
		});
	});
});
