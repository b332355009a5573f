// @ts-check
/**
 * Installs a packed package into a data folder of n8n, as n8n's own installer does. That one cannot
 * be used, because it installs from npmjs.org only, or from another registry with a licence.
 * The steps are those of `downloadPackage` and `updatePackageJsonDependency` in
 * n8n/dist/modules/community-packages/community-packages.service.js (2.41.1).
 */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { npmCli, npmEnv } from './npm.mjs';

const run = promisify(execFile);
const recorder = fileURLToPath(new URL('./record-package.cjs', import.meta.url));

/**
 * @param {string} folder the package's folder
 * @param {string} destination an existing folder
 * @returns {Promise<string>} path of the tarball that `npm publish` would upload
 */
export async function packPackage(folder, destination) {
	const npm = await npmCli();
	// Without --ignore-scripts, a `prepack` script would build again.
	const args = ['pack', '--json', '--ignore-scripts', '--pack-destination', destination];
	const { stdout } = await run(npm.command, [...npm.args, ...args], {
		cwd: folder,
		env: npmEnv(),
		maxBuffer: 64 * 1024 * 1024,
	});
	return join(destination, JSON.parse(stdout)[0].filename);
}

/**
 * @param {{ tarball: string, userFolder: string }} options `userFolder`: n8n's N8N_USER_FOLDER
 * @returns {Promise<{ name: string, version: string, dir: string }>}
 */
export async function putPackageIn({ tarball, userFolder }) {
	const nodes = join(userFolder, '.n8n', 'nodes');
	await mkdir(nodes, { recursive: true });
	const unpacked = await mkdtemp(join(nodes, '.unpack-'));
	try {
		// The name is relative, because some tar programs read C:\ as a remote host.
		await run('tar', ['-xzf', basename(tarball), '-C', unpacked, '--strip-components=1'], {
			cwd: dirname(tarball),
		});
		const manifestPath = join(unpacked, 'package.json');
		const {
			devDependencies: _dev,
			peerDependencies: _peer,
			optionalDependencies: _optional,
			...manifest
		} = JSON.parse(await readFile(manifestPath, 'utf8'));
		await writeFile(manifestPath, JSON.stringify(manifest, null, 2));
		if (Object.keys(manifest.dependencies ?? {}).length > 0) {
			const npm = await npmCli();
			const flags = ['--bin-links=false', '--install-strategy=shallow', '--ignore-scripts=true'];
			await run(npm.command, [...npm.args, 'install', ...flags, '--package-lock=false'], {
				cwd: unpacked,
				env: npmEnv(),
			});
		}
		const dir = join(nodes, 'node_modules', manifest.name);
		await rm(dir, { recursive: true, force: true });
		await mkdir(dirname(dir), { recursive: true });
		await rename(unpacked, dir);
		await writeLedger(join(nodes, 'package.json'), manifest);
		return { name: manifest.name, version: manifest.version, dir };
	} finally {
		await rm(unpacked, { recursive: true, force: true });
	}
}

/**
 * @param {string} path
 * @param {{ name: string, version: string }} manifest
 */
async function writeLedger(path, { name, version }) {
	const found = await readFile(path, 'utf8').catch(() => undefined);
	const ledger = found
		? JSON.parse(found)
		: { name: 'installed-nodes', private: true, dependencies: {} };
	ledger.dependencies[name] = version;
	await writeFile(path, JSON.stringify(ledger, null, 2));
}

/**
 * Enters the package in n8n's tables of installed packages. Otherwise Settings > Community nodes would
 * not list it. The tables exist once n8n has answered for the first time.
 *
 * @param {{ n8n: import('./install.mjs').InstalledN8n, packageDir: string, userFolder: string }} options
 * @throws {Error} when n8n's own loader cannot load the package
 */
export async function recordPackage({ n8n, packageDir, userFolder }) {
	const database = join(userFolder, '.n8n', 'database.sqlite');
	await run(n8n.node, ['--no-warnings', recorder, n8n.dir, packageDir, database]);
}
