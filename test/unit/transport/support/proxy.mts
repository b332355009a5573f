import { createServer } from 'node:http';
import { onTestFinished, vi } from 'vitest';

import { listen } from '../../../support/servers.mts';

/**
 * A proxy that n8n uses for the rest of the test.
 *
 * @param head the lines with which it refuses each CONNECT
 * @returns what it was asked to connect to
 */
export async function refusingProxy(...head: string[]): Promise<string[]> {
	const asked: string[] = [];
	const server = createServer();
	server.on('connect', (request, socket) => {
		asked.push(String(request.url));
		const page = '<html><title>Denied</title></html>';
		socket.end([...head, `Content-Length: ${page.length}`, '', page].join('\r\n'));
	});
	const { port } = await listen(server);
	vi.stubEnv('HTTPS_PROXY', `http://127.0.0.1:${port}`);
	vi.stubEnv('NO_PROXY', '');
	onTestFinished(() => {
		vi.unstubAllEnvs();
	});
	return asked;
}
