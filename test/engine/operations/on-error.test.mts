import { describe, expect, it } from 'vitest';

import { by, jsonOf, paired, pairsOf, run, useSandbox } from '../support/harness.mts';
import { addRecord } from './support/people.mts';

const running = useSandbox();

/** Five rows: known, unknown, no ID, known, known twice. */
const ROWS = [
	{ id: 'M-1', name: 'Ada', tags: ['a', { deep: true }] },
	{ id: 'M-nobody', name: 'Bob' },
	{ id: '', name: 'Eve' },
	{ id: 'M-2', name: 'Max' },
	{ id: 'M-twice', name: 'Mia' },
];
const GOOD = [0, 3];
const BAD = [1, 2, 4];

const update = {
	resource: 'constituent',
	operation: 'update',
	parameters: {
		constituent: by('member_id', '={{ $json.id }}'),
		fieldsInput: 'json',
		fieldsJson: '={{ { "name.first": $json.name } }}',
	},
};

function addPeople(): void {
	for (const member_id of ['M-1', 'M-2', 'M-twice', 'M-twice']) addRecord(running(), { member_id });
}

function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null) Object.values(value).forEach(frozen);
	return Object.freeze(value);
}

function messages(items: readonly unknown[]): string[] {
	return items.map((item) => String(Object(item).error));
}

const WORDS = [
	"Luminate Online refused the call: Constituent record not found (code 16) [member ID 'M-nobody', item 1]",
	"'Constituent' is empty: no value is given for 'Member ID' [item 2]",
	"Luminate Online refused the call: Update failed: more than one record matched (code 15) [member ID 'M-twice', item 4]",
];

describe('On Error: Continue', () => {
	it('gives each item once, in order, errors with error and details alone', async () => {
		addPeople();
		const { success, failed, error } = await run(running(), {
			...update,
			items: ROWS,
			onError: 'continueRegularOutput',
		});
		expect(error).toBeUndefined();
		expect(failed).toStrictEqual([]);
		expect(pairsOf(success)).toStrictEqual(ROWS.map((_, index) => paired(index)));
		const items = jsonOf(success);
		for (const index of GOOD) expect(items[index]).toMatchObject({ message: 'User updated.' });
		for (const index of BAD) {
			expect(Object.keys(Object(items[index])).sort()).toStrictEqual(['details', 'error']);
		}
		expect(messages(BAD.map((index) => items[index]))).toStrictEqual(WORDS);
	});
});

describe('On Error: Continue (using error output)', () => {
	it('sends the errors, with their input fields, down the error output', async () => {
		addPeople();
		const { success, failed, error } = await run(running(), {
			...update,
			items: ROWS,
			onError: 'continueErrorOutput',
		});
		expect(error).toBeUndefined();
		expect(pairsOf(success)).toStrictEqual(GOOD.map(paired));
		expect(pairsOf(failed)).toStrictEqual(BAD.map(paired));
		const items = jsonOf(failed);
		expect(items).toMatchObject(BAD.map((index) => ROWS[index] ?? {}));
		for (const item of items) {
			expect(Object.keys(Object(item)).sort()).toStrictEqual(['details', 'error', 'id', 'name']);
		}
		expect(messages(items)).toStrictEqual(WORDS);
	});

	it('accounts for each of many items exactly once', async () => {
		const known = Array.from({ length: 30 }, (_, n) => n).filter((n) => n % 3 !== 0);
		for (const n of known) addRecord(running(), { member_id: `M-${n}` });
		const items = Array.from({ length: 30 }, (_, n) => ({ id: `M-${n}`, name: `N${n}` }));
		const { success, failed } = await run(running(), {
			...update,
			items,
			onError: 'continueErrorOutput',
		});
		expect(pairsOf(success)).toStrictEqual(known.map(paired));
		const all = [...pairsOf(success), ...pairsOf(failed)].map((pair) => Object(pair).item);
		expect(all.sort((a, b) => a - b)).toStrictEqual(items.map((_, index) => index));
	});
});

describe('On Error: Stop', () => {
	it('throws the refusal, with its item', async () => {
		const { success, error, task } = await run(running(), { ...update, items: [ROWS[1] ?? {}] });
		expect(success).toStrictEqual([]);
		expect(task?.data).toBeUndefined();
		expect(error?.name).toBe('NodeApiError');
		expect(error?.message).toBe(WORDS[0]?.replace('item 1]', 'item 0]'));
		expect(error?.description).toBe('No constituent matches. Check the ID or email address.');
		expect(error?.context?.itemIndex).toBe(0);
	});

	it('sends nothing when an item cannot be right, and says which', async () => {
		addPeople();
		const { error } = await run(running(), { ...update, items: ROWS });
		expect(error?.name).toBe('NodeOperationError');
		expect(error?.message).toBe(WORDS[1]);
		expect(error?.description).toBe(
			'Check that the expression finds a value in this item. 0 of 5 items had succeeded when the node stopped.',
		);
		expect(error?.context?.itemIndex).toBe(2);
		expect(running().calls).toStrictEqual([]);
	});
});

it.each(['continueRegularOutput', 'continueErrorOutput', 'stopWorkflow'] as const)(
	'leaves the input as it was (%s)',
	async (onError) => {
		addPeople();
		const items = frozen(structuredClone(ROWS));
		const { input } = await run(running(), { ...update, items, onError });
		expect(jsonOf(input)).toStrictEqual(ROWS);
	},
);
