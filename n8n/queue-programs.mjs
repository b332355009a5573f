// @ts-check
/** Finds Redis and PostgreSQL, which queue mode needs and no npm package brings. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { runTethered } from './processes.mjs';

const run = promisify(execFile);
/** Where Debian keeps PostgreSQL: one folder for each major version, none of them on PATH. */
const DEBIAN_POSTGRES = '/usr/lib/postgresql';
const PACKAGES = ['redis-server', 'postgresql'];
const PROGRAMS = /** @type {const} */ (['redis-server', 'postgres', 'initdb', 'pg_isready']);

/**
 * @typedef {Record<(typeof PROGRAMS)[number], string>} QueuePrograms paths by name
 */

/**
 * Returns the programs. As root on Debian it installs what is missing, without starting the services
 * that Debian's packages bring.
 *
 * @param {object} [options]
 * @param {(line: string) => void} [options.log]
 * @param {AbortSignal} [options.signal]
 * @returns {Promise<QueuePrograms>}
 * @throws {Error} with what to install, when something is missing and cannot be installed here
 */
export async function ensureQueuePrograms({ log = () => {}, signal } = {}) {
	let found = await findAll();
	if (missing(found).length > 0 && isRoot() && (await onPath('apt-get'))) {
		log(`Installing ${PACKAGES.join(' and ')} with apt-get`);
		await aptGet(['update'], signal);
		await aptGet(['install', '-y', '--no-install-recommends', ...PACKAGES], signal);
		found = await findAll();
	}
	const without = missing(found);
	if (without.length > 0) {
		throw new Error(
			`Queue mode needs Redis and PostgreSQL; not found here: ${without.join(', ')}. ` +
				`Install them (Debian: apt-get install ${PACKAGES.join(' ')}); they need not be running.`,
		);
	}
	return /** @type {QueuePrograms} */ (found);
}

/** @returns {boolean} whether this process runs as root, as which PostgreSQL refuses to start */
export function isRoot() {
	return process.getuid?.() === 0;
}

/**
 * @returns {Promise<{ uid: number, gid: number }>} the user that Debian's package creates for it
 * @throws {Error} when there is none
 */
export async function postgresUser() {
	try {
		const [uid, gid] = await Promise.all(
			['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)),
		);
		return { uid: uid ?? Number.NaN, gid: gid ?? Number.NaN };
	} catch {
		throw new Error(
			'PostgreSQL does not run as root, and there is no user "postgres" to run it as. ' +
				'Start again as another user than root.',
		);
	}
}

/** @returns {Promise<Partial<QueuePrograms>>} */
async function findAll() {
	const versions = await readdir(DEBIAN_POSTGRES).catch(() => /** @type {string[]} */ ([]));
	const folders = versions
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => join(DEBIAN_POSTGRES, version, 'bin'));
	const entries = await Promise.all(
		PROGRAMS.map(async (name) => [name, await onPath(name, folders)]),
	);
	return Object.fromEntries(entries);
}

/** @param {Partial<QueuePrograms>} found */
function missing(found) {
	return PROGRAMS.filter((name) => !found[name]);
}

/**
 * @param {string} name
 * @param {string[]} [more] folders to look in as well
 */
async function onPath(name, more = []) {
	const folders = [...(process.env.PATH ?? '').split(delimiter), ...more];
	return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * @param {string[]} args
 * @param {AbortSignal | undefined} signal
 */
async function aptGet(args, signal) {
	// In run level 1, Debian's packages start no service.
	const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
	const apt = await runTethered('apt-get', args, { env, signal, graceMs: 30_000 });
	if ((await apt.exited) !== 0) {
		signal?.throwIfAborted();
		throw new Error(`apt-get ${args.join(' ')} failed:\n${apt.tail()}`);
	}
}
