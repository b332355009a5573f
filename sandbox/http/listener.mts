import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** Knows the open connections of a listening server, so that it can end them. */
export class Listener {
	readonly port: number;
	readonly #server: Server;
	readonly #sockets = new Set<Socket>();
	readonly #stopped = new AbortController();

	constructor(server: Server) {
		this.#server = server;
		this.port = (server.address() as AddressInfo).port;
		server.on('connection', (socket: Socket) => {
			this.#sockets.add(socket);
			socket.once('close', () => this.#sockets.delete(socket));
		});
	}

	/** Ends every connection. */
	endConnections(): void {
		for (const socket of this.#sockets) socket.destroy();
	}

	/** Refuses connections for a time, or until the signal; resolves when the server listens again. */
	async refuse(ms: number, until?: AbortSignal): Promise<void> {
		const closed = once(this.#server, 'close');
		this.#server.close();
		this.endConnections();
		await closed;
		const stopped = this.#stopped.signal;
		const signal = until === undefined ? stopped : AbortSignal.any([stopped, until]);
		await delay(ms, undefined, { signal }).catch(() => {});
		if (stopped.aborted) return;
		this.#server.listen(this.port, '127.0.0.1');
		await once(this.#server, 'listening');
	}

	/** Ends every connection, and a refusal under way. */
	stop(): void {
		this.#stopped.abort();
		this.endConnections();
	}
}
