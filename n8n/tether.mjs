// @ts-check
/**
 * A process between a program and the command that it starts, so that the command never outlives
 * the program. It runs the command in a process group of its own, and ends that group when its
 * parent asks for it or has ended. It notices the latter because the channel between them closes,
 * also after kill -9. What is still running after the milliseconds in the first argument is killed.
 *
 * `runTethered` in processes.mjs starts it. It is not meant to be run by hand.
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
// Without a listener, an error on these streams would end this process before it has ended the group.
process.stdout.on('error', end);
process.stderr.on('error', end);

child.on('error', (error) => {
	process.stderr.write(`Cannot start ${command}: ${error.message}\n`);
	process.exit(127);
});
child.on('spawn', () => process.send?.({ pid: child.pid }, undefined, undefined, () => {}));
child.on('exit', (code, signal) => {
	signalGroup('SIGKILL'); // The command may have left processes of its own.
	process.exit(code ?? (signal === 'SIGTERM' ? 143 : 137));
});
