import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server of one test, on 127.0.0.1; it ends with the test. */
export interface TestServer {
	/** Site URL of the site that it plays. */
	readonly siteUrl: string;
	readonly port: number;
	/** Connections that are open now. */
	open(): number;
	/** Connections that there have been. */
	readonly accepted: () => number;
}

interface OpenServer extends TestServer {
	close(): void;
}

/** Starts a server; whoever does ends it. */
export async function open(server: Server, scheme = 'http'): Promise<OpenServer> {
	const sockets = new Set<Socket>();
	let accepted = 0;
	server.on('connection', (socket: Socket) => {
		accepted += 1;
		sockets.add(socket);
		socket.on('error', () => {});
		socket.once('close', () => sockets.delete(socket));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		siteUrl: `${scheme}://127.0.0.1:${port}/org`,
		port,
		open: () => sockets.size,
		accepted: () => accepted,
		close: () => {
			for (const socket of sockets) socket.destroy();
			server.close();
		},
	};
}

/** Starts a server of one test. */
export async function listen(server: Server, scheme?: string): Promise<TestServer> {
	const { close, ...opened } = await open(server, scheme);
	onTestFinished(close);
	return opened;
}

/** A server that answers in HTTP. */
export async function httpServer(answer: RequestListener): Promise<TestServer> {
	return await listen(createHttpServer(answer));
}

/** A server that writes bytes of its own once a request has begun to arrive. */
export async function tcpServer(answer: (socket: Socket) => void): Promise<TestServer> {
	return await listen(createTcpServer((socket) => socket.once('data', () => answer(socket))));
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
	request.setEncoding('utf8'); // so that no character is cut where a chunk ends
	let body = '';
	for await (const chunk of request) body += String(chunk);
	return body;
}

/** Answers with a text made of the body of the request. */
export function echo(
	write: (body: string) => string,
	{ status = 200, type = 'text/html' } = {},
): (request: IncomingMessage, response: ServerResponse) => void {
	return (request, response) => {
		void bodyOf(request).then((body) => {
			response.writeHead(status, { 'content-type': type });
			response.end(write(body));
		});
	};
}
