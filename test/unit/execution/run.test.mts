import { getEventListeners } from 'node:events';
import type { INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { beforeEach, describe, expect, it } from 'vitest';

import { run } from '../../../nodes/ConvioConstituent/execution/run.ts';
import { forgetSiteFields } from '../../../nodes/ConvioConstituent/execution/siteFieldsCache.ts';
import { FakeClock, settled } from './support/clock.mts';
import { FakeContext, ownSite } from './support/context.mts';
import type { Setting } from './support/context.mts';
import { FakeSite, json, refused, RESET, throttled, written } from './support/site.mts';

const UPDATE = {
	resource: 'constituent',
	operation: 'update',
	constituent: { mode: 'cons_id', value: '=id' },
	fieldsInput: 'json',
	fieldsJson: { 'name.first': '=name' },
};
const CREATE = {
	resource: 'constituent',
	operation: 'create',
	primary_email: '=email',
	fieldsInput: 'json',
	fieldsJson: '{}',
};
const GET_GROUPS = {
	resource: 'constituent',
	operation: 'getGroups',
	constituent: { mode: 'cons_id', value: '=id' },
};

function people(count: number) {
	return Array.from({ length: count }, (_, index) => ({
		id: String(1001 + index),
		name: `n${index}`,
		email: `p${index}@x.org`,
	}));
}

let site: FakeSite;
let clock: FakeClock;

beforeEach(() => {
	forgetSiteFields();
	site = new FakeSite(({ cons_id }) => written(cons_id));
	clock = new FakeClock();
});

/** Runs the node; the waits pass at once. */
async function runs(
	setting: Setting,
): Promise<{ context: FakeContext; items: INodeExecutionData[] }> {
	const context = new FakeContext(site, setting);
	const [items = []] = await clock.run(run(context.functions, clock, () => 0));
	return { context, items };
}

async function thrownBy(setting: Setting): Promise<NodeApiError | NodeOperationError> {
	const error: unknown = await runs(setting).then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	throw new Error(`no error of n8n: ${String(error)}`);
}

function outcomes(items: readonly INodeExecutionData[]): unknown[] {
	return items.map(({ json: { details } }) =>
		details === undefined ? 'done' : Reflect.get(Object(details), 'outcome'),
	);
}

describe('a run', () => {
	it('gives each item’s results in input order, linked to it', async () => {
		site.hold = true;
		const context = new FakeContext(site, {
			parameters: UPDATE,
			items: people(4),
			credential: { maxConcurrentRequests: 4 },
		});
		const running = run(context.functions, clock);
		await settled();
		expect(site.inFlight).toBe(4);
		site.letGo(4);
		const [items = []] = await running;
		expect(items.map((item) => [item.json.cons_id, item.pairedItem])).toEqual(
			[0, 1, 2, 3].map((index) => [String(1001 + index), { item: index }]),
		);
		expect(context.hints).toMatchObject([{ message: expect.stringContaining('4 requests sent') }]);
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
		const { context } = await runs({
			parameters: UPDATE,
			items: people(20),
			credential: { maxConcurrentRequests: 3 },
		});
		expect(context.decryptions).toBe(1);
		expect(site.peak).toBe(3);
	});

	it('sends what concerns one constituent one after another, in input order', async () => {
		site.hold = true;
		const items = ['1', '2', '1', '2', '1'].map((id, index) => ({ id, name: `n${index}` }));
		const context = new FakeContext(site, { parameters: UPDATE, items });
		const running = run(context.functions, clock);
		const seen: string[][] = [];
		for (let round = 0; round < 3; round += 1) {
			await settled();
			seen.push(site.asked.slice(seen.flat().length).map((asked) => asked['name.first'] ?? ''));
			site.letGo(2);
		}
		await running;
		expect(seen).toEqual([['n0', 'n1'], ['n2', 'n3'], ['n4']]);
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

	it('sends identical reads once', async () => {
		site = new FakeSite(() => json({ getConsGroupsResponse: { group: [{ id: '1' }] } }));
		const items = [...people(2), ...people(2), ...people(2)];
		const { items: results } = await runs({ parameters: GET_GROUPS, items });
		expect(site.asked).toHaveLength(2);
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

describe('a run that goes on after failures', () => {
	const go = { parameters: UPDATE, continueOnFail: true };

	it('accounts for each item', async () => {
		site.then(written(), refused('16'), RESET, RESET, RESET, RESET, RESET);
		const { items, context } = await runs({
			...go,
			items: people(4),
			credential: { maxConcurrentRequests: 1 },
		});
		expect(outcomes(items)).toEqual(['done', 'not applied', 'unknown', 'done']);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
		expect(context.hints).toMatchObject([
			{
				message:
					'4 items: 8 requests sent; 4 retries; failed: 1 with code 16, 1 without a response; outcome unknown: 1',
				type: 'warning',
			},
		]);
	});

	it('sends the others when one cannot be sent', async () => {
		const items = [{ id: '' }, ...people(2)];
		const { items: results } = await runs({ ...go, items });
		expect(outcomes(results)).toEqual(['not applied', 'done', 'done']);
		expect(results[0]?.json).toMatchObject({ details: { field: 'Constituent' } });
		expect(site.asked).toHaveLength(2);
	});

	it.each(['2', '3', '4', '6'])(
		'ends at once with code %s, and says so on each item',
		async (code) => {
			site.then(written(), refused(code));
			const { items } = await runs({
				...go,
				items: people(5),
				credential: { maxConcurrentRequests: 1 },
			});
			expect(site.asked).toHaveLength(2);
			expect(outcomes(items)).toEqual(['done', ...Array(4).fill('not applied')]);
			for (const [index, { json: result }] of items.entries()) {
				if (index === 0) continue;
				expect(result.error).toBe(
					`Luminate Online refused the call: refused with ${code} (code ${code}) [item ${index}]`,
				);
				expect(result.details).toMatchObject({ code, identity: { cons_id: String(1001 + index) } });
			}
		},
	);

	it('lets those finish that are on their way then', async () => {
		site.hold = true;
		site.then(written('1'), refused('3'), RESET);
		const context = new FakeContext(site, {
			...go,
			items: people(6),
			credential: { maxConcurrentRequests: 3 },
		});
		const running = run(context.functions, clock);
		await settled();
		site.letGo(3);
		const [items = []] = await clock.run(running);
		expect(site.asked).toHaveLength(3);
		expect(outcomes(items)).toEqual([
			'done',
			'not applied',
			'unknown',
			'not applied',
			'not applied',
			'not applied',
		]);
		expect(items[2]?.json.error).toContain('refused with 3');
	});

	it('tells what the answer to a write lacks, and that it may have been made', async () => {
		site.then(json({ updateConsResponse: { message: 'ok' } }));
		const { items } = await runs({ ...go, items: people(2) });
		expect(outcomes(items)).toEqual(['unknown', 'done']);
	});

	it('does not send a once-only write twice', async () => {
		site = new FakeSite(() => RESET);
		const { items } = await runs({ parameters: CREATE, continueOnFail: true, items: people(3) });
		expect(site.asked).toHaveLength(3);
		expect(outcomes(items)).toEqual(['unknown', 'unknown', 'unknown']);
		expect(items[1]?.json).toMatchObject({
			details: { identity: { primary_email: 'p1@x.org' } },
		});
	});

	it('says of each item what is wrong with the credential', async () => {
		const credential = { siteUrl: 'http://example.org' };
		const { items } = await runs({ ...go, items: people(2), credential });
		expect(outcomes(items)).toEqual(['not applied', 'not applied']);
		expect(items[1]?.json).toMatchObject({ details: { field: 'Site URL' } });
		expect(site.asked).toEqual([]);
	});
});

describe('a run that stops at the first failure', () => {
	it('sends nothing when an item cannot be sent', async () => {
		const error = await thrownBy({ parameters: UPDATE, items: [...people(3), { id: '' }] });
		expect(error).toBeInstanceOf(NodeOperationError);
		expect(error.message).toMatch(/^'Constituent' is empty.*\[item 3\]$/);
		expect(error.description).toContain('0 of 4 items had succeeded');
		expect(site.asked).toEqual([]);
	});

	it('sends nothing more, and tells how many had succeeded', async () => {
		site.then(written(), written(), refused('16'));
		const error = await thrownBy({
			parameters: UPDATE,
			items: people(6),
			credential: { maxConcurrentRequests: 1 },
		});
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe(
			'Luminate Online refused the call: refused with 16 (code 16) [item 2]',
		);
		expect(error.description).toContain(
			'2 of 6 items had succeeded when the node stopped [items 0–1].',
		);
		expect(site.asked).toHaveLength(3);
	});

	it('tells of items whose outcome is unknown', async () => {
		site.hold = true;
		site.then(refused('16'), RESET);
		const context = new FakeContext(site, { parameters: CREATE, items: people(2) });
		const running = run(context.functions, clock).catch((reason: unknown) => reason);
		await settled();
		site.letGo(2);
		expect(await running).toMatchObject({
			message: expect.stringContaining('[item 0]'),
			description: expect.stringContaining('The outcome of these items is unknown: [items 1].'),
		});
	});

	it('stops for an answer that cannot be used as well', async () => {
		site.then(json({ updateConsResponse: {} }));
		const error = await thrownBy({
			parameters: UPDATE,
			items: people(3),
			credential: { maxConcurrentRequests: 1 },
		});
		expect(error.message).toContain("The response to 'update' cannot be used");
		expect(site.asked).toHaveLength(1);
	});

	it('gives all items when all go well', async () => {
		const { items } = await runs({ parameters: UPDATE, items: people(3) });
		expect(outcomes(items)).toEqual(['done', 'done', 'done']);
	});

	it('stops for the credential, too', async () => {
		const error = await thrownBy({ parameters: UPDATE, credential: { siteUrl: '' } });
		expect(error.message).toMatch(/^'Site URL' is empty/);
	});
});

describe('a cancelled execution', () => {
	it('sends nothing, if it was cancelled before', async () => {
		const cancel = AbortSignal.abort();
		const { items } = await runs({
			parameters: UPDATE,
			items: people(3),
			continueOnFail: true,
			cancel,
		});
		expect(site.asked).toEqual([]);
		expect(items[0]?.json).toMatchObject({
			error: 'The execution was canceled [item 0]',
			details: { outcome: 'not applied' },
		});
	});

	it('ends waits and queues at once', async () => {
		const cancel = new AbortController();
		site.then(throttled('60'));
		const context = new FakeContext(site, {
			parameters: UPDATE,
			items: people(10),
			continueOnFail: true,
			cancel: cancel.signal,
			credential: { maxConcurrentRequests: 3 },
		});
		const running = run(context.functions, clock);
		await settled();
		const sent = site.asked.length;
		cancel.abort();
		const [items = []] = await running;
		expect(site.asked).toHaveLength(sent);
		expect(items).toHaveLength(10);
	});

	it('stops a node that is to stop, with what had succeeded', async () => {
		const cancel = new AbortController();
		site.hold = true;
		const context = new FakeContext(site, {
			parameters: UPDATE,
			items: people(3),
			cancel: cancel.signal,
			credential: { maxConcurrentRequests: 1 },
		});
		const running = run(context.functions, clock).catch((reason: unknown) => reason);
		await settled();
		cancel.abort();
		site.letGo();
		expect(await running).toMatchObject({
			message: 'The execution was canceled [item 1]',
			description: '1 of 3 items had succeeded when the node stopped [items 0].',
		});
		expect(site.asked).toHaveLength(1);
	});

	it('is listened for while the run lasts, and not afterwards', async () => {
		const { signal } = new AbortController();
		const listeners = () => getEventListeners(signal, 'abort').length;
		site.hold = true;
		const context = new FakeContext(site, { parameters: UPDATE, items: people(1), cancel: signal });
		const running = run(context.functions, clock);
		await settled();
		expect(listeners()).toBe(1);
		site.letGo();
		await running;
		expect(listeners()).toBe(0);
		await thrownBy({ parameters: { resource: 'a', operation: 'b' }, cancel: signal });
		expect(listeners()).toBe(0);
	});
});

describe('automatic mapping', () => {
	const AUTOMATIC = {
		...CREATE,
		fieldsInput: 'mapper',
		fields: { mappingMode: 'autoMapInputData' },
	};
	const FIELDS = json({
		listConsFieldsResponse: { field: [{ name: 'name.first', valueType: 'TEXT' }] },
	});
	const items = people(3).map((person) => ({
		email: person.email,
		'name.first': person.name,
		x: 1,
	}));

	it('asks for the fields of the site once, and tells of columns that are none', async () => {
		site.then(FIELDS);
		const credential = { siteUrl: ownSite() };
		const { context } = await runs({ parameters: AUTOMATIC, items, credential });
		await runs({ parameters: AUTOMATIC, items, credential });
		expect(site.asked.map(({ method }) => method)).toEqual([
			'listUserFields',
			...Array(6).fill('create'),
		]);
		expect(site.asked[0]).toMatchObject({
			access: 'update',
			include_choices: 'true',
			sort_order: 'group',
		});
		expect(site.asked[1]).toMatchObject({ 'name.first': 'n0' });
		expect(context.hints.map(({ message }) => message)).toEqual([
			expect.stringContaining('3 items: 4 requests sent'),
			expect.stringContaining("'email', 'x'"),
		]);
	});

	it('does not begin without them', async () => {
		site.then(refused('14'));
		const { items: results } = await runs({
			parameters: AUTOMATIC,
			items,
			continueOnFail: true,
		});
		expect(site.asked).toHaveLength(1);
		expect(outcomes(results)).toEqual(Array(3).fill('not applied'));
		expect(results[2]?.json).toMatchObject({
			error: 'Luminate Online refused the call: refused with 14 (code 14) [item 2]',
			details: {
				description: expect.stringMatching(/^'Map Automatically' needs the list of fields/),
			},
		});
	});

	it('asks for nothing when the fields are given otherwise', async () => {
		await runs({ parameters: { ...CREATE, fieldsInput: 'mapper' }, items });
		expect(site.asked.map(({ method }) => method)).toEqual(Array(3).fill('create'));
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
		expect(context.hints).toMatchObject([
			{ message: '1 item: 4 requests sent; 1 retry; none failed' },
		]);
	});
});
