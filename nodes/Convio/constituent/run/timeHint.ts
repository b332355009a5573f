import type { PreparedItem } from './prepare';

/** Whether an item asks for several tries, and leaves no time for a second one. */
function leavesOneTry(item: PreparedItem): boolean {
	if (item.kind !== 'call') return false;
	const { call, policy } = item;
	return policy.maxTries > 1 && policy.maxTotalMs <= call.settings.timeoutMs;
}

/** What a run says whose options allow one try where more are asked for; undefined if they do not. */
export function timeHint(prepared: readonly PreparedItem[]): string | undefined {
	if (!prepared.some(leavesOneTry)) return undefined;
	return "'Max Total Time' is not longer than 'Timeout', so nothing is tried again after a timeout, and a write that could add something twice is never tried again. Raise 'Max Total Time', or lower 'Timeout', under 'Options'";
}
