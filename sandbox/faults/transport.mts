import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { HttpResponse } from '../api/response.mts';
import type { Fault } from './types.mts';

/** Bytes written at once of a huge body, and its size by default. */
const CHUNK = 64 * 1024;
const HUGE = 1024 ** 3;

/** Pieces and duration of a slow response. */
const DRIPS = 20;
const DRIP_MS = 3000;

/** What a fault of the connection works with. */
export interface Transport {
	raw: ServerResponse;
	/** The socket under TLS; undefined without TLS. */
	plain: Socket | undefined;
	/** Undefined when the call was not processed. */
	response: HttpResponse | undefined;
	/** Waits; false when the connection ended or the stand-in was reset meanwhile. */
	pause(ms: number): Promise<boolean>;
}

/** Plays a fault of the connection. The reply must have been hijacked from fastify before. */
export async function playTransport(fault: Fault, transport: Transport): Promise<void> {
	const { raw, plain, response, pause } = transport;
	// Without this, writing to a connection that the caller has ended would end the stand-in.
	raw.on('error', () => {});
	switch (fault.kind) {
		case 'stallBefore':
		case 'stallAfter':
			await pause(fault.durationMs ?? Infinity);
			break;
		case 'cutBody':
			if (response) await cutBody(raw, response);
			break;
		case 'tlsErrorAfter':
			if (!plain) break;
			await breakTls(raw, plain);
			return;
		case 'slowDrip':
			if (response) await drip(raw, response, fault.durationMs ?? DRIP_MS, pause);
			return;
		case 'huge':
			await huge(raw, fault.bytes ?? HUGE);
			return;
		default:
			break;
	}
	resetConnection(raw);
}

/** Ends a connection with a reset. Under TLS Node cannot reset, so it is closed there. */
export function resetConnection(raw: ServerResponse): void {
	const { socket } = raw;
	try {
		socket?.resetAndDestroy();
	} catch {
		socket?.destroy();
	}
}

/** Sends a text where the caller expects a TLS record, and ends the connection. */
async function breakTls(raw: ServerResponse, plain: Socket): Promise<void> {
	await new Promise<void>((resolve) => {
		plain.write('HTTP/1.1 400 Bad Request\r\n\r\n', () => resolve());
	});
	// A reset could reach the caller before the text.
	raw.socket?.destroy();
}

function head(raw: ServerResponse, response: HttpResponse, length: number): void {
	raw.writeHead(response.httpStatus, {
		...response.headers,
		'content-type': response.contentType,
		'content-length': length,
	});
}

async function cutBody(raw: ServerResponse, response: HttpResponse): Promise<void> {
	const body = Buffer.from(response.body);
	head(raw, response, body.length);
	const half = body.subarray(0, Math.ceil(body.length / 2));
	await new Promise<void>((resolve) => raw.write(half, () => resolve()));
}

async function drip(
	raw: ServerResponse,
	response: HttpResponse,
	durationMs: number,
	pause: Transport['pause'],
): Promise<void> {
	const body = Buffer.from(response.body);
	head(raw, response, body.length);
	const size = Math.max(1, Math.ceil(body.length / DRIPS));
	for (let start = 0; start < body.length; start += size) {
		if (!(await pause(durationMs / DRIPS))) return resetConnection(raw);
		raw.write(body.subarray(start, start + size));
	}
	raw.end();
}

/** JSON that does not end for a long time, sent as fast as the caller takes it. */
async function huge(raw: ServerResponse, bytes: number): Promise<void> {
	raw.writeHead(200, { 'content-type': 'application/json;charset=UTF-8' });
	const chunk = Buffer.alloc(CHUNK, 'a');
	raw.write('{"getConsResponse":{"cons_id":"');
	for (let sent = 0; sent < bytes && !raw.destroyed; sent += CHUNK) {
		if (!raw.write(chunk)) await drained(raw);
	}
	raw.end('"}}');
}

/** Resolves when a response can take more, or when its connection has ended. */
function drained(raw: ServerResponse): Promise<void> {
	return new Promise((resolve) => {
		const done = (): void => {
			raw.off('drain', done).off('close', done);
			resolve();
		};
		raw.on('drain', done).on('close', done);
	});
}
