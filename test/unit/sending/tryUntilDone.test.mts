import { beforeEach, describe, expect, it, vi } from 'vitest';

import { requestWithRetry } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import { SiteWatch } from '../../../nodes/Convio/sending/siteWatch.ts';
import type { RetryPolicy, ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import { callOf } from '../transport/support/calls.mts';
import { settled } from './support/clock.mts';
import { Guest, states } from './support/guests.mts';
import {
	contextFor,
	CREATE,
	FOUND,
	inShort,
	POLICY,
	READ,
	sendWith,
	UPDATE,
} from './support/sending.mts';
import type { TestContext } from './support/sending.mts';
import {
	FakeSite,
	REFUSED,
	refused,
	RESET,
	throttled,
	unavailable,
	written,
} from './support/site.mts';
import type { Reaction } from './support/site.mts';

let site: FakeSite;
let context: TestContext;

beforeEach(() => {
	site = new FakeSite(() => FOUND);
	context = contextFor(site);
});

const send = async (call?: ServerApiCall, policy?: RetryPolicy) =>
	await sendWith(context, call, policy);
const sendInShort = async (call?: ServerApiCall, policy?: RetryPolicy) =>
	inShort(await send(call, policy));

/** All places of the gate are free, and no pause goes on. */
async function gateIsFree(): Promise<boolean> {
	const { account } = context.connection;
	return (await states([new Guest(context.gate, { limit: 1, account })])).includes('inside');
}

describe('a call', () => {
	it('that is answered is sent once, without waiting', async () => {
		const startedAt = context.clock.now();
		expect(await send()).toEqual({
			kind: 'answered',
			data: expect.objectContaining({ cons_id: '1' }) as unknown,
			startedAt,
			mayHaveBeenApplied: false,
		});
		expect(site.asked).toHaveLength(1);
		expect(context.clock.waits).toEqual([]);
		expect(await gateIsFree()).toBe(true);
	});

	it('that is refused is sent once', async () => {
		site.then(refused('16'));
		expect(await sendInShort()).toEqual(['refused', 'not applied', 1]);
		expect(await gateIsFree()).toBe(true);
	});

	it('that never arrived is sent again, whatever it does, after longer and longer waits', async () => {
		// The first one that an account sends pauses the gate as well: it needs to be known first.
		await send();
		site.then(REFUSED, REFUSED);
		expect(await sendInShort(CREATE)).toEqual(['answered', false]);
		expect(context.clock.waits).toEqual([250, 500]);
	});

	it('takes the jitter from where it is told', async () => {
		context = contextFor(site, { random: () => 0.5 });
		await send();
		site.then(RESET);
		await send();
		expect(context.clock.waits).toEqual([375]);
	});

	it('is sent as often as it may be', async () => {
		site.then(RESET, RESET, RESET, RESET);
		expect(await sendInShort()).toEqual(['interrupted', 'not applied', 3]);
		expect(site.asked).toHaveLength(3);
	});

	it('is sent as long as it may be', async () => {
		site = new FakeSite(() => REFUSED);
		context = contextFor(site);
		// Waits of 250, 500 and 1000 ms; the gate's pauses are longer: 500, 1000 and 2000 ms.
		const sent = await sendInShort(READ, { ...POLICY, maxTries: 100, maxTotalMs: 3_501 });
		expect(sent).toEqual(['undelivered', 'not applied', 4]);
	});

	it('remembers that an earlier try may have been applied', async () => {
		site.then(RESET, refused('22'));
		expect(await sendInShort(UPDATE)).toEqual(['refused', 'unknown', 2]);
		site.then(RESET, REFUSED, written());
		expect(await sendInShort(UPDATE)).toEqual(['answered', true]);
	});

	it('is no longer in doubt only if each earlier try certainly came to nothing', async () => {
		site.then(REFUSED, throttled('1'), written());
		expect(await sendInShort(UPDATE)).toEqual(['answered', false]);
	});

	it('gives its place back also when something is wrong in here', async () => {
		const connection = site.connection();
		Object.defineProperty(connection, 'secrets', {
			get: () => {
				throw new Error('a fault of ours');
			},
		});
		site.then(refused('16'));
		context = contextFor(site, { connection });
		await expect(requestWithRetry(context, READ, POLICY)).rejects.toThrow('a fault of ours');
		expect(await gateIsFree()).toBe(true);
	});

	it('is sent as it is, each time', async () => {
		site.then(RESET);
		await send(callOf('update', { cons_id: '1', 'name.first': 'Ada' }, { format: 'xml' }));
		const asked = { method: 'update', cons_id: '1', 'name.first': 'Ada', response_format: 'xml' };
		expect(site.asked).toMatchObject([asked, asked]);
	});
});

describe('each request that has ended', () => {
	it('is told of, with what makes it the last', async () => {
		site.then(RESET, refused('16'));
		await send(UPDATE);
		expect(context.tried).toMatchObject([
			{ call: UPDATE, reply: { kind: 'interrupted' }, isRepeat: false, purpose: 'item' },
			{ call: UPDATE, reply: { kind: 'refused' }, isRepeat: true, purpose: 'item' },
		]);
		expect(context.tried.map(({ failure }) => failure)).toEqual([
			undefined,
			expect.objectContaining({ kind: 'failed', outcome: 'unknown', tries: 2 }),
		]);
	});

	it('is no failure when it was answered', async () => {
		await send();
		expect(context.tried).toHaveLength(1);
		expect(context.tried[0]).not.toHaveProperty('failure');
	});

	it('is no failure when it is only the end of a list', async () => {
		site.then(refused('50'), refused('50'));
		const page = (offset: string) => callOf('listGroups', { list_record_offset: offset });
		expect(await sendInShort(page('10'))).toEqual(['refused', 'not applied', 1]);
		expect(await sendInShort(page('0'))).toEqual(['refused', 'not applied', 1]);
		expect(context.tried.map(({ failure }) => failure?.reply.kind)).toEqual([undefined, 'refused']);
	});

	it('is told of before anybody else can take its place', async () => {
		context = contextFor(site, {
			connection: site.connection({ maxConcurrentRequests: 1 }),
			onTried: ({ failure }) => {
				if (failure !== undefined) context.endRun();
			},
		});
		site.then(refused('3'));
		const sending = [1, 2, 3].map(() => requestWithRetry(context, READ, POLICY));
		expect((await Promise.all(sending)).map(inShort)).toEqual([
			['refused', 'not applied', 1],
			['not sent', 'not applied', 0],
			['not sent', 'not applied', 0],
		]);
		expect(site.asked).toHaveLength(1);
	});

	it('is counted by the watch over the site', async () => {
		const ended = vi.spyOn(context.watch, 'ended');
		site.then(RESET);
		await send();
		expect(ended.mock.calls.map(([{ kind }]) => kind)).toEqual(['interrupted', 'answered']);
	});
});

describe('a site that is overloaded', () => {
	it('is left alone for as long as it says, by everybody', async () => {
		site.then(throttled('3'));
		const sending = requestWithRetry(context, CREATE, POLICY);
		await settled();
		const other = new Guest(context.gate, { account: 'other' });
		await context.clock.advance(2_999);
		expect(site.asked).toHaveLength(1);
		expect(await states([other])).toEqual(['waiting']);
		await context.clock.advance(1);
		expect(await states([other])).toEqual(['inside']);
		other.leave();
		expect(inShort(await context.clock.run(sending))).toEqual(['answered', false]);
		expect(site.asked).toHaveLength(2);
	});

	it.each<[string, Reaction]>([
		['503', unavailable('3')],
		['429', throttled('3')],
	])('is left alone also when this call is not sent again: %s', async (_status, reaction) => {
		site.then(reaction);
		const sending = requestWithRetry(context, READ, { ...POLICY, maxTotalMs: 2_999 });
		await settled();
		expect(await states([new Guest(context.gate)])).toEqual(['waiting']);
		expect(inShort(await sending).slice(1)).toEqual(['not applied', 1]);
	});

	it('can throttle a call more often than it may be tried, which does not count', async () => {
		context = contextFor(site, { watch: new SiteWatch(2, Infinity, () => 0) });
		site.then(...Array.from({ length: 9 }, () => throttled('1')), REFUSED, REFUSED, RESET);
		const policy = { ...POLICY, maxTotalMs: 200_000 };
		expect(await sendInShort(CREATE, policy)).toEqual(['interrupted', 'unknown', 12]);
	});

	it('can throttle a call for as long as it may take, less the time of a once-only write', async () => {
		site = new FakeSite(() => throttled('1'));
		context = contextFor(site);
		const policy = { ...POLICY, maxTotalMs: 15_000 };
		expect(await sendInShort(CREATE, policy)).toEqual(['throttled', 'not applied', 11]);
		expect(await sendInShort(UPDATE, policy)).toEqual(['throttled', 'not applied', 15]);
	});

	it('keeps back what it would make wait too long; that was not sent', async () => {
		site.then(throttled('11'));
		await sendInShort(READ);
		expect(await send(CREATE)).toEqual({
			kind: 'failed',
			reply: { kind: 'not sent', why: 'pause', pauseMs: 11_000, isAsked: true },
			mayHaveBeenApplied: false,
			outcome: 'not applied',
			safeToRepeat: true,
			tries: 0,
			lookup: undefined,
			loginIsRefused: undefined,
		});
		expect(site.asked).toHaveLength(1);
	});

	it('ends a call that has been sent with what it was told then', async () => {
		await send();
		site.then(RESET);
		const sending = requestWithRetry(context, UPDATE, POLICY);
		await settled();
		site.then(throttled('11'));
		await requestWithRetry(context, READ, POLICY);
		expect(inShort(await context.clock.run(sending))).toEqual(['interrupted', 'unknown', 1]);
	});
});

describe('the time of a call', () => {
	const slow = callOf('getUser', { cons_id: '1' }, { timeoutMs: 60_000 });

	it('bounds each try, less what the tries before took', async () => {
		await send();
		site.then(REFUSED, REFUSED);
		await send(slow);
		expect(site.timeouts.slice(1)).toEqual([10_000, 9_750, 9_250]);
	});

	it('does not cut a once-only write short', async () => {
		await send();
		site.then(REFUSED, REFUSED);
		const create = callOf('create', {}, { timeoutMs: 9_500 });
		// After waits of 250 and 500 ms less is left than the write may take.
		expect(await sendInShort(create)).toEqual(['undelivered', 'not applied', 2]);
		expect(site.timeouts.slice(1)).toEqual([9_500, 9_500]);
	});

	it('is enough for one try of a once-only write, however short', async () => {
		site.then(REFUSED);
		const create = callOf('create', {}, { timeoutMs: 60_000 });
		expect(await sendInShort(create)).toEqual(['undelivered', 'not applied', 1]);
		expect(site.timeouts).toEqual([10_000]);
	});

	it('begins when it is sent, not when it starts to wait for its turn', async () => {
		const connection = site.connection({ maxConcurrentRequests: 1 });
		context = contextFor(site, { connection });
		const first = new Guest(context.gate, { limit: 1 });
		const sending = requestWithRetry(context, slow, POLICY);
		await context.clock.advance(60_000);
		expect(site.asked).toHaveLength(0);
		first.leave();
		expect(inShort(await sending)).toEqual(['answered', false]);
		expect(site.timeouts).toEqual([10_000]);
	});

	it('goes on from the first call of its item', async () => {
		const since = context.clock.now();
		await context.clock.advance(4_000);
		await requestWithRetry(context, READ, POLICY, since);
		await context.clock.advance(5_000);
		expect(await requestWithRetry(context, READ, POLICY, since)).toMatchObject({
			startedAt: since,
		});
		expect(site.timeouts).toEqual([5_000, 1_000]);
		await context.clock.advance(1_000);
		expect(await requestWithRetry(context, READ, POLICY, since)).toMatchObject({
			reply: { kind: 'not sent', why: 'time' },
			tries: 0,
		});
		expect(site.asked).toHaveLength(2);
	});

	it('is over when the turn for another try comes too late', async () => {
		context = contextFor(site, { connection: site.connection({ maxConcurrentRequests: 1 }) });
		await send();
		site.then(REFUSED);
		const sending = requestWithRetry(context, READ, POLICY);
		await settled();
		const other = new Guest(context.gate, { limit: 1 });
		await context.clock.advance(POLICY.maxTotalMs);
		other.leave();
		expect(inShort(await sending)).toEqual(['undelivered', 'not applied', 1]);
	});
});

describe('the end of the run', () => {
	const NEVER_SENT = ['not sent', 'not applied', 0];

	it('sends nothing that has not been sent', async () => {
		context.endRun();
		const result = await send();
		expect(inShort(result)).toEqual(NEVER_SENT);
		expect(result).toMatchObject({ reply: { why: 'run ended' } });
		expect(site.asked).toHaveLength(0);
	});

	it('takes a call out of the queue', async () => {
		await send();
		const guests = [new Guest(context.gate), new Guest(context.gate, { account: 'account' })];
		await settled();
		const sending = requestWithRetry(context, READ, POLICY);
		await settled();
		context.endRun();
		expect(inShort(await sending)).toEqual(NEVER_SENT);
		for (const guest of guests) guest.leave();
		expect(site.asked).toHaveLength(1);
	});

	it('takes a call out of its wait, with what is known of it', async () => {
		await send();
		site.then(RESET);
		const sending = requestWithRetry(context, UPDATE, POLICY);
		await settled();
		expect(context.clock.pending).toBe(1);
		context.endRun();
		expect(inShort(await sending)).toEqual(['not sent', 'unknown', 1]);
		expect(context.clock.pending).toBe(0);
		expect(site.asked).toHaveLength(2);
	});

	it('sends nothing even if the place was given just before', async () => {
		context = contextFor(site, { connection: site.connection({ maxConcurrentRequests: 1 }) });
		const first = new Guest(context.gate, { limit: 1 });
		const sending = requestWithRetry(context, READ, POLICY);
		await settled();
		first.leave();
		context.endRun();
		expect(inShort(await sending)).toEqual(NEVER_SENT);
		expect(site.asked).toHaveLength(0);
		expect(await gateIsFree()).toBe(true);
	});
});
