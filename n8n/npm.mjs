// @ts-check
/** How to run npm from a program, on every platform. */
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { runTethered } from './processes.mjs';

/**
 * npm as a script for our own Node. On Windows `npm` is a .cmd file, which Node only starts
 * through a shell; the script behind it needs none.
 *
 * @returns {Promise<{ command: string, args: string[] }>}
 * @throws {Error} when there is no npm
 */
export async function npmCli() {
	const told = process.env.npm_execpath;
	const bin = dirname(process.execPath);
	const candidates = [
		told?.endsWith('npm-cli.js') ? told : undefined,
		join(bin, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(bin, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
	];
	for (const folder of (process.env.PATH ?? '').split(delimiter)) {
		const shim = join(folder, 'npm');
		if (!folder || !existsSync(shim)) continue;
		const target = await realpath(shim);
		candidates.push(
			target.endsWith('npm-cli.js') ? target : undefined,
			join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		);
	}
	const script = candidates.find((path) => path !== undefined && existsSync(path));
	if (!script) throw new Error('npm was not found beside Node nor on PATH. Install it with Node.');
	return { command: process.execPath, args: [script] };
}

/**
 * @returns {NodeJS.ProcessEnv} this environment without what an outer `npm run` says about its own
 * package, so that the npm that gets it looks only at the folder that it works in
 */
export function npmEnv() {
	const env = { ...process.env };
	for (const name of Object.keys(env)) {
		if (/^npm_(package|lifecycle)_|^npm_config_(local_prefix|prefix)$|^INIT_CWD$/i.test(name)) {
			delete env[name];
		}
	}
	// A NODE_ENV or a personal setting must not leave out the Node that n8n needs.
	delete env.npm_config_omit;
	return env;
}

/**
 * Runs npm and waits for it.
 *
 * @param {string[]} args
 * @param {object} options
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {AbortSignal} [options.signal]
 * @param {(line: string) => void} [options.onLine]
 * @throws {Error} with npm's own first lines about it, when it fails
 */
export async function runNpm(args, { cwd, env = npmEnv(), signal, onLine }) {
	/** @type {string[]} */
	const complaints = [];
	const npm = await npmCli();
	const run = await runTethered(npm.command, [...npm.args, ...args], {
		cwd,
		env,
		signal,
		onLine: (line) => {
			if (/^npm (ERR!|error) /.test(line)) complaints.push(line);
			onLine?.(line);
		},
	});
	const code = await run.exited;
	signal?.throwIfAborted();
	if (code === 0) return;
	// npm says what is wrong first and then explains its options at length.
	const said = complaints.length > 0 ? complaints.slice(0, 12).join('\n') : run.tail();
	throw new Error(`npm ${args.join(' ')} ended with code ${code} in ${cwd}:\n${said}`);
}
