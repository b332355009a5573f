import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { startSandbox } from '../../../sandbox/index.mts';
import type { Fault, Sandbox } from '../../../sandbox/index.mts';
import { speedUp } from '../faults/support/fast-clock.mts';
import { FORMATS } from '../support/harness.mts';
import type { Strings } from '../support/harness.mts';
import { addRecord, valuesOf } from '../operations/support/people.mts';
import { sync } from './support/sync.mts';

const PEOPLE = ['2000001', '2000002', '2000003'];

/** What a record holds at first. */
const HELD: Strings = {
	'name.first': 'Ada',
	nickname: 'Countess',
	birth_date: '1980-05-02',
	'email.accepts_email': 'true',
	custom_number1: '7',
	custom_boolean1: 'true',
};

/** Mostly another spelling of what is held, so that many rows change nothing; at times a new value. */
function spellings(same: readonly string[], other: readonly string[]): fc.Arbitrary<string> {
	return fc.oneof(
		{ weight: 9, arbitrary: fc.constantFrom(...same) },
		{ weight: 1, arbitrary: fc.constantFrom(...other) },
	);
}

const VALUES = {
	'name.first': spellings(['Ada', ' Ada'], ['ada', 'Zoë', '']),
	nickname: spellings(['Countess', 'Countess '], ['x & y', '']),
	birth_date: spellings(['1980-05-02', '1980-05-02T23:00:00-06:00'], ['1980-05-03', '']),
	'email.accepts_email': spellings(['true', 'TRUE'], ['FALSE', '']),
	custom_number1: spellings(['7', '7.0'], ['-7', '0', '']),
	custom_boolean1: spellings(['true'], ['false', '']),
};

const row = fc.record({
	person: fc.nat(PEOPLE.length - 1),
	byMemberId: fc.boolean(),
	fields: fc
		.record(VALUES, { requiredKeys: [] })
		.filter((fields) => Object.keys(fields).length > 0),
});

/** Fewer in all than the node takes for a sign that the site is dead; each call can be repeated. */
const faults: fc.Arbitrary<Fault[]> = fc.uniqueArray(
	fc.record({
		kind: fc.constantFrom('resetBefore', 'resetAfter', 'cutBody', 'garbage', 'status', 'html200'),
		status: fc.constantFrom(429, 502, 503),
		when: fc.constantFrom('before', 'after'),
		match: fc.record({ nth: fc.integer({ min: 1, max: 24 }).map((nth) => [nth]) }),
	}),
	{ selector: ({ match }) => match.nth[0], maxLength: 4 },
);

const plan = fc.record({
	rows: fc.array(row, { minLength: 1, maxLength: 10 }),
	limit: fc.integer({ min: 1, max: 4 }),
	format: fc.constantFrom(...FORMATS),
	faults,
});

type Row = typeof row extends fc.Arbitrary<infer Drawn> ? Drawn : never;

let sandbox: Sandbox;

speedUp();
beforeAll(async () => {
	sandbox = await startSandbox({ settings: { population: 0 } });
});
afterAll(async () => await sandbox.close());

function enterPeople(): void {
	sandbox.reset();
	for (const [index, id] of PEOPLE.entries()) {
		const values: Strings = index === 0 ? {} : HELD;
		addRecord(sandbox, { member_id: `M-${id}`, ...values }, id);
	}
}

/** Outer blanks and the zeros of a number are no difference that would be written. */
function meaningOf(values: Strings): Strings {
	const plain = ([name, value]: [string, string]) => [
		name,
		name === 'custom_number1' ? String(Number(value)) : value.trim(),
	];
	return Object.fromEntries(Object.entries(values).map(plain));
}

/** Runs the rows, each with a mark that its write carries, and gives what the records hold then. */
async function recordsAfter(rows: readonly Row[], options: object, run: object) {
	const mode = '={{ $json.fields.mode }}';
	const { success, error } = await sync(sandbox, {
		rows: rows.map(({ person, byMemberId, fields }, index) => ({
			id: byMemberId ? `M-${PEOPLE[person]}` : PEOPLE[person],
			mode: byMemberId ? 'member_id' : 'cons_id',
			mark: String(index),
			values: fields,
		})),
		parameters: {
			constituent: { __rl: true, mode, value: '={{ $json.id }}' },
			fieldsJson: '={{ $json.fields.values }}',
			updateFields: { sub_source: '={{ $json.fields.mark }}' },
		},
		options: { emptyValues: 'clear', maxTries: 20, maxTotalTime: 86_400_000, ...options },
		...run,
	});
	expect(error).toBeUndefined();
	return { success, records: PEOPLE.map((id) => meaningOf(valuesOf(sandbox, id))) };
}

/** The marks of the writes that the site has worked through, by person, in the order of arrival. */
function writesByPerson(rows: readonly Row[]): number[][] {
	const marks = sandbox.calls
		.filter(({ method, processed }) => method === 'update' && processed)
		.map(({ params }) => Number(params.sub_source));
	return PEOPLE.map((_, person) => {
		const own = marks.filter((mark) => rows[mark]?.person === person);
		// A write that is sent again after a fault is the same one.
		return own.filter((mark, index) => mark !== own[index - 1]);
	});
}

it('ends with the same records as without the option, and never writes out of order', async () => {
	let skipped = 0;
	let written = 0;
	await fc.assert(
		fc.asyncProperty(plan, async ({ rows: drawn, limit, format, faults: planned }) => {
			// Items of one person under several keys are only kept apart when they go one by one.
			const rows = drawn.map((one) => ({ ...one, byMemberId: one.byMemberId && limit === 1 }));
			enterPeople();
			const expected = await recordsAfter(rows, { skipUnchanged: false }, { limit, format });
			const order = writesByPerson(rows);
			enterPeople();
			sandbox.setFaults(planned);
			const actual = await recordsAfter(rows, {}, { limit, format });
			expect(actual.records).toStrictEqual(expected.records);
			expect(actual.success).toHaveLength(rows.length);
			for (const [person, marks] of writesByPerson(rows).entries()) {
				expect(marks).toStrictEqual(order[person]?.filter((mark) => marks.includes(mark)));
			}
			const isSkipped = actual.success.filter(({ json }) => json.action === 'unchanged').length;
			skipped += isSkipped;
			written += rows.length - isSkipped;
		}),
		{ numRuns: 60, endOnFailure: true },
	);
	// What was drawn has to have put both ways to the test.
	expect(Math.min(skipped, written)).toBeGreaterThan(20);
}, 240_000);
