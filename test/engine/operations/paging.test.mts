import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { runNode } from '../support/engine.mts';
import { by, callsOf, FORMATS, jsonOf, run, useSandbox } from '../support/harness.mts';
import { addAda, ADA } from './support/people.mts';
import { useStub } from './support/stub-site.mts';

const running = useSandbox();
const stub = useStub();

const ID = (index: number) => String(2000 + index);

function fillGroups(count: number): void {
	const { groups } = running().site;
	groups.clear();
	for (let index = 0; index < count; index += 1) {
		const id = ID(index);
		groups.set(id, { id, name: `Group ${id}`, mode: 'STATIC', lists: [], members: new Set() });
	}
}

function ids(items: readonly unknown[]): string[] {
	return items.map((item) => Object(item).id);
}

const limit = fc.option(fc.integer({ min: 1, max: 70 }), { nil: undefined });

it('gives every group once, whatever their number and the page size of the site', async () => {
	const counts = fc.integer({ min: 0, max: 60 });
	const caps = fc.integer({ min: 1, max: 70 });
	const format = fc.constantFrom(...FORMATS);
	await fc.assert(
		fc.asyncProperty(counts, caps, limit, format, async (count, cap, wanted, response_format) => {
			running().reset();
			fillGroups(count);
			running().site.settings.maxListPageSize = cap;
			const many = wanted === undefined ? { returnAll: true } : { returnAll: false, limit: wanted };
			const { success, error } = await run(running(), {
				resource: 'group',
				operation: 'getAll',
				parameters: { ...many, options: { response_format } },
			});
			expect(error).toBeUndefined();
			const expected = Array.from({ length: Math.min(count, wanted ?? count) }, (_, n) => ID(n));
			expect(ids(jsonOf(success))).toStrictEqual(expected);
			const pages = Math.ceil(Math.min(count, wanted ?? count) / Math.min(cap, wanted ?? cap, 500));
			expect(running().calls.length).toBeLessThanOrEqual(pages + 1);
		}),
		{ numRuns: 60 },
	);
});

it('tells pages by the number of the record, never by that of the page', async () => {
	fillGroups(7);
	running().site.settings.maxListPageSize = 3;
	const parameters = { returnAll: true, filters: { selection_mode: 'NOT_BUILT_IN' } };
	await run(running(), { resource: 'group', operation: 'getAll', parameters });
	expect(callsOf(running(), 'listGroups')).toStrictEqual(
		['0', '3', '6', '7'].map((list_record_offset) => ({
			selection_mode: 'NOT_BUILT_IN',
			list_page_size: '500',
			list_record_offset,
		})),
	);
});

it('gives 50 unless told otherwise', async () => {
	fillGroups(60);
	const { success } = await run(running(), { resource: 'group', operation: 'getAll' });
	expect(success).toHaveLength(50);
});

it.each([
	['getAll', { constituent: by('cons_id', ADA) }, 232],
	['getManyOfType', { interaction_type_id: '20' }, 230],
])('pages interactions in the same way: %s', async (operation, what, all) => {
	addAda(running());
	const ada = running().site.constituents.get(ADA);
	const entry = { typeId: '20', categoryId: '0', body: '', count: 1, automatic: false };
	for (let n = 0; ada && n < 230; n += 1)
		running().site.logInteraction(ada, { ...entry, subject: `S${n}` });
	for (const [parameters, count, calls] of [
		[{ returnAll: true }, all, 4],
		[{ limit: 130 }, 130, 2],
	] as const) {
		const before = running().calls.length;
		const { success } = await run(running(), {
			resource: 'interaction',
			operation,
			parameters: { ...what, ...parameters },
		});
		const found = jsonOf(success).map((item) => Object(item).interactionId);
		expect(new Set(found).size).toBe(count);
		expect(success).toHaveLength(count);
		expect(running().calls.length - before).toBe(calls);
	}
});

it.each([[0], [-1], [1.5], ['many'], ['={{ null + "x" }}']])(
	'refuses the limit %j',
	async (wrong) => {
		const { error } = await run(running(), {
			resource: 'group',
			operation: 'getAll',
			parameters: { limit: wrong },
		});
		expect(error?.message).toMatch(/^'Limit' must be a whole number, 1 or greater, not '/);
		expect(running().calls).toStrictEqual([]);
	},
);

describe('a site that does not page as documented', () => {
	const rows = (from: number, count: number) =>
		Array.from({ length: count }, (_, n) => ({ id: ID(from + n), name: 'x' }));
	const answer = (groupInfo: unknown) => ({
		body: JSON.stringify({ listGroupsResponse: { groupInfo } }),
	});
	const list = async (parameters: object) =>
		await runNode({
			parameters: { resource: 'group', operation: 'getAll', ...parameters },
			credential: stub.credential,
		});
	const INCOMPLETE = { options: { allowIncompleteResults: true } };
	const AGAIN = 'The site sent the same page of the list twice';

	it('is reported when it ignores the offset, with no rows twice', async () => {
		stub.answer = () => answer(rows(0, 5));
		const { hints, success } = await list({ returnAll: true, ...INCOMPLETE });
		expect(ids(jsonOf(success))).toStrictEqual(ids(rows(0, 5)));
		expect(hints.map(({ message }) => message).join()).toContain(AGAIN);
		expect(stub.forms).toHaveLength(2);
	});

	it('is refused when the page that it gives again is full: there is more', async () => {
		stub.answer = () => answer(rows(0, 500));
		const { error, success } = await list({ returnAll: true });
		expect(error?.message).toContain(
			'The list is not complete. The site sent the same page of the list twice',
		);
		expect(success).toStrictEqual([]);
		expect(stub.forms).toHaveLength(2);
	});

	it('is reported when it gives its last page for ever', async () => {
		stub.answer = ({ list_record_offset }) =>
			answer(rows(Math.min(Number(list_record_offset), 4), 2));
		const { hints, success } = await list({ returnAll: true, ...INCOMPLETE });
		expect(ids(jsonOf(success))).toStrictEqual(ids(rows(0, 6)));
		expect(hints.map(({ message }) => message).join()).toContain(AGAIN);
		expect(stub.forms).toHaveLength(4);
	});

	it('does no harm when it ignores the page size, or gives more than asked for', async () => {
		stub.answer = ({ list_record_offset }) =>
			answer(Number(list_record_offset) === 0 ? rows(0, 30) : []);
		expect(ids(jsonOf((await list({ limit: 10 })).success))).toStrictEqual(ids(rows(0, 10)));
		expect(ids(jsonOf((await list({ returnAll: true })).success))).toStrictEqual(ids(rows(0, 30)));
	});

	it('fails when the list is not whole, unless that is allowed', async () => {
		stub.answer = () => answer(rows(0, 5));
		const { error, success } = await list({ returnAll: true });
		expect(error?.message).toContain('The list is not complete');
		expect(error?.description).toContain('Allow Incomplete Results');
		expect(success).toStrictEqual([]);
	});

	it('has reached its end where a later page is refused with code 50', async () => {
		stub.answer = ({ list_record_offset }) =>
			Number(list_record_offset) === 0
				? answer(rows(0, 2))
				: { status: 403, body: '{"errorResponse":{"code":"50","message":"Bad offset."}}' };
		const { error, success } = await list({ returnAll: true });
		expect(error).toBeUndefined();
		expect(ids(jsonOf(success))).toStrictEqual(ids(rows(0, 2)));
	});
});
