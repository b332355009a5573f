import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import type { CallFailure, CallResult } from '../../../nodes/Convio/sending/context.ts';
import { endsList, requestPages } from '../../../nodes/Convio/sending/pages.ts';
import type { ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import type { DataObject } from '../../../nodes/Convio/transport/reply/data.ts';
import type { Reply } from '../../../nodes/Convio/transport/reply/reply.ts';
import { callOf } from '../transport/support/calls.mts';
import { throttled } from './support/replies.mts';

const refusal = (code: string) => ({ kind: 'refused', code, text: 'no', status: 403 }) as const;

const PAGING = { list: 'groupInfo', pageSize: 10 };
const CALL = callOf('listGroups', { selection_mode: 'EMAIL' });

let incomplete: string[];
const onIncomplete = (text: string) => {
	incomplete.push(text);
};
beforeEach(() => {
	incomplete = [];
});

async function answer(data: DataObject): Promise<CallResult> {
	return await Promise.resolve({
		kind: 'answered',
		data,
		startedAt: 0,
		mayHaveBeenApplied: false,
	});
}

function failure(reply: CallFailure['reply'], tries = 2): CallFailure {
	const facts = { outcome: 'not applied', safeToRepeat: true, mayHaveBeenApplied: false } as const;
	return { kind: 'failed', reply, tries, ...facts };
}

const groupsOf = (ids: readonly (number | string)[]) => ({
	groupInfo: ids.map((id) => ({ id: String(id) })),
});
const numbers = (count: number) => Array.from({ length: count }, (_, row) => row);

/** A site with so many groups, which gives at most so many at once. */
class Groups {
	readonly asked: Array<readonly [size: string | undefined, offset: string | undefined]> = [];

	constructor(
		private readonly count: number,
		private readonly cap = Infinity,
		private readonly ignoresOffset = false,
	) {}

	readonly send = async ({ params }: ServerApiCall): Promise<CallResult> => {
		this.asked.push([params.list_page_size, params.list_record_offset]);
		const offset = this.ignoresOffset ? 0 : Number(params.list_record_offset);
		const size = Math.min(Number(params.list_page_size), this.cap, this.count - offset);
		const rows = numbers(Math.max(0, size)).map((row) => offset + row);
		return await answer({ ...groupsOf(rows), selection: params.selection_mode ?? null });
	};
}

/** The groups of an answer by page, by the offset that was asked for. */
function pagesBy(pages: Record<string, CallResult | DataObject>) {
	return async ({ params }: ServerApiCall): Promise<CallResult> => {
		const page = pages[params.list_record_offset ?? ''] ?? {};
		return 'kind' in page ? (page as CallResult) : await answer(page);
	};
}

function idsOf(result: CallResult): unknown[] {
	if (result.kind === 'failed') throw new Error('no answer');
	const rows = result.data.groupInfo;
	return Array.isArray(rows) ? rows.map((row) => Reflect.get(Object(row), 'id')) : [];
}

async function all(
	send: (page: ServerApiCall, since?: number) => Promise<CallResult>,
	limit = Infinity,
	paging = PAGING,
): Promise<CallResult> {
	return await requestPages(send, CALL, paging, limit, onIncomplete);
}

describe('pages', () => {
	it('are followed until one is empty', async () => {
		const groups = new Groups(25);
		expect(idsOf(await all(groups.send))).toEqual(numbers(25).map(String));
		expect(groups.asked).toEqual([
			['10', '0'],
			['10', '10'],
			['10', '20'],
			['10', '25'],
		]);
	});

	it('are asked for with the other parameters, and the rest of the first answer is kept', async () => {
		const result = await all(new Groups(1).send);
		expect(result).toMatchObject({ kind: 'answered', data: { selection: 'EMAIL' } });
		expect(CALL.params).toEqual({ selection_mode: 'EMAIL' });
	});

	it('end with the wanted number of rows, and ask for no more than are missing', async () => {
		const groups = new Groups(25);
		expect(idsOf(await all(groups.send, 12))).toHaveLength(12);
		expect(groups.asked).toEqual([
			['10', '0'],
			['2', '10'],
		]);
	});

	it('give no more than wanted, even if the site does', async () => {
		const send = async () => await answer(groupsOf(['a', 'b', 'c']));
		expect(idsOf(await all(send, 2))).toEqual(['a', 'b']);
	});

	it('give no more than wanted, even if the site does so on a later page', async () => {
		const pages = { 0: groupsOf(['a', 'b']), 2: groupsOf(['c', 'd', 'e']) };
		const result = await all(pagesBy(pages), 3, { ...PAGING, pageSize: 2 });
		expect(idsOf(result)).toEqual(['a', 'b', 'c']);
	});

	it('end with the first that has no answer', async () => {
		const failed = failure({ kind: 'cancelled' });
		const first = groupsOf(numbers(10));
		expect(await all(pagesBy({ 0: first, 10: failed }))).toEqual(failed);
		expect(await all(pagesBy({ 0: failed }))).toBe(failed);
	});

	it('have one time in all', async () => {
		const groups = new Groups(25);
		const since: Array<number | undefined> = [];
		await all(async (page, startedAt) => {
			since.push(startedAt);
			return { ...(await groups.send(page)), startedAt: 7 + since.length };
		});
		expect(since).toEqual([undefined, 8, 8, 8]);
	});

	it('give each row once, in order, whatever the site caps', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(60),
				fc.integer({ min: 1, max: 15 }),
				fc.integer({ min: 1, max: 70 }),
				async (count, cap, limit) => {
					const groups = new Groups(count, cap);
					const ids = idsOf(await all(groups.send, limit));
					const wanted = Math.min(count, limit);
					expect(ids).toEqual(numbers(wanted).map(String));
					expect(incomplete).toEqual([]);
					expect(groups.asked.length).toBeLessThanOrEqual(
						Math.ceil(wanted / Math.min(cap, 10)) + 1,
					);
				},
			),
		);
	});
});

describe('the end of a list', () => {
	const ten = groupsOf(numbers(10));

	it('is a refusal with code 50, or an answer without the list, after the first page', async () => {
		const refused = failure(refusal('50'));
		const ends: Array<CallResult | DataObject> = [
			refused,
			{},
			{ groupInfo: [] },
			{ groupInfo: 'none' },
		];
		for (const end of ends) {
			const result = await all(pagesBy({ 0: ten, 10: end }));
			expect(idsOf(result)).toHaveLength(10);
		}
		expect(incomplete).toEqual([]);
	});

	it('is not a refusal of the first page, or with another code', async () => {
		const first = failure(refusal('50'));
		expect(await all(pagesBy({ 0: first }))).toBe(first);
		const other = failure(refusal('16'));
		expect(await all(pagesBy({ 0: ten, 10: other }))).toEqual(other);
	});

	it('that fails in the middle does not say that nothing was sent', async () => {
		const unsent = failure({ kind: 'not sent', why: 'time' }, 0);
		expect(await all(pagesBy({ 0: ten, 10: unsent }))).toMatchObject({ tries: 1 });
		expect(await all(pagesBy({ 0: unsent }))).toMatchObject({ tries: 0 });
		const tried = failure(refusal('1'), 3);
		expect(await all(pagesBy({ 0: ten, 10: tried }))).toMatchObject({ tries: 3 });
	});

	it('may come at once', async () => {
		expect(idsOf(await all(pagesBy({}), 5))).toEqual([]);
	});

	it.each<[string, string | undefined, Reply, boolean]>([
		['a later page refused with code 50', '10', refusal('50'), true],
		['the first page', '0', refusal('50'), false],
		['a call without pages', undefined, refusal('50'), false],
		['another code', '10', refusal('5'), false],
		['another reply', '10', throttled(), false],
	])('told from the reply: %s', (_what, offset, reply, expected) => {
		const call = offset === undefined ? CALL : callOf('listGroups', { list_record_offset: offset });
		expect(endsList(call, reply)).toBe(expected);
	});
});

describe('a site that ignores the offset', () => {
	it('and has few entries gives one page; more may be missing', async () => {
		const groups = new Groups(3, Infinity, true);
		expect(idsOf(await all(groups.send))).toEqual(['0', '1', '2']);
		expect(groups.asked).toHaveLength(2);
		expect(incomplete).toEqual([expect.stringContaining('its 3 entries') as unknown]);
	});

	it('and has many is told of under Return All, too', async () => {
		const groups = new Groups(100, Infinity, true);
		expect(idsOf(await all(groups.send))).toHaveLength(10);
		expect(groups.asked).toHaveLength(2);
		expect(incomplete).toEqual([expect.stringContaining('its 10 entries') as unknown]);
	});

	it('may be made a failure by whoever is told', async () => {
		const refuse = () => {
			throw new Error('not whole');
		};
		const { send } = new Groups(100, Infinity, true);
		await expect(requestPages(send, CALL, PAGING, Infinity, refuse)).rejects.toThrow('not whole');
	});

	it.each([12, 20, 25])('cannot give %d rows of a long list', async (limit) => {
		const { send } = new Groups(100, Infinity, true);
		await expect(all(send, limit)).rejects.toThrow('the site sent the same page of the list twice');
	});

	it('and the size gives no row twice', async () => {
		const everything = groupsOf(numbers(7));
		const send = pagesBy({ 0: everything, 7: everything });
		await expect(all(send, 12)).rejects.toThrow('the site sent the same page of the list twice');
	});

	it('gives as many rows as it has, if that is less than wanted', async () => {
		const { send } = new Groups(3, Infinity, true);
		expect(idsOf(await all(send, 8))).toEqual(['0', '1', '2']);
		expect(incomplete).toHaveLength(1);
	});

	it.each([
		['first', ['a', 'b']],
		['last', ['c', 'd']],
	])('is known also by the %s page, when it comes again', async (_which, again) => {
		const pages = { 0: groupsOf(['a', 'b']), 2: groupsOf(['c', 'd']), 4: groupsOf(again) };
		const result = await all(pagesBy(pages), Infinity, { ...PAGING, pageSize: 2 });
		expect(idsOf(result)).toEqual(['a', 'b', 'c', 'd']);
		expect(incomplete).toHaveLength(1);
	});

	it('is not taken for one whose pages begin alike, or of which one is a part', async () => {
		const pages = {
			0: groupsOf(['x', 'a']),
			2: groupsOf(['x', 'b']),
			4: groupsOf(['x']),
			5: groupsOf([]),
		};
		const result = await all(pagesBy(pages), Infinity, { ...PAGING, pageSize: 2 });
		expect(idsOf(result)).toEqual(['x', 'a', 'x', 'b', 'x']);
		expect(incomplete).toEqual([]);
	});

	it('is asked no more when one page was enough', async () => {
		const send = vi.fn(new Groups(100, Infinity, true).send);
		expect(idsOf(await all(send, 10))).toHaveLength(10);
		expect(send).toHaveBeenCalledOnce();
	});
});
