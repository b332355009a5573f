import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { requestPages } from '../../../nodes/Convio/sending/pages.ts';
import type { Sent } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { Note } from '../../../nodes/Convio/parameters/input.ts';
import type { ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import type { DataObject } from '../../../nodes/Convio/transport/reply/data.ts';
import { callOf } from '../transport/support/calls.mts';

const PAGING = { list: 'groupInfo', pageSize: 10, limit: () => Infinity };
const CALL = callOf('listGroups', { selection_mode: 'EMAIL' });

let notes: Note[];
const note = (one: Note) => notes.push(one);
beforeEach(() => {
	notes = [];
});

function answer(data: DataObject): Sent {
	return { kind: 'answered', data, startedAt: 0, ambiguous: false };
}

/** A site with so many groups, which gives at most so many at once. */
class Groups {
	readonly asked: Array<readonly [size: string | undefined, offset: string | undefined]> = [];

	constructor(
		private readonly count: number,
		private readonly cap = Infinity,
	) {}

	readonly send = async ({ params }: ServerApiCall): Promise<Sent> => {
		this.asked.push([params.list_page_size, params.list_record_offset]);
		const offset = Number(params.list_record_offset);
		const size = Math.min(Number(params.list_page_size), this.cap, this.count - offset);
		const groupInfo = Array.from({ length: Math.max(0, size) }, (_, row) => ({
			id: String(offset + row),
		}));
		return await Promise.resolve(answer({ groupInfo, selection: params.selection_mode ?? null }));
	};
}

function idsOf(sent: Sent): unknown[] {
	if (sent.kind === 'unanswered') throw new Error('no answer');
	const rows = sent.data.groupInfo;
	return Array.isArray(rows) ? rows.map((row) => (row as DataObject).id) : [];
}

describe('pages', () => {
	it('are followed until one is empty', async () => {
		const groups = new Groups(25);
		const sent = await requestPages(groups.send, CALL, PAGING, Infinity, note);
		expect(idsOf(sent)).toEqual(Array.from({ length: 25 }, (_, row) => String(row)));
		expect(groups.asked).toEqual([
			['10', '0'],
			['10', '10'],
			['10', '20'],
			['10', '25'],
		]);
	});

	it('are asked for with the other parameters, and the rest of the answer is kept', async () => {
		const sent = await requestPages(new Groups(1).send, CALL, PAGING, Infinity, note);
		expect(sent).toMatchObject({ data: { selection: 'EMAIL' } });
		expect(CALL.params).toEqual({ selection_mode: 'EMAIL' });
	});

	it('end with the wanted number of rows, and ask for no more than are missing', async () => {
		const groups = new Groups(25);
		expect(idsOf(await requestPages(groups.send, CALL, PAGING, 12, note))).toHaveLength(12);
		expect(groups.asked).toEqual([
			['10', '0'],
			['2', '10'],
		]);
	});

	it('give no more than wanted, even if the site does', async () => {
		const send = async () =>
			await Promise.resolve(answer({ groupInfo: ['a', 'b', 'c'].map((id) => ({ id })) }));
		expect(idsOf(await requestPages(send, CALL, PAGING, 2, note))).toEqual(['a', 'b']);
	});

	it('may be missing', async () => {
		const none = async () => await Promise.resolve(answer({}));
		expect(idsOf(await requestPages(none, CALL, PAGING, 5, note))).toEqual([]);
	});

	it('end with the first that has no answer', async () => {
		const groups = new Groups(25);
		const reply = { kind: 'cancelled' } as const;
		const failure: Sent = { kind: 'unanswered', reply, ambiguous: false, tries: 2 };
		const send = async (page: ServerApiCall) =>
			page.params.list_record_offset === '10' ? failure : await groups.send(page);
		expect(await requestPages(send, CALL, PAGING, Infinity, note)).toBe(failure);
	});

	it('are one, with a note, at a site that ignores the offset and has few entries', async () => {
		const send = vi.fn(async () => await Promise.resolve(answer({ groupInfo: [{ id: '1' }] })));
		expect(idsOf(await requestPages(send, CALL, PAGING, Infinity, note))).toEqual(['1']);
		expect(send).toHaveBeenCalledTimes(2);
		expect(notes).toEqual([
			{ kind: 'list cut', text: expect.stringContaining('its 1 entries') as unknown },
		]);
	});

	it('are not followed for ever at a site that ignores the offset and has many', async () => {
		const full = Array.from({ length: 10 }, (_, row) => ({ id: String(row) }));
		const send = vi.fn(async () => await Promise.resolve(answer({ groupInfo: full })));
		await expect(requestPages(send, CALL, PAGING, Infinity, note)).rejects.toThrow(
			'the site sent the same page of the list twice',
		);
		expect(send).toHaveBeenCalledTimes(2);
	});

	it('may begin with the same row', async () => {
		const rowsOf = (offset: string | undefined) =>
			offset === '0' ? ['x', 'a'] : offset === '2' ? ['x', 'b'] : [];
		const send = async ({ params }: ServerApiCall) => {
			const groupInfo = rowsOf(params.list_record_offset).map((id) => ({ id }));
			return await Promise.resolve(answer({ groupInfo }));
		};
		const ids = idsOf(await requestPages(send, CALL, { ...PAGING, pageSize: 2 }, Infinity, note));
		expect(ids).toEqual(['x', 'a', 'x', 'b']);
		expect(notes).toEqual([]);
	});

	it('have one time in all', async () => {
		const groups = new Groups(25);
		const since: Array<number | undefined> = [];
		const send = async (page: ServerApiCall, startedAt?: number): Promise<Sent> => {
			since.push(startedAt);
			return { ...(await groups.send(page)), startedAt: 7 + since.length } as Sent;
		};
		await requestPages(send, CALL, PAGING, Infinity, note);
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
					const ids = idsOf(await requestPages(groups.send, CALL, PAGING, limit, note));
					const wanted = Math.min(count, limit);
					expect(ids).toEqual(Array.from({ length: wanted }, (_, row) => String(row)));
					expect(groups.asked.length).toBeLessThanOrEqual(
						Math.ceil(wanted / Math.min(cap, 10)) + 1,
					);
				},
			),
		);
	});
});
