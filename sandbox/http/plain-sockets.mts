import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** The sockets under the TLS connections of all servers of this process, by both ports. */
const sockets = new Map<string, Socket>();

/** Remembers the sockets under a server's TLS connections, which Node does not hand out. */
export function keepPlainSockets(server: Server): void {
	server.on('connection', (socket: Socket) => {
		const key = keyOf(socket);
		sockets.set(key, socket);
		socket.once('close', () => sockets.delete(key));
	});
}

/** The socket under a TLS connection; undefined when there is no TLS. */
export function plainSocketUnder(connection: Socket | null): Socket | undefined {
	return connection ? sockets.get(keyOf(connection)) : undefined;
}

function keyOf({ localPort, remotePort }: Socket): string {
	return `${localPort} ${remotePort}`;
}
