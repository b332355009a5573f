// @ts-check
/** Starts a Redis on a free port of 127.0.0.1. Its data is removed when it stops. */
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { ownFolder } from './own-folder.mjs';
import { freePorts, runTethered, untilReady } from './processes.mjs';

const READY_WITHIN_MS = 30_000;

/**
 * @typedef {object} RunningRedis
 * @property {Record<string, string>} env n8n's settings that lead to it
 * @property {(options?: { forget?: boolean, awayMs?: number }) => Promise<void>} restart ends it and
 * starts it again on the same port, `awayMs` later; `forget` loses what it held, as a Redis without
 * persistence does
 * @property {() => Promise<void>} stop ends it and removes its data
 */

/**
 * @param {object} options
 * @param {import('./queue-programs.mjs').QueuePrograms} options.programs
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<RunningRedis>} once it answers
 */
export async function startRedis({ programs, signal }) {
	const { folder, remove } = await ownFolder('redis');
	const password = randomBytes(18).toString('base64url');
	const [port = 0] = await freePorts(1);
	const settings = [
		...['bind 127.0.0.1', `port ${port}`, `requirepass ${password}`, `dir "${folder}"`],
		// Without these it would lose everything in a restart.
		...['appendonly yes', 'appendfsync everysec', 'save ""', 'daemonize no'],
	];
	const file = join(folder, 'redis.conf');
	await writeFile(file, `${settings.join('\n')}\n`, { mode: 0o600 });
	const start = async () => {
		const redis = await runTethered(programs['redis-server'], [file], {
			cwd: folder,
			signal,
			graceMs: 5_000,
		});
		await untilReady('Redis', redis, () => answers(port, password), READY_WITHIN_MS);
		return redis;
	};
	let redis = await start().catch(async (error) => {
		await remove();
		throw error;
	});
	return {
		env: {
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(port),
			QUEUE_BULL_REDIS_PASSWORD: password,
		},
		async restart({ forget = false, awayMs = 0 } = {}) {
			await redis.stop();
			await new Promise((resolve) => setTimeout(resolve, awayMs));
			if (forget) await rm(join(folder, 'appendonlydir'), { recursive: true, force: true });
			redis = await start();
		},
		async stop() {
			await redis.stop();
			await remove();
		},
	};
}

/**
 * @param {number} port
 * @param {string} password
 * @returns {Promise<boolean>} whether it has loaded its data and answers a PING
 */
async function answers(port, password) {
	return await new Promise((resolve) => {
		let text = '';
		const socket = createConnection({ host: '127.0.0.1', port });
		socket.on('connect', () => socket.write(`AUTH ${password}\r\nPING\r\n`));
		socket.on('data', (chunk) => {
			text += String(chunk);
			if (text.split('\r\n').length > 2) socket.destroy();
		});
		socket.on('error', () => {});
		socket.on('close', () => resolve(text.includes('+PONG')));
	});
}
