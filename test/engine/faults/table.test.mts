import { describe, expect, it } from 'vitest';

import { useSandbox } from '../support/harness.mts';
import { ERRANDS } from './support/errands.mts';
import { fateAfter, sentAgain } from './support/expected.mts';
import { speedUp } from './support/fast-clock.mts';
import { MAX_TRIES, meet } from './support/meet.mts';
import { QUICK_ROWS, TABLE } from './support/table.mts';

speedUp();
const running = useSandbox({ population: 5, uniqueEmail: false });

describe.each(ERRANDS)('$name', (errand) => {
	it.each(QUICK_ROWS)('that meets $name once', async (row) => {
		const { fate, sent } = await meet(running(), row, errand, 1);
		expect({ fate, sent }).toEqual(
			sentAgain(row, errand)
				? { fate: 'done', sent: 2 }
				: { fate: fateAfter(row, errand), sent: 1 },
		);
	});
});

describe('as often as it may be sent', () => {
	it.each(ERRANDS)('and no more: $name', async (errand) => {
		for (const row of QUICK_ROWS) {
			// What is throttled was not delivered, and may be sent until the time is over.
			if (row.fault.status === 429) continue;
			const { fate, sent } = await meet(running(), row, errand, MAX_TRIES);
			const expected = { fate: fateAfter(row, errand), sent: sentAgain(row, errand) ? 3 : 1 };
			expect({ row: row.name, fate, sent }).toEqual({ row: row.name, ...expected });
		}
	});

	it.each(ERRANDS)('does not count a call that was throttled: $name', async (errand) => {
		const fault = { kind: 'status', status: 429 } as const;
		const { fate, sent } = await meet(running(), { fault }, errand, 5 * MAX_TRIES);
		expect({ fate, sent }).toEqual({ fate: 'done', sent: 5 * MAX_TRIES + 1 });
	});
});

describe('an outcome that is unknown', () => {
	it.each([
		['create', { primary_email: 'person1@faults.example' }, 'Look the constituent up by'],
		['update', { cons_id: '1000002' }, 'Sending the item again is safe'],
		[
			'upsert by member ID',
			{ member_id: 'M-1', primary_email: 'person1@faults.example' },
			'Sending the item again is safe',
		],
		['log an interaction', { cons_id: '1000002' }, 'Check the interactions of the constituent by'],
	])('comes with what to look up, if that is needed: %s', async (name, identity, advice) => {
		const errand = ERRANDS.find((one) => one.name === name);
		const row = TABLE.find((one) => one.name === 'a reset, applied');
		if (errand === undefined || row === undefined) throw new Error('no such case');
		const { details } = await meet(running(), row, errand, MAX_TRIES);
		expect(details).toMatchObject({
			outcome: 'unknown',
			identity,
			description: expect.stringContaining(advice),
		});
	});
});
