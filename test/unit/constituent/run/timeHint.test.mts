import { describe, expect, it } from 'vitest';

import { CANCELLED } from '../../../../nodes/Convio/constituent/results/runFailures.ts';
import type { PreparedItem } from '../../../../nodes/Convio/constituent/run/prepare.ts';
import { timeHint } from '../../../../nodes/Convio/constituent/run/timeHint.ts';
import { callOf } from '../../transport/support/calls.mts';

/** An item with this 'Max Tries', 'Max Total Time' and 'Timeout'. */
function itemOf(maxTries: number, maxTotalMs: number, timeoutMs: number): PreparedItem {
	const call = callOf('update', { cons_id: '1' }, { timeoutMs });
	return {
		kind: 'call',
		call,
		policy: { maxTries, maxTotalMs, looksUp: true },
		prepared: { params: call.params, limit: Infinity, items: (data) => [data] },
		allowsIncomplete: false,
	};
}

const TEXT =
	"'Max Total Time' is not longer than 'Timeout', so nothing is tried again after a timeout, and a write that could add something twice is never tried again. Raise 'Max Total Time', or lower 'Timeout', under 'Options'";
const TIGHT = itemOf(2, 1_000, 2_000);
const AMPLE = itemOf(5, 300_000, 60_000);

describe('the hint about time', () => {
	it.each([
		['shorter', 999],
		['as long', 1_000],
	])(
		'is given where the whole time is %s as one try, and several are asked for',
		(_what, total) => {
			expect(timeHint([itemOf(2, total, 1_000)])).toBe(TEXT);
		},
	);

	it('is not given where there is time for a second try', () => {
		expect(timeHint([itemOf(2, 1_001, 1_000), AMPLE])).toBeUndefined();
	});

	it('is not given where one try is all that is asked for', () => {
		expect(timeHint([itemOf(1, 1_000, 2_000)])).toBeUndefined();
	});

	it('is given if one item among others leaves no time', () => {
		expect(timeHint([AMPLE, TIGHT, AMPLE])).toBe(TEXT);
	});

	it('is not about items that are not sent', () => {
		const shown: PreparedItem = {
			kind: 'dry run',
			shown: {},
			call: callOf('update', {}, { timeoutMs: 1e9 }),
		};
		expect(timeHint([{ kind: 'failure', failure: CANCELLED }, shown])).toBeUndefined();
		expect(timeHint([])).toBeUndefined();
	});
});
