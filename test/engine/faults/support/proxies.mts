import { createServer } from 'node:http';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { createServer as createTlsServer } from 'node:https';
import { generate } from 'selfsigned';
import { onTestFinished, vi } from 'vitest';

import { listen } from '../../../support/servers.mts';
import type { Certificate } from '../../../../sandbox/http/tls.mts';

/** A proxy, and what it was asked to connect to. */
export interface Proxy {
	readonly url: string;
	readonly asked: readonly string[];
}

/** Starts a proxy that does this with each CONNECT. */
async function startProxy(answer: (socket: Duplex, target: string) => void): Promise<Proxy> {
	const asked: string[] = [];
	const server = createServer();
	server.on('connect', (request, socket) => {
		asked.push(String(request.url));
		socket.on('error', () => {});
		answer(socket, String(request.url));
	});
	const { port } = await listen(server);
	return { url: `http://127.0.0.1:${port}`, asked };
}

/** Has n8n use the proxy for the rest of the test. */
export function use({ url }: Proxy): void {
	vi.stubEnv('HTTPS_PROXY', url);
	vi.stubEnv('NO_PROXY', '');
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
}

const PAGE = '<html><title>Denied</title></html>';

/** A proxy that refuses each CONNECT. @param head the lines of its response, without length */
export async function refusingProxy(...head: string[]): Promise<Proxy> {
	return await startProxy((socket) => {
		socket.end([...head, `Content-Length: ${PAGE.length}`, '', PAGE].join('\r\n'));
	});
}

/** A proxy that connects to this port of the machine, whatever it is asked for. */
async function tunnelTo(port: number): Promise<Proxy> {
	return await startProxy((socket) => {
		const site = connect(port, '127.0.0.1', () => {
			socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
			socket.pipe(site).pipe(socket);
		});
		site.on('error', () => socket.destroy());
		socket.on('close', () => site.destroy());
	});
}

/** An authority of its own, and a certificate that it has signed for a host. */
async function authorityFor(host: string): Promise<{ authority: string; leaf: Certificate }> {
	const attributes = (value: string) => [{ name: 'commonName', value }];
	const ca = await generate(attributes('Inspecting Proxy'), {
		algorithm: 'sha256',
		extensions: [{ name: 'basicConstraints', cA: true }],
	});
	const { private: key, cert } = await generate(attributes(host), {
		algorithm: 'sha256',
		ca: { key: ca.private, cert: ca.cert },
		extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: host }] }],
	});
	return { authority: ca.cert, leaf: { key, cert } };
}

/**
 * A proxy that looks into secure connections to a host, with certificates of its own.
 *
 * @param body what it answers to each request; a response of the API
 * @returns the proxy, its authority's certificate as PEM, and how many requests it has read
 */
export async function inspectingProxy(
	host: string,
	body: string,
): Promise<{ proxy: Proxy; authority: string; read: () => number }> {
	const { authority, leaf } = await authorityFor(host);
	let read = 0;
	const inside = createTlsServer(leaf, (_request, response) => {
		read += 1;
		response.end(body);
	});
	const { port } = await listen(inside, 'https');
	return { proxy: await tunnelTo(port), authority, read: () => read };
}
