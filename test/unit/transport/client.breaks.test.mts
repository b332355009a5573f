import { createServer as createTlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';

import { makeCertificate } from '../../../sandbox/http/tls.mts';
import { send } from './support/sending.mts';
import { bodyOf, httpServer, listen, tcpServer } from '../../support/servers.mts';
import { groupsJson } from './support/samples.mts';

const ANSWER = groupsJson({ group: { id: '1' } });
const LENGTH = `Content-Length: ${ANSWER.length}`;
const NO_ANSWER = {
	kind: 'interrupted',
	reason: 'the connection ended before a response had arrived',
	timedOut: false,
};
const CUT = {
	kind: 'interrupted',
	reason: 'the connection ended before the whole response had arrived',
	timedOut: false,
};

const raw = (head: string, body: string) => (socket: Socket) =>
	socket.end(`HTTP/1.1 200 OK\r\n${head}\r\n\r\n${body}`);
/** A reset that comes before what was written has been read takes it away. */
const resetLater = (text: string) => (socket: Socket) => {
	socket.write(text, () => setTimeout(() => socket.resetAndDestroy(), 500));
};

describe('a connection that breaks', () => {
	it.each([
		['reset before the answer', (socket: Socket) => socket.resetAndDestroy(), NO_ANSWER],
		['closed before the answer', (socket: Socket) => socket.end(), NO_ANSWER],
		['reset in the headers', resetLater('HTTP/1.1 200 OK\r\nX-A'), NO_ANSWER],
		['an answer that is not HTTP', (socket: Socket) => socket.end(ANSWER), NO_ANSWER],
		['reset in the body', resetLater(`HTTP/1.1 200 OK\r\n${LENGTH}\r\n\r\n{"get`), CUT],
		['fewer bytes than announced', raw(LENGTH, ANSWER.slice(0, -1)), CUT],
		['fewer bytes, though it looks whole', raw(`Content-Length: 999`, ANSWER), CUT],
		[
			'no last chunk, though it looks whole',
			raw('Transfer-Encoding: chunked', `${ANSWER.length.toString(16)}\r\n${ANSWER}\r\n`),
			CUT,
		],
	])('%s', async (_what, answer, expected) => {
		const server = await tcpServer(answer);
		expect(await send(server.siteUrl)).toEqual(expected);
	});

	it.each([
		['429', '429 Too Many Requests', { kind: 'throttled', retryAfter: '7' }],
		['503', '503 Service Unavailable', { kind: 'unavailable', retryAfter: '7' }],
		['a redirect', '302 Found', { kind: 'redirected', status: 302 }],
		[
			'a proxy',
			'407 Proxy Authentication Required',
			{ kind: 'undelivered', obstacle: 'proxy', permanent: true },
		],
		['500', '500 Internal Server Error', CUT],
	])('behind a head that says all (%s) changes nothing', async (_what, status, expected) => {
		const head = `Retry-After: 7\r\nLocation: https://elsewhere.example\r\nProxy-Authenticate: Basic\r\n${LENGTH}`;
		const server = await tcpServer((socket) =>
			socket.end(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n<html>`),
		);
		expect(await send(server.siteUrl)).toMatchObject(expected);
	});

	it('after more bytes than announced, what was announced counts', async () => {
		const server = await tcpServer(raw(LENGTH, `${ANSWER}trailing`));
		expect(await send(server.siteUrl)).toMatchObject({ kind: 'answered' });
	});

	it('at its end is no break where no length was announced', async () => {
		const server = await tcpServer(raw('Connection: close', ANSWER));
		expect(await send(server.siteUrl)).toMatchObject({ kind: 'answered' });
	});
});

describe('a server that cannot be reached', () => {
	it('because nothing listens', async () => {
		expect(await send('http://127.0.0.1:1/org')).toEqual({
			kind: 'undelivered',
			reason: 'the connection was refused',
			obstacle: 'network',
			permanent: false,
		});
	});

	it('because its name is unknown', async () => {
		expect(await send('https://no-such-host.invalid/org')).toEqual({
			kind: 'undelivered',
			reason: expect.stringMatching(/^the host name (?:is not known|could not be looked up)$/),
			obstacle: 'network',
			permanent: false,
		});
	});

	it('because its certificate is self-signed: nothing is sent', async () => {
		let requests = 0;
		const server = await listen(
			createTlsServer(await makeCertificate(), (_request, response) => {
				requests += 1;
				response.end(ANSWER);
			}),
			'https',
		);
		expect(await send(server.siteUrl)).toEqual({
			kind: 'undelivered',
			reason: 'the secure connection was not trusted (DEPTH_ZERO_SELF_SIGNED_CERT)',
			obstacle: 'certificate',
			permanent: true,
		});
		expect(requests).toBe(0);
	});
});

it('a secure connection that cannot be made may as well be one that broke', async () => {
	const server = await tcpServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
	expect(await send(server.siteUrl.replace('http:', 'https:'))).toMatchObject({
		kind: 'interrupted',
		reason: expect.stringMatching(
			/^the secure connection broke, or could not be made \(E/,
		) as unknown,
	});
});

describe('a redirect', () => {
	it.each([301, 302, 303, 307, 308])(
		'%i is not followed, and nothing is handed on',
		async (status) => {
			const elsewhere: string[] = [];
			const target = await httpServer((request, response) => {
				void bodyOf(request).then((body) => elsewhere.push(body));
				response.end(ANSWER);
			});
			const location = `http://localhost:${target.port}/org/site/SRConsAPI`;
			const server = await httpServer((_request, response) => {
				response.writeHead(status, { location });
				response.end(ANSWER);
			});
			expect(await send(server.siteUrl)).toEqual({ kind: 'redirected', status, target: location });
			expect(target.accepted()).toBe(0);
			expect(elsewhere).toEqual([]);
		},
	);
});
