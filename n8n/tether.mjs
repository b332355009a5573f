// @ts-check
/**
 * Stands between a process that starts another and the one that is started, so that none is ever
 * left behind. It runs the command in its arguments in a process group of its own and ends that
 * whole group as soon as its parent asks for it or is gone, however it went: the channel between
 * the two then closes, which no kill -9 of the parent can prevent. What has not ended after the
 * milliseconds in the first argument is killed.
 *
 * Started by `runTethered` in processes.mjs; not meant to be run by hand.
 */
import { spawn, spawnSync } from 'node:child_process';

const isWindows = process.platform === 'win32';
const [graceMs, command = '', ...args] = process.argv.slice(2);

const child = spawn(command, args, {
	stdio: ['ignore', 'inherit', 'inherit'],
	detached: !isWindows, // on Windows this would open a console window
	windowsHide: true,
});

/** @param {NodeJS.Signals} signal */
function signalGroup(signal) {
	if (child.pid === undefined) return;
	if (isWindows) {
		spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { windowsHide: true });
		return;
	}
	try {
		process.kill(-child.pid, signal);
	} catch {
		// The group has no process left.
	}
}

let ending = false;
function end() {
	if (ending) return;
	ending = true;
	signalGroup('SIGTERM');
	setTimeout(() => signalGroup('SIGKILL'), Number(graceMs));
}

process.on('message', end);
process.on('disconnect', end);
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP']))
	process.on(signal, end);
// A reader that has gone away must not end the tether before it has ended the group.
process.stdout.on('error', end);
process.stderr.on('error', end);

child.on('error', (error) => {
	process.stderr.write(`Cannot start ${command}: ${error.message}\n`);
	process.exit(127);
});
child.on('spawn', () => process.send?.({ pid: child.pid }, undefined, undefined, () => {}));
child.on('exit', (code, signal) => {
	signalGroup('SIGKILL'); // whatever the command itself left behind
	process.exit(code ?? (signal === 'SIGTERM' ? 143 : 137));
});
