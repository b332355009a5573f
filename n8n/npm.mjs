// @ts-check
/** Runs npm from a program, on every platform. */
import { existsSync } from 'node:fs';
import { realpath } from 'node:fs/promises';
import { delimiter, dirname, join } from 'node:path';
import { runTethered } from './processes.mjs';

/**
 * Finds npm's script, to be run by our own Node. On Windows, `npm` itself is a .cmd file, which Node
 * cannot start without a shell.
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
 * @returns {NodeJS.ProcessEnv} this environment without the variables in which an outer `npm run`
 * describes its own package. With them, npm would work in the folder of that package.
 */
export function npmEnv() {
	const env = { ...process.env };
	for (const name of Object.keys(env)) {
		if (/^npm_(package|lifecycle)_|^npm_config_(local_prefix|prefix)$|^INIT_CWD$/i.test(name)) {
			delete env[name];
		}
	}
	// The Node that runs n8n is an optional dependency. A personal setting could leave it out.
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
 * @throws {Error} with the first lines of npm's error, when it fails
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
	// npm names the error first. Many lines about its options follow, which would hide it.
	const said = complaints.length > 0 ? complaints.slice(0, 12).join('\n') : run.tail();
	throw new Error(`npm ${args.join(' ')} ended with code ${code} in ${cwd}:\n${said}`);
}
