import { describe, expect, it, vi } from 'vitest';

import { send } from './support/sending.mts';
import { httpServer, tcpServer } from '../../support/servers.mts';
import type { TestServer } from '../../support/servers.mts';
import { groupsJson } from './support/samples.mts';

const TIMEOUT_MS = 300;
const NO_ANSWER = {
	kind: 'interrupted',
	reason: 'no response arrived within the timeout',
	timedOut: true,
};
const SLOW_ANSWER = {
	kind: 'interrupted',
	reason: 'the response took too long to arrive',
	timedOut: true,
};
const ANSWER = groupsJson({ group: { id: '1' } });

/** Sends to the server, and checks that time and connection are given up. */
async function timedOut(server: TestServer) {
	const reply = await send(server.siteUrl, { timeoutMs: TIMEOUT_MS });
	await vi.waitFor(() => expect(server.open()).toBe(0), { timeout: 30_000 });
	return reply;
}

/** Calls back now and then until the connection ends. */
function dripping(
	socket: NodeJS.WritableStream & { destroyed?: boolean },
	write: () => void,
): void {
	const timer = setInterval(() => (socket.destroyed === true ? clearInterval(timer) : write()), 40);
	socket.on('close', () => clearInterval(timer));
}

describe('a server that falls silent', () => {
	it('before it has said anything', async () => {
		expect(await timedOut(await httpServer(() => {}))).toEqual(NO_ANSWER);
	});

	it('in the middle of its headers', async () => {
		const server = await tcpServer((socket) => socket.write('HTTP/1.1 200 OK\r\nX-A: b'));
		expect(await timedOut(server)).toEqual(NO_ANSWER);
	});

	it('behind its headers', async () => {
		const server = await httpServer((_request, response) => response.flushHeaders());
		expect(await timedOut(server)).toEqual(SLOW_ANSWER);
	});

	it('in the middle of its body', async () => {
		const server = await httpServer((_request, response) => response.write(ANSWER.slice(0, 20)));
		expect(await timedOut(server)).toEqual(SLOW_ANSWER);
	});

	it('behind a body that looks whole', async () => {
		const server = await httpServer((_request, response) => response.write(ANSWER));
		expect(await timedOut(server)).toEqual(SLOW_ANSWER);
	});

	it('in the middle of a compressed body', async () => {
		const server = await httpServer((_request, response) => {
			response.writeHead(200, { 'content-encoding': 'gzip' });
			response.write(Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]));
		});
		expect(await timedOut(server)).toEqual(SLOW_ANSWER);
	});
});

describe('a server that never ends', () => {
	it('dripping headers', async () => {
		const server = await tcpServer((socket) => {
			socket.write('HTTP/1.1 200 OK\r\nX-A: ');
			dripping(socket, () => socket.write('a'));
		});
		expect(await timedOut(server)).toEqual(NO_ANSWER);
	});

	it('dripping its body', async () => {
		const server = await httpServer((_request, response) => {
			dripping(response, () => response.write(' '));
		});
		expect(await timedOut(server)).toEqual(SLOW_ANSWER);
	});
});

describe('a cancelled execution', () => {
	it.each([
		['before the headers', () => {}],
		[
			'before the end of the body',
			(response: { write(text: string): void }) => response.write('{'),
		],
	])('is one %s', async (_when, answer) => {
		const server = await httpServer((_request, response) => answer(response));
		const stop = new AbortController();
		setTimeout(() => stop.abort(), 100);
		const reply = await send(server.siteUrl, {}, stop.signal);
		expect(reply).toEqual({ kind: 'cancelled' });
		await vi.waitFor(() => expect(server.open()).toBe(0), { timeout: 30_000 });
	});

	it('sends nothing when it was cancelled before', async () => {
		const server = await httpServer((_request, response) => response.end(ANSWER));
		expect(await send(server.siteUrl, {}, AbortSignal.abort())).toEqual({ kind: 'cancelled' });
		expect(server.accepted()).toBe(0);
	});
});

it('an answer leaves no timer and no connection behind', async () => {
	const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
	const server = await httpServer((_request, response) => response.end(ANSWER));
	const before = timers();
	const reply = await send(server.siteUrl, { timeoutMs: 60_000 });
	expect(reply.kind).toBe('answered');
	expect(timers()).toBeLessThanOrEqual(before);
	await vi.waitFor(() => expect(server.open()).toBe(0), { timeout: 30_000 });
});
