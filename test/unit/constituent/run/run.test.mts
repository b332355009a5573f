import { NodeOperationError } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';

import { FakeClock, settled, until } from '../../sending/support/clock.mts';
import type { Setting } from './support/context.mts';
import { errorOf, heldRun, people, runAt, UPDATE } from './support/runs.mts';
import { FakeSite, json, refused, RESET, written } from '../../sending/support/site.mts';

const GET_GROUPS = {
	resource: 'constituent',
	operation: 'getGroups',
	constituent: { mode: 'cons_id', value: '=id' },
};

let site: FakeSite;
let clock: FakeClock;

beforeEach(() => {
	site = new FakeSite(({ cons_id }) => written(cons_id));
	clock = new FakeClock();
});

const runs = async (setting: Setting) => await runAt(site, clock, setting);
const thrownBy = async (setting: Setting) => await errorOf(runs(setting));

describe('a run', () => {
	it('gives each item’s results in input order, linked to it', async () => {
		const { context, running } = await heldRun(site, clock, {
			parameters: UPDATE,
			items: people(5),
			credential: { maxConcurrentRequests: 4 },
		});
		expect(site.inFlight).toBe(4);
		site.letGo(4);
		const [items = []] = await running;
		expect(items.map((item) => [item.json.cons_id, item.pairedItem])).toEqual(
			[0, 1, 2, 3, 4].map((index) => [String(1001 + index), { item: index }]),
		);
		expect(context.hints).toMatchObject([{ message: '5 saved' }]);
	});

	it('may give an item several results', async () => {
		site = new FakeSite(() =>
			json({ getConsGroupsResponse: { group: [{ id: '1' }, { id: '2' }] } }),
		);
		const { items } = await runs({ parameters: GET_GROUPS, items: people(2) });
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1].map((item) => ({ item })),
		);
	});

	it('decrypts the credential once, and sends no more at once than it allows', async () => {
		site = new FakeSite(({ cons_id }) => ({ ...written(cons_id), takesMs: 10 }), clock);
		const { context } = await runs({
			parameters: UPDATE,
			items: people(20),
			credential: { maxConcurrentRequests: 3 },
		});
		expect(context.decryptions).toBe(1);
		expect(site.peak).toBe(3);
	});

	it('sends what concerns one constituent one after another, in input order', async () => {
		const ids = ['0', '1', '2', '1', '2', '1'];
		const items = ids.map((id, index) => ({ id, name: `n${index}` }));
		const { running } = await heldRun(site, clock, { parameters: UPDATE, items });
		const seen: string[][] = [];
		for (let round = 0; round < 3; round += 1) {
			await until(() => site.inFlight > 0, 'nothing was sent');
			await settled();
			const before = seen.flat().length;
			seen.push(site.asked.slice(1 + before).map((asked) => asked.reminder_hint ?? ''));
			site.letGo(2);
		}
		await running;
		expect(seen).toEqual([['n1', 'n2'], ['n3', 'n4'], ['n5']]);
	});

	it('sends nothing when it is only to show', async () => {
		const parameters = { ...UPDATE, options: { dryRun: true } };
		const { items } = await runs({ parameters, items: people(2) });
		expect(site.asked).toEqual([]);
		expect(items).toMatchObject([
			{ json: { dryRun: true, parameters: { cons_id: '1001' } }, pairedItem: { item: 0 } },
			{ json: { dryRun: true, parameters: { cons_id: '1002' } }, pairedItem: { item: 1 } },
		]);
	});

	it('sends identical reads for each item', async () => {
		site = new FakeSite(() => json({ getConsGroupsResponse: { group: [{ id: '1' }] } }));
		const items = [...people(2), ...people(2), ...people(2)];
		const { items: results } = await runs({ parameters: GET_GROUPS, items });
		expect(site.asked).toHaveLength(6);
		expect(results).toHaveLength(6);
		expect(new Set(results.map(({ json: result }) => result)).size).toBe(6);
	});

	it('takes the bounds from each item', async () => {
		const parameters = { ...UPDATE, options: { maxTries: '=tries' } };
		const items = people(3).map((person, index) => ({ ...person, tries: index + 1 }));
		site = new FakeSite(() => RESET);
		await runs({ parameters, items, continueOnFail: true });
		const sent = items.map(({ id }) => site.asked.filter(({ cons_id }) => cons_id === id).length);
		expect(sent).toEqual([1, 2, 3]);
	});

	it('refuses an operation that it does not have', async () => {
		const parameters = { resource: 'constituent', operation: 'delete' };
		const error = await thrownBy({ parameters });
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toBe("The node has no operation 'delete' for the resource 'constituent'");
	});
});

describe('a node that is a tool of an agent', () => {
	const asTool = { ...GET_GROUPS };
	const NONE = json({ getConsGroupsResponse: {} });

	it('says in words that nothing was found', async () => {
		site = new FakeSite(() => NONE);
		const tool = await runs({
			parameters: asTool,
			items: people(1),
			type: 'convioConstituentTool',
		});
		expect(tool.items).toEqual([
			{ json: { message: expect.any(String) as unknown }, pairedItem: { item: 0 } },
		]);
		const node = await runs({ parameters: asTool, items: people(1) });
		expect(node.items).toEqual([]);
	});

	it('gives what was found as it is', async () => {
		site = new FakeSite(() => json({ getConsGroupsResponse: { group: [{ id: '1' }] } }));
		const { items } = await runs({
			parameters: asTool,
			items: people(1),
			type: 'convioConstituentTool',
		});
		expect(items).toMatchObject([{ json: { id: '1' } }]);
	});

	it('fails with one text that says what to do', async () => {
		site = new FakeSite(() => refused('16'));
		const setting = { parameters: asTool, items: people(1), type: 'convioConstituentTool' };
		const text =
			'Luminate Online refused the call: refused with 16 (code 16). No constituent matches. Check the ID or email address.';
		expect((await thrownBy(setting)).message).toBe(text);
		const { items } = await runs({ ...setting, continueOnFail: true });
		expect(items[0]?.json.error).toBe(text);
	});
});

describe('paged reads', () => {
	it('gather all pages, each sent again on its own', async () => {
		const page = (ids: string[]) =>
			json({ listGroupsResponse: { groupInfo: ids.map((id) => ({ id })) } });
		site.then(page(['1', '2']), RESET, page(['3']), page([]));
		const parameters = { resource: 'group', operation: 'getAll', returnAll: true };
		const { items, context } = await runs({ parameters });
		expect(items.map(({ json: group }) => group.id)).toEqual(['1', '2', '3']);
		expect(context.hints).toMatchObject([{ message: '1 read; 1 retry' }]);
	});
});
