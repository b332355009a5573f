import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A slow line to a server on this machine. */
export interface Line {
	readonly port: number;
	close(): void;
}

/**
 * Passes on what one socket receives to the other, in order, each piece after a delay.
 *
 * @param notBefore moment of `performance.now()` before which nothing arrives
 */
function relay(from: Socket, to: Socket, delayMs: number, notBefore: number): void {
	let last = notBefore;
	const later = (act: () => void): void => {
		last = Math.max(last, performance.now() + delayMs);
		setTimeout(act, last - performance.now());
	};
	from.on('data', (bytes) => later(() => to.write(bytes)));
	from.on('end', () => later(() => to.end()));
	from.on('error', () => later(() => to.destroy()));
	from.on('close', () => later(() => to.destroy()));
}

/**
 * Opens a port on 127.0.0.1 behind which a server seems to be far away. A piece takes half a round
 * trip each way. On this machine a connection opens at once. A program cannot delay that, so the
 * first piece that the client sends is delayed by the round trip that opening would have taken.
 *
 * @param port where the server listens on 127.0.0.1
 * @param roundTripMs milliseconds there and back
 */
export async function openLine(port: number, roundTripMs: number): Promise<Line> {
	const sockets = new Set<Socket>();
	const server = createServer({ allowHalfOpen: true }, (near) => {
		const openedAt = performance.now() + roundTripMs;
		const far = connect({ host: '127.0.0.1', port, allowHalfOpen: true });
		for (const socket of [near, far]) {
			// Otherwise TCP would hold small pieces back until earlier ones are confirmed.
			socket.setNoDelay(true);
			sockets.add(socket);
			socket.once('close', () => sockets.delete(socket));
		}
		relay(near, far, roundTripMs / 2, openedAt + roundTripMs / 2);
		relay(far, near, roundTripMs / 2, 0);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		close() {
			for (const socket of sockets) socket.destroy();
			server.close();
		},
	};
}
