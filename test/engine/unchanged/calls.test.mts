import { beforeEach, describe, expect, it } from 'vitest';

import type { Constituent } from '../../../sandbox/index.mts';
import { rows as ids, useSandbox } from '../support/harness.mts';
import { addRecord } from '../operations/support/people.mts';
import { callCounts, sync } from './support/sync.mts';

/** Rows of one night; the table of the documents was measured with 20000. */
const ROWS = Number(process.env.SYNC_ROWS ?? 100);
/** One row in so many has changed since the last night. */
const CHANGED_EVERY = 20;
const MINUTES = 60_000;

const running = useSandbox();
const memberships = { add_group_ids: ids('1010'), add_interest_ids: ids('1002') };
let people: Constituent[] = [];

interface Row extends Record<string, unknown> {
	readonly id: string;
	readonly nickname: string;
	readonly 'name.last': string;
}

function rowOf({ consId }: Constituent, index: number): Row {
	const isChanged = index % CHANGED_EVERY === 0;
	return { id: consId, nickname: isChanged ? 'new' : `n${index}`, 'name.last': `l${index}` };
}

beforeEach(() => {
	const { site } = running();
	people = Array.from({ length: ROWS }, (_, index) => {
		const one = addRecord(running(), { nickname: `n${index}`, 'name.last': `l${index}` });
		site.setMember(one, '1010', true);
		site.setListed(one, 'interests', '1002', true);
		return one;
	});
});

/** What a workflow passes on that keeps a fingerprint of each row that it has sent. */
function changedRows(rows: readonly Row[]): Row[] {
	return rows.filter((_, index) => index % CHANGED_EVERY === 0);
}

interface Night {
	readonly rows: Row[];
	readonly skipUnchanged: boolean;
	readonly parameters?: Record<string, unknown>;
}

async function night({ rows, ...how }: Night): Promise<{ calls: number; entries: number }> {
	const { skipUnchanged, parameters } = how;
	const before = running().site.interactions.size;
	const { success } = await sync(running(), { rows, options: { skipUnchanged }, parameters });
	expect(success).toHaveLength(rows.length);
	const counts = callCounts(running());
	const calls = Object.values(counts).reduce((sum, count) => sum + count, 0);
	const entries = running().site.interactions.size - before;
	if (process.env.SYNC_ROWS !== undefined) console.info({ ...how, ...counts, calls, entries });
	return { calls, entries };
}

describe(`a night of ${ROWS} rows, 5 % of them changed, costs`, () => {
	const changed = ROWS / CHANGED_EVERY;
	const today = () => people.map(rowOf);

	it.each<[string, () => Night, number, number]>([
		['an update', () => ({ rows: today(), skipUnchanged: false }), ROWS, ROWS],
		[
			'a look, and an update of what has changed',
			() => ({ rows: today(), skipUnchanged: true }),
			ROWS + changed,
			changed,
		],
		[
			'a look at groups and interests too',
			() => ({ rows: today(), skipUnchanged: true, parameters: { memberships } }),
			3 * ROWS + changed,
			changed,
		],
		[
			'an update of what has another fingerprint',
			() => ({ rows: changedRows(today()), skipUnchanged: false }),
			changed,
			changed,
		],
		[
			'a look at what has another fingerprint, and an update',
			() => ({ rows: changedRows(today()), skipUnchanged: true }),
			2 * changed,
			changed,
		],
	])(
		'%s each',
		async (_, how, calls, entries) => {
			expect(await night(how())).toStrictEqual({ calls, entries });
		},
		30 * MINUTES,
	);
});
