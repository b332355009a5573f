import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { beforeAll, expect, it } from 'vitest';
import { startPostgres } from '../../../n8n/queue-postgres.mjs';
import { ensureQueuePrograms, type QueuePrograms } from '../../../n8n/queue-programs.mjs';
import { startRedis } from '../../../n8n/queue-redis.mjs';
import { until } from './lab.mts';

/** Redis and PostgreSQL are the project's own while a test runs, and gone afterwards. */
let programs: QueuePrograms;
beforeAll(async () => {
	programs = await ensureQueuePrograms();
});

async function takesConnections(port: string | undefined): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = createConnection({ host: '127.0.0.1', port: Number(port) });
		socket.once('connect', () => socket.destroy());
		socket.once('error', () => resolve(false));
		socket.once('close', (failed) => resolve(!failed));
	});
}

/** The temporary folders that a process has. */
async function foldersOf(pid: number | undefined): Promise<string[]> {
	const pattern = new RegExp(`^n8n-nodes-convio-(postgres|redis)-${pid}-`);
	return (await readdir(tmpdir())).filter((entry) => pattern.test(entry));
}

it('leaves nothing behind when it is stopped', async () => {
	const [postgres, redis] = await Promise.all([
		startPostgres({ programs }),
		startRedis({ programs }),
	]);
	const ports = [postgres.env.DB_POSTGRESDB_PORT, redis.env.QUEUE_BULL_REDIS_PORT];
	expect(await Promise.all(ports.map(takesConnections))).toEqual([true, true]);
	expect(await foldersOf(process.pid)).toHaveLength(2);
	await Promise.all([postgres.stop(), redis.stop()]);
	expect(await Promise.all(ports.map(takesConnections))).toEqual([false, false]);
	expect(await foldersOf(process.pid)).toEqual([]);
});

it('ends with the process that started it, however that went, and is swept up later', async () => {
	const script = `
		import { ensureQueuePrograms } from './n8n/queue-programs.mjs';
		import { startPostgres } from './n8n/queue-postgres.mjs';
		import { startRedis } from './n8n/queue-redis.mjs';
		const programs = await ensureQueuePrograms();
		const { env: postgres } = await startPostgres({ programs });
		const { env: redis } = await startRedis({ programs });
		console.log(postgres.DB_POSTGRESDB_PORT + ' ' + redis.QUEUE_BULL_REDIS_PORT);
		setInterval(() => {}, 1000);`;
	const args = ['--input-type=module', '-e', script];
	const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
	const [line] = (await once(child.stdout, 'data')) as [Buffer];
	const ports = String(line).trim().split(' ');
	expect(await Promise.all(ports.map(takesConnections))).toEqual([true, true]);
	child.kill('SIGKILL');
	for (const port of ports) {
		await until(`nobody listens on ${port}`, async () => !(await takesConnections(port)));
	}

	expect(await foldersOf(child.pid)).toHaveLength(2);
	const [postgres, redis] = [await startPostgres({ programs }), await startRedis({ programs })];
	await Promise.all([postgres.stop(), redis.stop()]);
	expect(await foldersOf(child.pid)).toEqual([]);
});
