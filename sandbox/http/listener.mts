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

	/** Refuses connections for a time; resolves when the server listens again. */
	async refuse(ms: number): Promise<void> {
		const closed = once(this.#server, 'close');
		this.#server.close();
		this.endConnections();
		await closed;
		try {
			await delay(ms, undefined, { signal: this.#stopped.signal });
		} catch {
			return;
		}
		this.#server.listen(this.port, '127.0.0.1');
		await once(this.#server, 'listening');
	}

	/** Ends every connection, and a refusal under way. */
	stop(): void {
		this.#stopped.abort();
		this.endConnections();
	}
}
