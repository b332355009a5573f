import { describe, expect, it } from 'vitest';

import { useSandbox } from '../support/harness.mts';
import type { Fate } from './support/accounts.mts';
import { callsByItem, ERRANDS } from './support/errands.mts';
import type { Errand } from './support/errands.mts';
import { speedUp } from './support/fast-clock.mts';
import { expectPromisesKept } from './support/invariants.mts';
import { play } from './support/play.mts';
import { TABLE } from './support/table.mts';
import type { Row } from './support/table.mts';

/** Longer than an answer takes, shorter than the stalls of the table. */
const TIMEOUT_MS = 500;
const MAX_TRIES = 3;

speedUp();
const running = useSandbox({ population: 5, uniqueEmail: false });

/** One item that meets a fault on each of its first calls. */
async function meet({ fault }: Row, errand: Errand, times: number) {
	const nth = Array.from({ length: times }, (_, call) => call + 1);
	const played = await play(running(), errand, {
		people: [[1, 1]],
		concurrency: 1,
		maxTries: MAX_TRIES,
		maxTotalTime: 2_000_000_000,
		format: 'json',
		onError: 'continueErrorOutput',
		faults: [{ ...fault, match: { nth } }],
		refusesAfterMs: undefined,
		timeoutMs: TIMEOUT_MS,
	});
	const [fate] = expectPromisesKept(played);
	const [calls = []] = callsByItem(running().calls, played.people);
	return { fate, sent: calls.length, details: played.result.failed[0]?.json.details };
}

function sentAgain({ again }: Row, { effect }: Errand): boolean {
	return again === 'always' || (again === 'unless once only' && effect !== 'once only');
}

/** What an item comes to that has met the fault on its last try. */
function fateAfter({ doubtful, fault }: Row, { effect }: Errand): Fate {
	if (fault.kind === 'slowDrip' && !doubtful) return 'done';
	return doubtful && effect !== 'read' ? 'unknown' : 'not applied';
}

describe.each(ERRANDS)('$name', (errand) => {
	it.each(TABLE)('that meets $name once', async (row) => {
		const { fate, sent } = await meet(row, errand, 1);
		expect({ fate, sent }).toEqual(
			sentAgain(row, errand)
				? { fate: 'done', sent: 2 }
				: { fate: fateAfter(row, errand), sent: 1 },
		);
	});
});

describe('as often as it may be sent', () => {
	const faults = TABLE.filter(({ fault }) => fault.durationMs === undefined);
	it.each(ERRANDS)('and no more: $name', async (errand) => {
		for (const row of faults) {
			const { fate, sent } = await meet(row, errand, MAX_TRIES);
			const expected = { fate: fateAfter(row, errand), sent: sentAgain(row, errand) ? 3 : 1 };
			expect({ row: row.name, fate, sent }).toEqual({ row: row.name, ...expected });
		}
	});
});

describe('an outcome that is unknown', () => {
	it.each([
		['create', { primary_email: 'person1@faults.example' }],
		['update', { cons_id: '1000002' }],
		['upsert by member ID', { member_id: 'M-1', primary_email: 'person1@faults.example' }],
	])('comes with what to look up: %s', async (name, identity) => {
		const errand = ERRANDS.find((one) => one.name === name);
		const row = TABLE.find((one) => one.name === 'a reset, applied');
		if (errand === undefined || row === undefined) throw new Error('no such case');
		const { details } = await meet(row, errand, MAX_TRIES);
		expect(details).toMatchObject({
			outcome: 'unknown',
			identity,
			description: expect.stringContaining('Look the constituent up by'),
		});
	});
});
