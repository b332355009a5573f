import type { LoggedCall } from '../../../../sandbox/index.mts';

/** The caller has given up, which the site may notice late: no telling when that was. */
function isAbandoned({ fault, aborted, endedAt }: LoggedCall): boolean {
	if (fault?.startsWith('stall')) return true;
	const isWhole = fault === undefined || ['slowDrip', 'settings'].includes(fault);
	return isWhole && (aborted || endedAt === undefined);
}

/** Most calls that were under way at the same time, of those whose end is known. */
export function mostAtOnce(calls: readonly LoggedCall[]): number {
	const steps = calls
		.filter((call) => !isAbandoned(call))
		.flatMap(({ startedAt, endedAt = Infinity }) => [
			{ at: startedAt, change: 1 },
			{ at: endedAt, change: -1 },
		]);
	steps.sort((one, other) => one.at - other.at || one.change - other.change);
	let now = 0;
	let most = 0;
	for (const { change } of steps) {
		now += change;
		most = Math.max(most, now);
	}
	return most;
}
