import { describe, expect, it } from 'vitest';

import { FakeClock } from '../../sending/support/clock.mts';
import { FakeSite, json, written } from '../../sending/support/site.mts';
import type { Setting } from './support/context.mts';
import { errorOf, people, runAt, UPDATE } from './support/runs.mts';

const GET_GROUPS = { ...UPDATE, operation: 'getGroups' };
const TOOL = 'convioConstituentTool';
const NO_GROUPS = json({ getConsGroupsResponse: {} });

async function runs(setting: Setting, site = new FakeSite(({ cons_id }) => written(cons_id))) {
	const { items, context } = await runAt(site, new FakeClock(), setting);
	const hints = context.hints.map(({ message, type }) => [message, type]);
	return { items: items.map((item) => item.json), hints, methods: site.methods };
}

describe('what a run tells beside its results', () => {
	const CONFLICT =
		"Items of the same constituent set 'reminder_hint' to different values, and the last one wins: [items 0, 2]";
	const twice = [
		{ id: '1', name: 'a' },
		{ id: '2', name: 'b' },
		{ id: '01', name: 'c' },
	];

	it('is which items of one constituent contradict each other', async () => {
		const { hints } = await runs({ parameters: UPDATE, items: twice });
		expect(hints).toStrictEqual([
			['3 saved', 'info'],
			[CONFLICT, 'warning'],
		]);
	});

	it('is the same in a dry run, where other items could not be sent', async () => {
		const parameters = { ...UPDATE, options: { dryRun: true } };
		const { hints } = await runs({ parameters, items: [...twice, { id: '' }] });
		expect(hints).toStrictEqual([
			[expect.stringMatching(/^Dry run: 3 would be sent, 1 would not\./), 'warning'],
			[CONFLICT, 'warning'],
		]);
	});

	it('is that its options leave time for one try', async () => {
		const options = { maxTotalTime: 1_000, timeout: 1_000 };
		const { hints } = await runs({ parameters: { ...UPDATE, options }, items: people(1) });
		expect(hints).toStrictEqual([
			[expect.stringMatching(/^'Max Total Time' is not longer than 'Timeout'/), 'warning'],
		]);
	});

	it('is that nothing was found', async () => {
		const site = new FakeSite(() => NO_GROUPS);
		const { hints } = await runs({ parameters: GET_GROUPS, items: people(1) }, site);
		expect(hints).toStrictEqual([['Nothing was found for 1 item', 'info']]);
	});

	it('is nothing for one item that went well', async () => {
		const { hints } = await runs({ parameters: UPDATE, items: people(1) });
		expect(hints).toStrictEqual([]);
	});
});

describe('a result', () => {
	it('has the key that was given for its constituent', async () => {
		const parameters = { ...UPDATE, constituent: { mode: 'member_id', value: '=id' } };
		const site = new FakeSite(() => written('7'));
		const { items } = await runs({ parameters, items: people(1) }, site);
		expect(items).toStrictEqual([{ cons_id: '7', member_id: '1001', message: 'User updated.' }]);
	});

	it('has the fields of the input item where they are wanted', async () => {
		const parameters = { ...UPDATE, options: { includeInputFields: true } };
		const { items } = await runs({ parameters, items: people(1) });
		expect(items).toMatchObject([{ email: 'p0@x.org', cons_id: '1001' }]);
	});
});

it("leaves out what is unchanged only where the item's own option says so", async () => {
	const fields = { field: [{ name: 'name.first', valueType: 'TEXT' }] };
	const site = new FakeSite(({ method, cons_id }) => {
		if (method === 'listUserFields') return json({ listConsFieldsResponse: fields });
		if (method === 'update') return written(cons_id);
		return json({ getConsResponse: { cons_id, name: { first: 'same' } } });
	});
	const items = ['1', '2'].map((id) => ({ id, name: 'same', skip: id === '1' }));
	const parameters = {
		...UPDATE,
		fieldsJson: { 'name.first': '=name' },
		options: { skipUnchanged: '=skip' },
	};
	const { items: results } = await runs({ parameters, items }, site);
	expect(results).toMatchObject([
		{ cons_id: '1', action: 'unchanged' },
		{ cons_id: '2', message: 'User updated.' },
	]);
	expect(site.asked.filter(({ method }) => method === 'update')).toMatchObject([{ cons_id: '2' }]);
});

describe('an agent that uses the node as a tool', () => {
	it('is told in words that nothing was found', async () => {
		const site = new FakeSite(() => NO_GROUPS);
		const { items } = await runs({ parameters: GET_GROUPS, items: people(1), type: TOOL }, site);
		expect(items).toStrictEqual([{ message: 'Nothing was found' }]);
	});

	it('is told all that is wrong once, in the message alone', async () => {
		const setting = {
			parameters: { ...UPDATE, fieldsJson: 'no JSON' },
			items: [{ id: '' }],
			type: TOOL,
		};
		const error = await errorOf(runs(setting));
		expect(error.message).toMatch(/'Constituent' is empty.*'Fields \(JSON\)' is not valid JSON/);
		expect(error.description).toBe('');
		const person = await errorOf(runs({ ...setting, type: 'convioConstituent' }));
		expect(person.description).toContain('Also: ');
	});
});
