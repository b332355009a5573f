import { createServer as createHttpServer } from 'node:http';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A server for one test, on 127.0.0.1. It stops when the test ends. */
export interface TestServer {
	/** Site URL for the credential. */
	readonly siteUrl: string;
	readonly port: number;
	/** How many connections are open now. */
	open(): number;
	/** How many connections there have been. */
	readonly accepted: () => number;
}

interface OpenServer extends TestServer {
	close(): void;
}

/** Starts a server. The caller has to close it. */
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

/** Starts a server that stops when the test ends. */
export async function listen(server: Server, scheme?: string): Promise<TestServer> {
	const { close, ...opened } = await open(server, scheme);
	onTestFinished(close);
	return opened;
}

/** Starts an HTTP server. */
export async function httpServer(answer: RequestListener): Promise<TestServer> {
	return await listen(createHttpServer(answer));
}

/** Starts a server that writes any bytes it likes once the first bytes of a request have arrived. */
export async function tcpServer(answer: (socket: Socket) => void): Promise<TestServer> {
	return await listen(createTcpServer((socket) => socket.once('data', () => answer(socket))));
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
	// Without this, a character of several bytes would be broken where a chunk ends.
	request.setEncoding('utf8');
	let body = '';
	for await (const chunk of request) body += String(chunk);
	return body;
}

/** A request listener whose response is made from the body of the request. */
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
