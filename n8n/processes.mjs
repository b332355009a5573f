// @ts-check
/** Starts other programs so that they always end with the program that started them. */
import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const tether = fileURLToPath(new URL('./tether.mjs', import.meta.url));
const TAIL_LINES = 40;
/** @type {Set<() => Promise<void>>} */
const running = new Set();

/**
 * @typedef {object} Tethered
 * @property {number} pid process id of the command itself
 * @property {() => string} tail the last lines that it printed, for an error message
 * @property {Promise<number>} exited its exit code; 127 if it could not be started
 * @property {() => Promise<void>} stop ends it with everything that it started; safe to call twice
 */

/**
 * Runs a command that cannot outlive this process: it ends, with all of its own children, when
 * `stop` is called and when this process ends, be it by kill -9.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {object} [options]
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env] the whole environment; this process's if left out
 * @param {(line: string) => void} [options.onLine] gets each line of its output
 * @param {number} [options.graceMs] how long it may take to end before it is killed
 * @param {AbortSignal} [options.signal] stops it
 * @returns {Promise<Tethered>} once it has started
 */
export async function runTethered(
	command,
	args,
	{ cwd, env = process.env, onLine, graceMs = 2_000, signal } = {},
) {
	signal?.throwIfAborted();
	/** @type {string[]} */
	const lines = [];
	const child = spawn(process.execPath, [tether, String(graceMs), command, ...args], {
		cwd,
		env,
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		// In our own process group, a Ctrl-C in the terminal would end it before we can stop it.
		detached: process.platform !== 'win32',
		windowsHide: true,
	});
	for (const stream of [child.stdout, child.stderr]) {
		if (!stream) continue;
		createInterface({ input: stream }).on('line', (line) => {
			lines.push(line);
			if (lines.length > TAIL_LINES) lines.shift();
			onLine?.(line);
		});
	}
	const end = () => {
		// With disconnect(), Node would never emit 'close' for the child.
		if (child.connected) child.send('end', () => {});
	};
	signal?.addEventListener('abort', end);
	const exited = new Promise((/** @type {(code: number) => void} */ resolve) => {
		child.on('error', (error) => {
			lines.push(error.message);
			resolve(127);
		});
		child.on('close', (code) => {
			signal?.removeEventListener('abort', end);
			resolve(code ?? 137);
		});
	});
	const pid = await new Promise((/** @type {(pid: number) => void} */ resolve) => {
		child.once('message', (message) => resolve(/** @type {{ pid: number }} */ (message).pid));
		void exited.then(() => resolve(0));
	});
	const stop = async () => {
		end();
		await exited;
	};
	running.add(stop);
	void exited.then(() => running.delete(stop));
	return { pid, tail: () => lines.join('\n'), exited, stop };
}

/** Ends all that was started here, and waits for it. */
export async function stopAll() {
	await Promise.all([...running].map((stop) => stop()));
}

/**
 * Waits until a program that has been started is ready for use.
 *
 * @param {string} name of the program, for an error message
 * @param {Tethered} run
 * @param {() => Promise<boolean>} isReady called ten times a second
 * @param {number} withinMs how long that may take
 * @throws {Error} with its last lines, when it ends or is not ready in time; it is stopped first
 */
export async function untilReady(name, run, isReady, withinMs) {
	/** @type {number | undefined} */
	let code;
	void run.exited.then((exitCode) => {
		code = exitCode;
	});
	const giveUp = Date.now() + withinMs;
	while (code === undefined && Date.now() < giveUp) {
		if (await isReady()) return;
		await new Promise((resolve) => setTimeout(resolve, 100));
	}
	const what =
		code === undefined
			? `does not answer after ${withinMs / 1000} s`
			: `ended with code ${code} while starting`;
	await run.stop();
	throw new Error(`${name} ${what}. Its last lines:\n${run.tail()}`);
}

/**
 * @param {number} count
 * @returns {Promise<number[]>} so many different ports on which nothing listens
 */
export async function freePorts(count) {
	const servers = await Promise.all(
		Array.from({ length: count }, async () => {
			const server = createServer();
			await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(undefined)));
			return server;
		}),
	);
	const ports = servers.map((server) => {
		const address = server.address();
		return address !== null && typeof address === 'object' ? address.port : 0;
	});
	await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
	return ports;
}

/**
 * @param {number} pid
 * @returns {boolean} whether a process has this id
 */
export function isAlive(pid) {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
	}
}
