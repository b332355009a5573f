// @ts-check
/** Installs the dependencies of a clone and builds it, as far as that is not up to date. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runNpm } from '../n8n/npm.mjs';

const BUILD_INPUTS = [
	'nodes',
	'credentials',
	'icons',
	'package.json',
	'package-lock.json',
	'gulpfile.js',
	'tsconfig.json',
];
const BUILT = 'dist/nodes/Convio/ConvioConstituent.node.js';
const STAMP = 'node_modules/.cache/n8n-nodes-convio/built';

/**
 * @typedef {object} Step
 * @property {string} root the clone
 * @property {(line: string) => void} log
 * @property {AbortSignal} signal
 */

/**
 * Runs `npm ci` unless the installed packages are those of the lock file.
 *
 * @param {Step} step
 */
export async function installDependencies({ root, log, signal }) {
	if (await isInstalled(root)) return log('Dependencies are in place.');
	log('Installing the dependencies (npm ci), about a minute');
	await runNpm(['ci', '--loglevel=error'], { cwd: root, signal });
}

/**
 * Compares versions and not dates, because git and npm write the lock file without changing it.
 *
 * @param {string} root
 */
async function isInstalled(root) {
	try {
		const wanted = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')).packages;
		// npm writes this file last, so an interrupted installation does not have it.
		const file = join(root, 'node_modules', '.package-lock.json');
		const found = JSON.parse(await readFile(file, 'utf8')).packages;
		return Object.entries(wanted).every(
			([path, { version, optional, link, peer }]) =>
				path === '' ||
				link ||
				found[path]?.version === version ||
				(!found[path] && (optional || peer)),
		);
	} catch {
		return false;
	}
}

/**
 * Builds unless the last successful build was made from the same sources.
 *
 * @param {Step} step
 */
export async function build({ root, log, signal }) {
	const stamp = join(root, STAMP);
	const sources = await digest(root, BUILD_INPUTS);
	const last = await readFile(stamp, 'utf8').catch(() => '');
	if (existsSync(join(root, BUILT)) && last === sources) return log('The build is current.');
	log('Building the node (npm run build)');
	await runNpm(['run', 'build'], { cwd: root, signal });
	await mkdir(dirname(stamp), { recursive: true });
	await writeFile(stamp, sources);
}

/**
 * @param {string} root
 * @param {string[]} paths
 * @returns {Promise<string>} a hash of the names and contents of all files there
 */
async function digest(root, paths) {
	const hash = createHash('sha256');
	/** @param {string} path */
	const add = async (path) => {
		const entries = await readdir(join(root, path), { withFileTypes: true }).catch(() => undefined);
		if (!entries) {
			hash.update(`${path}\0`).update(await readFile(join(root, path)));
			return;
		}
		entries.sort((a, b) => (a.name < b.name ? -1 : 1));
		for (const entry of entries) await add(`${path}/${entry.name}`);
	};
	for (const path of paths) await add(path);
	return hash.digest('hex');
}
