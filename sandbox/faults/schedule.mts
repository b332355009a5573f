import type { Params } from '../wire/params.mts';
import type { Fault, FaultMatch } from './types.mts';

/** A fault, how many calls it has seen and how often it may still be played. */
interface Entry {
	fault: Fault;
	/** Calls seen that match method and parameter. */
	seen: number;
	/** How often it may still be played. */
	left: number;
}

/** The faults still to play, in the order in which they were given. */
export class FaultSchedule {
	#entries: Entry[] = [];

	/** Replaces the schedule. */
	set(faults: readonly Fault[]): void {
		this.#entries = faults.map((fault) => ({ fault, seen: 0, left: timesOf(fault) }));
	}

	/** The fault to play on this call, if any: the first that fits. Each fault that fits counts the
	 * call, also when another one is played. */
	take(method: string, params: Params): Fault | undefined {
		let taken: Entry | undefined;
		for (const entry of this.#entries) {
			if (!fits(entry.fault.match ?? {}, method, params)) continue;
			entry.seen += 1;
			const due = entry.fault.match?.nth?.includes(entry.seen) ?? true;
			if (!taken && due && entry.left > 0) taken = entry;
		}
		if (taken) taken.left -= 1;
		return taken?.fault;
	}

	/** The faults that may still be played. */
	get pending(): Fault[] {
		return this.#entries.filter(({ left }) => left > 0).map(({ fault }) => fault);
	}
}

function timesOf({ times, match }: Fault): number {
	if (times === 'always') return Infinity;
	return times ?? match?.nth?.length ?? 1;
}

function fits({ method, param }: FaultMatch, called: string, params: Params): boolean {
	if (method !== undefined && method !== called) return false;
	return param === undefined || params.raw(param.name) === param.value;
}
