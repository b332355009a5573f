// @ts-check
/**
 * The engines of older n8n on which the package is tested. Each has a folder here with its
 * package.json and lock file, and is installed into the user's cache folder once for each lock file.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheRoot } from '../../n8n/install.mjs';
import { holdLock } from '../../n8n/lock.mjs';
import { runNpm } from '../../n8n/npm.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));

/** The folders here, oldest first. The first is the oldest n8n that the README promises. */
export const ENGINES = /** @type {const} */ (['2.36', '2.39']);

/**
 * @param {string} engine one of ENGINES
 * @returns {Promise<string>} the folder in the cache that holds its node_modules, once installed
 */
export async function engineFolder(engine) {
	const hash = createHash('sha256');
	for (const pin of pinsOf(engine)) hash.update(await readFile(pin));
	return join(cacheRoot(), `engine-${engine}-${hash.digest('hex').slice(0, 12)}`);
}

/**
 * @param {string} engine one of ENGINES
 * @param {(line: string) => void} log
 */
export async function ensureEngine(engine, log) {
	const dir = await engineFolder(engine);
	if (existsSync(dir)) return;
	await mkdir(cacheRoot(), { recursive: true });
	const release = await holdLock(`${dir}.lock`, () => log(`Waiting for the engine ${engine}`));
	try {
		if (existsSync(dir)) return;
		log(`Installing the engine of n8n ${engine} (about 200 MB, once)`);
		const part = await mkdtemp(`${dir}.part-`);
		try {
			for (const pin of pinsOf(engine)) await copyFile(pin, join(part, pin.replace(/.*[\\/]/, '')));
			await runNpm(['ci', '--loglevel=error'], { cwd: part });
			// The folder gets its name last. Otherwise an interrupted installation would be taken for whole.
			await rename(part, dir);
		} finally {
			await rm(part, { recursive: true, force: true, maxRetries: 3 });
		}
	} finally {
		await release();
	}
}

/** @param {string} engine */
function pinsOf(engine) {
	return [
		join(here, engine, 'package.json'),
		join(here, engine, 'package-lock.json'),
		join(here, '.npmrc'),
	];
}
