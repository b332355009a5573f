import { expect } from 'vitest';

import type { LoggedCall } from '../../../../sandbox/index.mts';
import { detailsAt, fatesOf } from './accounts.mts';
import { callsByItem } from './errands.mts';
import type { Played } from './invariants.mts';
import { send } from './play.mts';
import { A_DAY_MS } from './schedules.mts';

/** How often calls have added something: a record, or an entry in the log of interactions. */
function additions(calls: readonly LoggedCall[], { errand }: Played): number {
	const part = errand.method === 'logInteraction' ? 'interaction' : 'created';
	return calls.flatMap(({ writes }) => writes).filter((write) => write.part === part).length;
}

/**
 * The morning after: sends the items again of which the node has said that this is safe, to a site that
 * works again. Fails if anything was added twice by then, or if one of them is neither done nor refused.
 */
export async function sendSafeOnesAgain(played: Played): Promise<void> {
	const { sandbox, errand, people, result, concurrency } = played;
	const safe = people.filter((_person, index) => detailsAt(result, index)?.safeToRepeat === true);
	sandbox.setFaults([]);
	if (safe.length > 0) {
		const again = await send(sandbox, errand, safe, {
			options: { maxTotalTime: A_DAY_MS },
			concurrency,
			onError: 'continueErrorOutput',
		});
		// Somebody may not be at the site; that is told by a code.
		const fates = fatesOf(again);
		const open = fates.filter(
			(fate, index) => fate !== 'done' && detailsAt(again, index)?.code === undefined,
		);
		expect(open).toEqual([]);
	}
	for (const [index, calls] of callsByItem(sandbox.calls, people).entries()) {
		const count = additions(calls, played);
		expect({ index, count, isTwice: count > 1 }).toEqual({ index, count, isTwice: false });
	}
}
