// @ts-check
/** Starts a PostgreSQL on a free port of 127.0.0.1. Its data is removed when it stops. */
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownFolder } from './own-folder.mjs';
import { freePorts, runTethered, untilReady } from './processes.mjs';
import { isRoot, postgresUser } from './queue-programs.mjs';

const run = promisify(execFile);
const USER = 'n8n';
const READY_WITHIN_MS = 60_000;
/** These make it small and fast. Its data may be lost in a crash, but is not needed afterwards. */
const SETTINGS = {
	fsync: 'off',
	full_page_writes: 'off',
	synchronous_commit: 'off',
	shared_buffers: '64MB',
	dynamic_shared_memory_type: 'mmap', // Kept in its folder. Otherwise a kill would leave it behind.
	listen_addresses: '127.0.0.1',
	unix_socket_directories: '',
};

/**
 * @typedef {object} RunningPostgres
 * @property {Record<string, string>} env n8n's settings that lead to it
 * @property {() => Promise<void>} stop ends it and removes its data
 */

/**
 * @param {object} options
 * @param {import('./queue-programs.mjs').QueuePrograms} options.programs
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<RunningPostgres>} once it accepts connections
 */
export async function startPostgres({ programs, signal }) {
	const { folder, remove } = await ownFolder('postgres');
	try {
		const password = randomBytes(18).toString('base64url');
		const passwordFile = join(folder, 'password');
		await writeFile(passwordFile, password, { mode: 0o600 });
		/** @type {string[]} */
		const as = [];
		if (isRoot()) {
			const { uid, gid } = await postgresUser();
			for (const path of [folder, passwordFile]) await chown(path, uid, gid);
			// su and runuser would start PostgreSQL as a child, which goes on when they are stopped.
			as.push('setpriv', `--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--');
		}
		const data = join(folder, 'data');
		const initdb = [
			...[...as, programs.initdb, '-D', data, '-U', USER, '--pwfile', passwordFile],
			...['-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C', '--no-sync'],
		];
		await run(initdb[0] ?? '', initdb.slice(1), { cwd: folder, signal });
		const [port = 0] = await freePorts(1);
		const settings = Object.entries({ ...SETTINGS, port }).map(([name, value]) => [
			'-c',
			`${name}=${value}`,
		]);
		const command = [...as, programs.postgres, '-D', data, ...settings.flat()];
		const postgres = await runTethered(command[0] ?? '', command.slice(1), {
			cwd: folder,
			signal,
			graceMs: 5_000,
		});
		const isReady = () =>
			run(programs.pg_isready, ['-h', '127.0.0.1', '-p', String(port), '-U', USER, '-q']).then(
				() => true,
				() => false,
			);
		await untilReady('PostgreSQL', postgres, isReady, READY_WITHIN_MS);
		return {
			env: {
				DB_TYPE: 'postgresdb',
				DB_POSTGRESDB_HOST: '127.0.0.1',
				DB_POSTGRESDB_PORT: String(port),
				DB_POSTGRESDB_DATABASE: 'postgres',
				DB_POSTGRESDB_USER: USER,
				DB_POSTGRESDB_PASSWORD: password,
			},
			async stop() {
				await postgres.stop();
				await remove();
			},
		};
	} catch (error) {
		await remove();
		throw error;
	}
}
