import { expect, it } from 'vitest';

import { by, callsOf, run, useSandbox } from '../support/harness.mts';
import type { Strings } from '../support/harness.mts';
import { addRecord, valuesOf } from '../operations/support/people.mts';
import { asJson, AUTOMATIC } from '../operations/support/record-fields.mts';
import { dirtyRow, randomOf } from './support/dirty-sheet.mts';
import type { Row } from './support/dirty-sheet.mts';

/** A site that checks as little as possible: nothing but the node stands between a cell and a record. */
const running = useSandbox({ validateEmail: false, badBoolean: 'false', uniqueEmail: false });

const ROWS_IN_A_RUN = 700;
const SEEDS = [1, 2, 3, 4];

/** What everybody's record holds before the run. */
function before(id: number): Strings {
	return {
		member_id: `M-${id}`,
		'email.primary_address': `person${id}@example.org`,
		'name.first': 'José',
		'name.last': 'Muñoz',
	};
}

async function send(rows: readonly Row[], fields: Record<string, unknown>) {
	return await run(running(), {
		resource: 'constituent',
		operation: 'upsert',
		parameters: { constituent: by('member_id', '={{ $json.id }}'), ...fields },
		items: rows.map(({ json }) => json),
		timezone: 'America/New_York',
		onError: 'continueErrorOutput',
	});
}

it.each(SEEDS)(
	'each row of dirty sheet %d becomes what a careful person would have typed, or changes nothing',
	async (seed) => {
		const random = randomOf(seed);
		const rows = Array.from({ length: ROWS_IN_A_RUN }, (_, id) => dirtyRow(random, id));
		const ids = rows.map((_, id) => addRecord(running(), before(id)).consId);
		const { failed, success, error } = await send(rows, AUTOMATIC);
		expect(error).toBeUndefined();
		const refused = rows.filter(({ stored }) => stored === undefined).length;
		expect(refused).toBeGreaterThan(ROWS_IN_A_RUN / 10);
		expect(refused).toBeLessThan((ROWS_IN_A_RUN * 9) / 10);
		const wrong = rows.flatMap(({ json, stored }, id) => {
			const now = valuesOf(running(), ids[id] ?? '');
			const wanted = { ...before(id), ...stored };
			return JSON.stringify(sorted(now)) === JSON.stringify(sorted(wanted))
				? []
				: [{ json, wanted, now }];
		});
		expect(wrong).toStrictEqual([]);
		expect(failed).toHaveLength(refused);
		expect(success).toHaveLength(rows.length - refused);
		expect(callsOf(running(), 'createOrUpdate')).toHaveLength(rows.length - refused);
		// Nobody was added: each key found the one whom it means.
		expect(running().site.constituents.size).toBe(rows.length);
	},
);

function sorted(values: Strings): Array<[string, string]> {
	return Object.entries(values).sort(([a], [b]) => a.localeCompare(b));
}

it('the same rows end in the same records as JSON', async () => {
	const random = randomOf(5);
	const rows = Array.from({ length: ROWS_IN_A_RUN }, (_, id) => dirtyRow(random, id)).map(named);
	const ids = rows.map((_, id) => addRecord(running(), before(id)).consId);
	await send(rows, asJson('={{ $json.fields }}'));
	const wrong = rows.flatMap(({ json, stored }, id) => {
		const now = valuesOf(running(), ids[id] ?? '');
		const wanted = { ...before(id), ...stored };
		return JSON.stringify(sorted(now)) === JSON.stringify(sorted(wanted))
			? []
			: [{ json, wanted, now }];
	});
	expect(wrong).toStrictEqual([]);
});

/** A row with its cells under wire names, as JSON gives them; of two columns the filled one. */
function named({ json, stored }: Row): Row {
	const NAMES: Readonly<Record<string, string>> = {
		firstname: 'name.first',
		lastname: 'name.last',
		namefirst: 'name.first',
		namelast: 'name.last',
		email: 'email.primary_address',
		acceptsemail: 'email.accepts_email',
		preferredformat: 'email.preferred_format',
		zip: 'primary_address.zip',
		birthdate: 'birth_date',
		customnumber1: 'custom_number1',
	};
	const fields: Record<string, unknown> = {};
	let hasTwins = false;
	for (const [column, value] of Object.entries(json)) {
		if (column === 'id' || column === 'Remark') continue;
		const plain = column.toLowerCase().replace(/[^a-z\d.]/g, '');
		const name = NAMES[plain.replace('.', '')] ?? column.trim().replace('\uFEFF', '');
		const isBlank = value === '' || fields[name] === value;
		if (name in fields && !isBlank && fields[name] !== '') hasTwins = true;
		if (!(name in fields) || !isBlank) fields[name] = value;
	}
	// JSON has no second column, so that a row with two different ones is left as nobody wrote it.
	return hasTwins
		? { json: { id: json.id, fields: { 'name.first': '#N/A' } } }
		: { json: { id: json.id, fields }, stored };
}
