import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

/** Linux counts a process's time in hundredths of a second. */
const TICK_MS = 10;

/** How long the processors of this machine have been at work for anybody, in milliseconds. */
export function machineBusyMs(): number {
	return cpus().reduce(
		(sum, { times }) => sum + times.user + times.nice + times.sys + times.irq,
		0,
	);
}

/** How long they have worked for one process; NaN where that cannot be read. */
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
 * @param site the process that serves this one, if there is one
 * @returns gives their share of all processors since then, 0 to 1; 0 where it cannot be known
 */
export function watchOthers(site?: number): () => number {
	const ownMs = () => {
		const { user, system } = process.cpuUsage();
		return (user + system) / 1000 + (site === undefined ? 0 : processBusyMs(site));
	};
	const start = { at: performance.now(), machine: machineBusyMs(), own: ownMs() };
	return () => {
		const wallMs = performance.now() - start.at;
		const others = machineBusyMs() - start.machine - (ownMs() - start.own);
		const share = others / (wallMs * cpus().length);
		return Number.isNaN(share) ? 0 : Math.max(0, share);
	};
}
