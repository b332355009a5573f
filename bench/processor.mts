import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

/** Processor time that this machine has spent on all processes, in milliseconds. */
export function machineBusyMs(): number {
	return cpus().reduce(
		(sum, { times }) => sum + times.user + times.nice + times.sys + times.irq,
		0,
	);
}

/** Processor time that it has spent on one process, in milliseconds; NaN where Linux is not. */
export function processBusyMs(pid: number): number {
	try {
		const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
		const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
		return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
	} catch {
		return NaN;
	}
}

/**
 * Starts to watch what other processes take of this machine.
 *
 * @param own the processes that take part in the measured run beside this one
 * @returns gives their share of all processors since then, 0 to 1; 0 where it cannot be known
 */
export function watchOthers(...own: readonly number[]): () => number {
	const ownMs = () => {
		const { user, system } = process.cpuUsage();
		return own.reduce((sum, pid) => sum + processBusyMs(pid), (user + system) / 1000);
	};
	const start = { at: performance.now(), machine: machineBusyMs(), own: ownMs() };
	return () => {
		const wallMs = performance.now() - start.at;
		const others = machineBusyMs() - start.machine - (ownMs() - start.own);
		const share = others / (wallMs * cpus().length);
		return Number.isNaN(share) ? 0 : Math.max(0, share);
	};
}
