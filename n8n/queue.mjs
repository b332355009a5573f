// @ts-check
/**
 * Starts n8n in queue mode: a main process that accepts webhook calls and workers that run the
 * executions, with Redis for the queue and PostgreSQL for the data that they share. All of them listen
 * on free ports of 127.0.0.1, have their own data folders, and cannot outlive this process.
 */
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { putPackageIn } from './community-package.mjs';
import { startPostgres } from './queue-postgres.mjs';
import { ensureQueuePrograms } from './queue-programs.mjs';
import { startRedis } from './queue-redis.mjs';
import { startN8n } from './start.mjs';

/**
 * @typedef {import('./start.mjs').RunningN8n & { name: string }} RunningWorker
 *
 * @typedef {object} QueueMode
 * @property {string} url where editor, webhooks and REST API answer, without a slash at the end
 * @property {import('./start.mjs').RunningN8n} main
 * @property {readonly RunningWorker[]} workers those that were started and not yet stopped
 * @property {import('./queue-redis.mjs').RunningRedis} redis
 * @property {() => Promise<RunningWorker>} addWorker starts one more
 * @property {() => Promise<void>} stop ends everything
 */

/**
 * @param {object} options
 * @param {string} options.folder holds the data folders of main and workers; kept afterwards
 * @param {string} options.packageTarball an `npm pack` of the community package, put into each
 * @param {number} [options.workers] how many to start with; 2 if left out
 * @param {number} [options.concurrency] executions that one worker runs at once; n8n's 10 if left out
 * @param {NodeJS.ProcessEnv} [options.env] settings for main and workers. A worker knows its own
 * name as WORKER_NAME: `worker-1`, `worker-2` …
 * @param {(line: string) => void} [options.log]
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<QueueMode>} once main and workers answer
 */
export async function startQueueMode({
	folder,
	packageTarball,
	workers: count = 2,
	concurrency = 10,
	env = {},
	log = () => {},
	signal,
}) {
	const programs = await ensureQueuePrograms({ log, signal });
	/** @type {{ stop(): Promise<void> }[]} */
	const started = [];
	const stop = async () => {
		// n8n stops first. Without its database and queue it would take longer to end.
		const [postgres, redis, ...instances] = started.splice(0);
		await Promise.all(instances.map((instance) => instance.stop()));
		await Promise.all([postgres?.stop(), redis?.stop()]);
	};
	try {
		const postgres = await startPostgres({ programs, signal });
		started.push(postgres);
		const redis = await startRedis({ programs, signal });
		started.push(redis);
		const shared = {
			EXECUTIONS_MODE: 'queue',
			OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('base64url'),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			...postgres.env,
			...redis.env,
			...env,
		};
		/**
		 * @param {string} name
		 * @param {string[]} command
		 * @param {NodeJS.ProcessEnv} [own]
		 */
		const start = async (name, command, own) => {
			const dataDir = join(folder, name);
			// startN8n cannot do this. It would enter the package in a SQLite database, which this n8n does
			// not use.
			await putPackageIn({ tarball: packageTarball, userFolder: dataDir });
			const instance = await startN8n({
				...{ dataDir, command, signal },
				env: { ...shared, ...own },
				log: (line) => log(`${name}: ${line}`),
			});
			started.push(instance);
			return instance;
		};
		// The main process starts before the workers, because it creates the tables.
		const main = await start('main', ['start']);
		/** @type {RunningWorker[]} */
		const workers = [];
		let numbers = 0;
		const addWorker = async () => {
			numbers += 1;
			const name = `worker-${numbers}`;
			const command = ['worker', `--concurrency=${concurrency}`];
			const worker = { ...(await start(name, command, { WORKER_NAME: name })), name };
			workers.push(worker);
			void worker.exited.then(() => workers.splice(workers.indexOf(worker), 1));
			return worker;
		};
		await Promise.all(Array.from({ length: count }, addWorker));
		return { url: main.url, main, workers, redis, addWorker, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
