import { describe, expect, it } from 'vitest';

import { startSandbox } from '../../../sandbox/index.mts';
import { ERRANDS } from './support/errands.mts';
import { fateAfter, sentAgain } from './support/expected.mts';
import { speedUp } from './support/fast-clock.mts';
import { meet } from './support/meet.mts';
import { SILENT_ROWS } from './support/table.mts';

speedUp();
const CASES = ERRANDS.flatMap((errand) => SILENT_ROWS.map((row) => ({ errand, row })));

/** Each case takes as long as the node's timeout, so all of them wait at the same time. */
describe.concurrent('silence', () => {
	it.each(CASES)('$errand.name that meets $row.name', async ({ errand, row }) => {
		const sandbox = await startSandbox({ settings: { population: 5, uniqueEmail: false } });
		try {
			const { fate, sent } = await meet(sandbox, row, errand, 1);
			expect({ fate, sent }).toEqual(
				sentAgain(row, errand)
					? { fate: 'done', sent: 2 }
					: { fate: fateAfter(row, errand), sent: 1 },
			);
		} finally {
			await sandbox.close();
		}
	});
});
