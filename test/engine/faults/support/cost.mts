import type { Fault, Sandbox, SettingsPatch } from '../../../../sandbox/index.mts';
import { fatesOf } from './accounts.mts';
import { callsByItem, errandOf } from './errands.mts';
import { send } from './play.mts';
import { A_DAY_MS } from './schedules.mts';
import { strangers } from './start.mts';

/** What a fault has cost a run. */
export interface Cost {
	/** Requests that the site got, reads of the node's own included. */
	readonly calls: number;
	/** Items whose outcome the node calls unknown. */
	readonly unknown: number;
	/** Items that are called not applied although the site has changed something. */
	readonly wronglyNotApplied: number;
	/** Records that were added a second time for one item. */
	readonly doubles: number;
}

/** How a site is down or slow, and what is sent to it. */
export interface Trial {
	readonly name: string;
	readonly errand: string;
	readonly rows: number;
	readonly settings?: SettingsPatch;
	/** Meets the first call of each row. */
	readonly fault?: Fault;
}

/** Records that were created for an item that had created one before. */
function doublesIn({ calls }: Sandbox): number {
	const created = calls.flatMap(({ params, writes }) =>
		writes.filter(({ part }) => part === 'created').map(() => params.source),
	);
	return created.length - new Set(created).size;
}

/** Runs a trial, and counts when the site has done all its work. */
export async function costOf(sandbox: Sandbox, trial: Trial): Promise<Cost> {
	const errand = errandOf(trial.errand);
	const people = strangers(trial.rows);
	sandbox.reset(trial.settings);
	const { fault } = trial;
	sandbox.setFaults(
		people.flatMap(({ mark }) =>
			fault === undefined ? [] : [{ ...fault, match: { param: { name: 'source', value: mark } } }],
		),
	);
	const result = await send(sandbox, errand, people, {
		options: { timeout: 1_000, maxTotalTime: A_DAY_MS },
		concurrency: 10,
		onError: 'continueErrorOutput',
	});
	await sandbox.settled();
	const fates = fatesOf(result);
	const calls = callsByItem(sandbox.calls, people);
	return {
		calls: sandbox.calls.length,
		unknown: fates.filter((fate) => fate === 'unknown').length,
		wronglyNotApplied: fates.filter(
			(fate, index) => fate === 'not applied' && calls[index]?.some(({ applied }) => applied),
		).length,
		doubles: doublesIn(sandbox),
	};
}
