import { beforeEach, describe, expect, it } from 'vitest';

import type {
	Operation,
	PreparedCall,
} from '../../../../nodes/Convio/constituent/operations/operation.ts';
import type { ItemResult } from '../../../../nodes/Convio/constituent/results/result.ts';
import { processItem } from '../../../../nodes/Convio/constituent/run/processItem.ts';
import { RunEnd } from '../../../../nodes/Convio/constituent/run/runEnd.ts';
import type { ServerApiCall } from '../../../../nodes/Convio/transport/call.ts';
import type { DataObject } from '../../../../nodes/Convio/transport/reply/data.ts';
import { callOf } from '../../transport/support/calls.mts';
import { settled } from '../../sending/support/clock.mts';
import {
	contextFor,
	CREATE,
	POLICY,
	READ,
	UPDATE,
	UPSERT,
} from '../../sending/support/sending.mts';
import type { TestContext } from '../../sending/support/sending.mts';
import { FakeSite, json, refused, RESET, written } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';

let site: FakeSite;
let context: TestContext;
let hints: string[];

beforeEach(() => {
	site = new FakeSite(({ method }) =>
		method === 'getUser' ? json({ getConsResponse: { cons_id: '1' } }) : written(),
	);
	context = contextFor(site);
	hints = [];
});

interface Item {
	readonly call?: ServerApiCall;
	readonly prepared?: Partial<PreparedCall>;
	readonly allowsIncomplete?: boolean;
	readonly paging?: Operation['paging'];
	readonly end?: RunEnd;
}

function begin({ call = READ, prepared, allowsIncomplete = false, paging, end }: Item = {}) {
	const operation: Operation = {
		resource: 'constituent',
		value: '',
		method: call.method,
		name: '',
		action: '',
		description: '',
		properties: [],
		prepare: () => {
			throw new Error('the item is not read again');
		},
		...(paging === undefined ? {} : { paging }),
	};
	const item = {
		kind: 'call',
		call,
		policy: POLICY,
		prepared: {
			params: call.params,
			limit: Infinity,
			items: (data: DataObject) => [data],
			...prepared,
		},
		allowsIncomplete,
	} as const;
	return processItem(context, operation, item, end ?? new RunEnd(), (text) => hints.push(text));
}

const process = async (item?: Item): Promise<ItemResult> => await context.clock.run(begin(item));

describe('an item', () => {
	it('becomes what its operation makes of the reply', async () => {
		const prepared = { items: () => [{ a: 1 }, { b: 2 }] };
		expect(await process({ prepared })).toEqual({ kind: 'items', items: [{ a: 1 }, { b: 2 }] });
	});

	it('whose earlier try may have been applied says so to its operation', async () => {
		const seen: boolean[] = [];
		const prepared: Partial<PreparedCall> = {
			items: (_data, mayHaveBeenApplied) => {
				seen.push(mayHaveBeenApplied);
				return [];
			},
		};
		await process({ call: UPDATE, prepared });
		site.then(RESET);
		await process({ call: UPDATE, prepared });
		expect(seen).toEqual([false, true]);
	});

	it('that is refused is a failure', async () => {
		site.then(refused('16'));
		expect(await process()).toMatchObject({
			kind: 'failure',
			failure: { code: '16', scope: 'item' },
		});
	});

	it('that was not sent tells what has ended the run', async () => {
		const end = new RunEnd();
		end.endBy({
			message: 'the cause',
			description: '',
			outcome: 'not applied',
			safeToRepeat: true,
			scope: 'run',
		});
		context.endRun();
		expect(await process({ end })).toMatchObject({
			failure: { message: 'the cause', scope: 'cut short', outcome: 'not applied' },
		});
	});
});

describe('a reply that cannot be used', () => {
	const prepared: Partial<PreparedCall> = {
		items: () => {
			throw new Error('it has no key');
		},
	};

	it.each<[string, ServerApiCall, object]>([
		['a read', READ, { outcome: 'not applied', safeToRepeat: true }],
		['an update', UPDATE, { outcome: 'unknown', safeToRepeat: true }],
		['a create', CREATE, { outcome: 'unknown', safeToRepeat: false, lookup: { found: 1 } }],
		['an upsert', UPSERT, { outcome: 'unknown', safeToRepeat: true, lookup: { found: 1 } }],
	])('leaves open only what a write did: %s', async (_what, call, facts) => {
		const { method } = call;
		expect(await process({ call, prepared })).toMatchObject({
			kind: 'failure',
			failure: { message: `The response to '${method}' cannot be used: it has no key`, ...facts },
		});
		const hasLookup = 'lookup' in facts;
		expect(site.methods).toEqual(hasLookup ? [method, 'getUser'] : [method]);
	});

	it('may be one of pages', async () => {
		const call = callOf('listGroups', {});
		const full = { groupInfo: [{ id: '1' }, { id: '2' }] };
		site = new FakeSite(() => json({ listGroupsResponse: full }));
		context = contextFor(site);
		const paging = { list: 'groupInfo', pageSize: 2 };
		expect(await process({ call, paging, prepared: { limit: 4 } })).toMatchObject({
			failure: { message: expect.stringContaining('the same page of the list twice') as unknown },
		});
	});
});

describe('a list that comes in pages', () => {
	const call = callOf('listGroups', {});
	const paging = { list: 'groupInfo', pageSize: 2 };
	const page = (...ids: string[]): Reaction =>
		json({ listGroupsResponse: { groupInfo: ids.map((id) => ({ id })) } });
	const prepared: Partial<PreparedCall> = { items: (data) => [{ rows: data.groupInfo }] };
	const rows = (...ids: string[]) => ({
		kind: 'items',
		items: [{ rows: ids.map((id) => ({ id })) }],
	});

	it('is gathered, each page sent again on its own', async () => {
		site.then(page('1', '2'), RESET, page('3'), page());
		expect(await process({ call, paging, prepared })).toEqual(rows('1', '2', '3'));
		expect(site.asked.map(({ list_record_offset }) => list_record_offset)).toEqual([
			...['0', '2', '2', '3'],
		]);
	});

	it('has as many rows as wanted', async () => {
		site.then(page('1', '2'), page('3'));
		const limited = { ...prepared, limit: 3 };
		expect(await process({ call, paging, prepared: limited })).toEqual(rows('1', '2', '3'));
		expect(site.asked).toHaveLength(2);
	});

	it('that repeats itself is a failure, unless incomplete lists are allowed', async () => {
		site.then(page('1'), page('1'), page('1'), page('1'));
		expect(await process({ call, paging, prepared })).toMatchObject({
			kind: 'failure',
			failure: {
				message: expect.stringContaining('its 1 entries') as unknown,
				outcome: 'not applied',
				safeToRepeat: true,
			},
		});
		expect(hints).toEqual([]);
		const allowed = { call, paging, prepared, allowsIncomplete: true };
		expect(await process(allowed)).toEqual(rows('1'));
		expect(hints).toEqual([expect.stringContaining('its 1 entries')]);
	});

	it('that repeats itself before a limit is reached is a result with a hint', async () => {
		site.then(page('1'), page('1'));
		const limited = { ...prepared, limit: 5 };
		expect(await process({ call, paging, prepared: limited })).toEqual(rows('1'));
		expect(hints).toHaveLength(1);
	});
});

describe('a list that is known not to be whole', () => {
	const prepared: Partial<PreparedCall> = { missing: () => '1 of 2 came.' };

	it('is a failure', async () => {
		expect(await process({ prepared })).toMatchObject({
			kind: 'failure',
			failure: { message: 'The list is not complete. 1 of 2 came.', outcome: 'not applied' },
		});
		expect(hints).toEqual([]);
	});

	it.each([{ allowsIncomplete: true }, { prepared: { ...prepared, limit: 1 } }])(
		'is a result with a hint where that is allowed, or a part was wanted',
		async (more) => {
			expect(await process({ prepared, ...more })).toMatchObject({ kind: 'items' });
			expect(hints).toEqual(['1 of 2 came.']);
		},
	);

	it('is none when nothing is missing', async () => {
		expect(await process({ prepared: { missing: () => undefined } })).toMatchObject({
			kind: 'items',
		});
		expect(hints).toEqual([]);
	});
});

describe('a state that is not final', () => {
	const state = (cons_id: string): Reaction => json({ getConsResponse: { cons_id } });
	const repeat = (longestMs: number): Partial<PreparedCall> => ({
		repeat: { isDone: ({ cons_id }) => cons_id === 'done', longestMs },
	});
	const ids = (result: ItemResult) =>
		result.kind === 'items' ? result.items.map(({ cons_id }) => cons_id) : result.failure.message;

	it('is asked for again, with growing pauses, until it is', async () => {
		site.then(...Array.from({ length: 7 }, () => state('building')), state('done'));
		expect(ids(await process({ prepared: repeat(1e9) }))).toEqual(['done']);
		expect(context.clock.waits).toEqual([2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
	});

	it('is not asked for again if it is', async () => {
		site.then(state('done'));
		expect(ids(await process({ prepared: repeat(1e9) }))).toEqual(['done']);
		expect(site.asked).toHaveLength(1);
	});

	it('is given as it is when the time is over', async () => {
		site = new FakeSite(() => state('building'));
		context = contextFor(site);
		expect(ids(await process({ prepared: repeat(14_000) }))).toEqual(['building']);
		expect(context.clock.waits).toEqual([2_000, 4_000, 8_000]);
		expect(ids(await process({ prepared: repeat(1_999) }))).toEqual(['building']);
		expect(site.asked).toHaveLength(5);
	});

	it('is no longer asked for when the run ends, which the item says', async () => {
		site.then(state('building'));
		const running = begin({ prepared: repeat(1e9) });
		await settled();
		context.endRun();
		expect(ids(await running)).toEqual('The execution was canceled');
		expect(site.asked).toHaveLength(1);
	});

	it('may fail', async () => {
		site.then(state('building'), refused('16'));
		expect(ids(await process({ prepared: repeat(1e9) }))).toContain('code 16');
	});
});
