import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { sendPages } from '../../../nodes/ConvioConstituent/execution/pages.ts';
import type { Sent } from '../../../nodes/ConvioConstituent/execution/sender.ts';
import type { ServerApiCall } from '../../../nodes/ConvioConstituent/transport/call.ts';
import type { PlainObject } from '../../../nodes/ConvioConstituent/transport/plain.ts';
import { callOf } from '../transport/support/calls.mts';

const PAGING = { list: 'groupInfo', pageSize: 10, limit: () => Infinity };
const CALL = callOf('listGroups', { selection_mode: 'EMAIL' });

function answer(data: PlainObject): Sent {
	return { reply: { kind: 'answered', root: 'listGroupsResponse', data }, tries: 1 };
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
	if ('ambiguous' in sent) throw new Error('no answer');
	const rows = sent.reply.data.groupInfo;
	return Array.isArray(rows) ? rows.map((row) => (row as PlainObject).id) : [];
}

describe('pages', () => {
	it('are followed until one is empty', async () => {
		const groups = new Groups(25);
		const sent = await sendPages(groups.send, CALL, PAGING, Infinity);
		expect(idsOf(sent)).toEqual(Array.from({ length: 25 }, (_, row) => String(row)));
		expect(groups.asked).toEqual([
			['10', '0'],
			['10', '10'],
			['10', '20'],
			['10', '25'],
		]);
	});

	it('are asked for with the other parameters, and the rest of the answer is kept', async () => {
		const sent = await sendPages(new Groups(1).send, CALL, PAGING, Infinity);
		expect(sent).toMatchObject({ reply: { data: { selection: 'EMAIL' } }, tries: 1 });
		expect(CALL.params).toEqual({ selection_mode: 'EMAIL' });
	});

	it('end with the wanted number of rows, and ask for no more than are missing', async () => {
		const groups = new Groups(25);
		expect(idsOf(await sendPages(groups.send, CALL, PAGING, 12))).toHaveLength(12);
		expect(groups.asked).toEqual([
			['10', '0'],
			['2', '10'],
		]);
	});

	it('give no more than wanted, even if the site does', async () => {
		const send = async () =>
			await Promise.resolve(answer({ groupInfo: ['a', 'b', 'c'].map((id) => ({ id })) }));
		expect(idsOf(await sendPages(send, CALL, PAGING, 2))).toEqual(['a', 'b']);
	});

	it('may be missing', async () => {
		const none = async () => await Promise.resolve(answer({}));
		expect(idsOf(await sendPages(none, CALL, PAGING, 5))).toEqual([]);
	});

	it('end with the first that has no answer', async () => {
		const groups = new Groups(25);
		const failure: Sent = { reply: { kind: 'cancelled' }, ambiguous: false, tries: 2 };
		const send = async (page: ServerApiCall) =>
			page.params.list_record_offset === '10' ? failure : await groups.send(page);
		expect(await sendPages(send, CALL, PAGING, Infinity)).toBe(failure);
	});

	it('are not followed for ever at a site that ignores the offset', async () => {
		const send = async () => await Promise.resolve(answer({ groupInfo: [{ id: '1' }] }));
		await expect(sendPages(send, CALL, PAGING, Infinity)).rejects.toThrow(
			'the site sent a page of the list again',
		);
	});

	it('give each row once, in order, whatever the site caps', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.nat(60),
				fc.integer({ min: 1, max: 15 }),
				fc.integer({ min: 1, max: 70 }),
				async (count, cap, limit) => {
					const groups = new Groups(count, cap);
					const ids = idsOf(await sendPages(groups.send, CALL, PAGING, limit));
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
