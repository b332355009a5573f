// @ts-check
/** Gives the cached n8n a SQLite driver without a compiler. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { npmEnv, runNpm } from './npm.mjs';

const run = promisify(execFile);
const FORK = '@appthreat/sqlite3';
const TRIAL = `
	const open = require('sqlite3').verbose();
	const db = new open.Database(':memory:', (error) => {
		if (error) throw error;
		db.get('select 1', (failure) => { if (failure) throw failure; });
	});`;

/**
 * n8n's driver, sqlite3 5.1.7, downloads its binary from GitHub or needs a C++ compiler. A maintained
 * fork has the same callback API, and its npm package contains the binaries for all platforms. But it
 * is an ES module with a default export, and TypeORM calls `require('sqlite3').verbose()`. So the
 * package sqlite3 gets another entry file, of one line, that exports the fork. Where the fork does
 * not load (the C library is too old), sqlite3 itself is installed in the usual way.
 *
 * @param {object} options
 * @param {string} options.dir folder that holds n8n's node_modules
 * @param {string} options.node the Node that is to run it
 * @param {(line: string) => void} options.log
 * @param {AbortSignal} [options.signal]
 * @throws {Error} with what to do, when neither works
 */
export async function chooseSqlite({ dir, node, log, signal }) {
	const packageDir = join(dir, 'node_modules', 'sqlite3');
	const manifestPath = join(packageDir, 'package.json');
	const original = await readFile(manifestPath, 'utf8');
	await writeFile(
		join(packageDir, 'prebuilt.cjs'),
		`module.exports = require(${JSON.stringify(FORK)}).default;\n`,
	);
	await writeFile(
		manifestPath,
		JSON.stringify({ ...JSON.parse(original), main: './prebuilt.cjs' }, null, '\t'),
	);
	const failure = await tryIt(dir, node);
	if (!failure) return;

	log(`  The SQLite binary from npm does not load here (${failure}); building sqlite3 instead.`);
	await writeFile(manifestPath, original);
	const env = { ...npmEnv(), PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
	const args = ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'];
	const stillFailing = await runNpm(args, { cwd: dir, env, signal }).then(
		() => tryIt(dir, node),
		(error) => String(error.message),
	);
	signal?.throwIfAborted();
	if (!stillFailing) return;
	throw new Error(
		[
			'n8n keeps its data in SQLite, and this machine got no working driver for it:',
			`- ${FORK}, ready-made from npm: ${failure}`,
			`- sqlite3, downloaded from GitHub or compiled here: ${stillFailing}`,
			'Either let this machine reach github.com, or install a C++ compiler, make and Python 3',
			'(Debian: apt install build-essential python3), then start again.',
		].join('\n'),
	);
}

/**
 * @param {string} cwd
 * @param {string} node
 * @returns {Promise<string | undefined>} why the driver does not work, if it does not
 */
async function tryIt(cwd, node) {
	try {
		await run(node, ['-e', TRIAL], { cwd, timeout: 60_000 });
		return undefined;
	} catch (error) {
		const text = String(/** @type {{ stderr?: string }} */ (error).stderr || error);
		return text.match(/\w*Error: .*/g)?.pop() ?? text.trim();
	}
}
