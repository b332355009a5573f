import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Most resident memory of a process since the mark was reset, in bytes. Only Linux keeps it.
 *
 * @param pid `self` for the process that asks
 * @returns undefined on other systems
 */
export function residentPeak(pid: number | 'self'): number | undefined {
	try {
		const line = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
		return line === null ? undefined : Number(line[1]) * 1024;
	} catch {
		return undefined;
	}
}

/** Makes Linux forget the highest value so far. Otherwise that of the warm-up would be read. */
export function resetResidentPeak(pid: number | 'self'): void {
	try {
		writeFileSync(`/proc/${pid}/clear_refs`, '5');
	} catch {
		// Other systems keep no mark, so there is none to reset.
	}
}
