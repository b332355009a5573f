import { describe, expect, it, vi } from 'vitest';

import type { Sent } from '../../../../nodes/Convio/sending/requestWithRetry.ts';
import { SharedReads } from '../../../../nodes/Convio/constituent/run/sharedReads.ts';
import type { ServerApiCall } from '../../../../nodes/Convio/transport/call.ts';
import { callOf } from '../../transport/support/calls.mts';

const READ = callOf('getUser', { cons_id: '1' });

function answer(name = 'Ada'): Sent {
	return { kind: 'answered', data: { list: [{ name }] }, startedAt: 0, ambiguous: false };
}

/** Announces all, then sends all; how often each was really sent. */
async function processItems(
	calls: ReadonlyArray<readonly [ServerApiCall, number]>,
): Promise<{ shared: SharedReads; sent: number; answers: Sent[] }> {
	const shared = new SharedReads();
	const send = vi.fn(async () => await Promise.resolve(answer()));
	for (const [call, rows] of calls) shared.expect(call, rows);
	const answers = await Promise.all(calls.map(([call, rows]) => shared.send(call, rows, send)));
	return { shared, sent: send.mock.calls.length, answers };
}

describe('identical reads of one run', () => {
	it('are sent once', async () => {
		const { sent, answers } = await processItems([
			[READ, Infinity],
			[callOf('getUser', { cons_id: '1' }), Infinity],
			[READ, Infinity],
		]);
		expect(sent).toBe(1);
		expect(answers).toEqual([answer(), answer(), answer()]);
	});

	it('give each item a copy of its own', async () => {
		const { answers } = await processItems([
			[READ, Infinity],
			[READ, Infinity],
			[READ, Infinity],
		]);
		const lists = answers.map((sent) => (sent.kind === 'answered' ? sent.data.list : undefined));
		expect(new Set(lists).size).toBe(3);
		expect(new Set(lists.map((list) => (Array.isArray(list) ? list[0] : list))).size).toBe(3);
	});

	it('are those with the same method, parameters, settings and number of rows', async () => {
		const { sent } = await processItems([
			[READ, Infinity],
			[callOf('getUserGroups', { cons_id: '1' }), Infinity],
			[callOf('getUser', { cons_id: '2' }), Infinity],
			[callOf('getUser', { cons_id: '1', fields: 'a' }), Infinity],
			[callOf('getUser', { cons_id: '1' }, { format: 'xml' }), Infinity],
			[READ, 10],
			[READ, 50],
		]);
		expect(sent).toBe(7);
	});

	it('fail together', async () => {
		const shared = new SharedReads();
		const failed: Sent = {
			kind: 'unanswered',
			reply: { kind: 'interrupted', reason: 'reset' },
			ambiguous: true,
			tries: 3,
		};
		const send = vi.fn(async () => await Promise.resolve(failed));
		shared.expect(READ, Infinity);
		shared.expect(READ, Infinity);
		expect(await shared.send(READ, Infinity, send)).toEqual(failed);
		expect(await shared.send(READ, Infinity, send)).toEqual(failed);
		expect(send).toHaveBeenCalledOnce();
	});

	it('are kept until the last item has its answer, and no longer', async () => {
		const shared = new SharedReads();
		const send = vi.fn(async () => await Promise.resolve(answer()));
		for (let item = 0; item < 3; item += 1) shared.expect(READ, Infinity);
		expect(shared.size).toBe(1);
		await shared.send(READ, Infinity, send);
		await shared.send(READ, Infinity, send);
		expect(shared.size).toBe(1);
		await shared.send(READ, Infinity, send);
		expect(shared.size).toBe(0);
		expect(send).toHaveBeenCalledOnce();
	});
});

describe('other calls', () => {
	it.each(['update', 'create', 'createOrUpdate', 'logInteraction'] as const)(
		'%s is sent for each item, however alike',
		async (method) => {
			const call = callOf(method, { primary_email: 'a@x.org' });
			const { sent, shared } = await processItems([
				[call, Infinity],
				[call, Infinity],
			]);
			expect(sent).toBe(2);
			expect(shared.size).toBe(0);
		},
	);

	it('that only one item makes are handed on as they come', async () => {
		const shared = new SharedReads();
		const own = answer();
		shared.expect(READ, Infinity);
		expect(await shared.send(READ, Infinity, async () => await Promise.resolve(own))).toBe(own);
		expect(shared.size).toBe(0);
	});

	it('that nobody announced are sent', async () => {
		const own = answer();
		const shared = new SharedReads();
		expect(await shared.send(READ, Infinity, async () => await Promise.resolve(own))).toBe(own);
	});
});
