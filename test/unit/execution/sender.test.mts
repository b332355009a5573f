import { beforeEach, describe, expect, it, vi } from 'vitest';

import { sendSafely } from '../../../nodes/ConvioConstituent/execution/sender.ts';
import type { Sent } from '../../../nodes/ConvioConstituent/execution/sender.ts';
import type { ServerApiCall } from '../../../nodes/ConvioConstituent/transport/call.ts';
import { callOf } from '../transport/support/calls.mts';
import { settled } from './support/clock.mts';
import { partsFor, POLICY } from './support/parts.mts';
import type { TestParts } from './support/parts.mts';
import { FakeSite, json, REFUSED, refused, RESET, throttled, written } from './support/site.mts';
import { come, states, throttledFor } from './support/visitors.mts';

const READ = callOf('getUser', { cons_id: '1' });
const UPDATE = callOf('update', { cons_id: '1' });
const CREATE = callOf('create', { primary_email: 'a@x.org' });
const FOUND = json({ getConsResponse: { cons_id: '1' } });

let site: FakeSite;
let parts: TestParts;

beforeEach(() => {
	site = new FakeSite(() => FOUND);
	parts = partsFor(site);
});

async function send(call: ServerApiCall = READ, policy = POLICY): Promise<Sent> {
	return await parts.clock.run(sendSafely(parts, call, policy));
}

/** The kind of the last reply, whether the call may have been applied, and how often it was sent. */
function short(sent: Sent): [string, boolean | undefined, number] {
	return sent.kind === 'answered'
		? ['answered', undefined, site.asked.length]
		: [sent.reply.kind, sent.ambiguous, sent.tries];
}

/** All places of the gate are free. */
async function gateIsFree(): Promise<boolean> {
	return (await states([come(parts.gate, { limit: 1 })])).includes('admitted');
}

describe('a call', () => {
	it('that is answered is sent once, without waiting', async () => {
		const sent = await send();
		expect(short(sent)).toEqual(['answered', undefined, 1]);
		expect(site.asked).toHaveLength(1);
		expect(parts.clock.waits).toEqual([]);
		expect(parts.failures).toEqual([]);
		expect(await gateIsFree()).toBe(true);
	});

	it('that is refused is sent once', async () => {
		site.then(refused('16'));
		expect(short(await send())).toEqual(['refused', false, 1]);
		expect(parts.failures).toMatchObject([{ code: '16', outcome: 'not applied' }]);
	});

	it('that never arrived is sent again, after longer and longer waits', async () => {
		site.then(REFUSED, REFUSED);
		expect(short(await send(CREATE))).toEqual(['answered', undefined, 3]);
		expect(parts.clock.waits).toEqual([250, 500]);
		expect(parts.failures).toEqual([]);
	});

	it('takes the jitter from where it is told', async () => {
		site.then(RESET);
		parts = partsFor(site, { random: () => 0.5 });
		await send();
		expect(parts.clock.waits).toEqual([375]);
	});

	it('is sent as often as it may be', async () => {
		site.then(RESET, RESET, RESET, RESET);
		expect(short(await send())).toEqual(['interrupted', true, 3]);
		expect(site.asked).toHaveLength(3);
		expect(parts.failures).toHaveLength(1);
	});

	it('is sent again as long as it may be', async () => {
		site.then(REFUSED, REFUSED, REFUSED, REFUSED);
		const sent = await send(READ, { maxTries: 100, maxTotalMs: 751 });
		expect(short(sent)).toEqual(['undelivered', false, 3]);
	});

	it('that may have been applied, and must not be twice, is sent once', async () => {
		site.then(RESET);
		expect(short(await send(CREATE))).toEqual(['interrupted', true, 1]);
		expect(site.asked).toHaveLength(1);
	});

	it('remembers that an earlier try may have been applied', async () => {
		site.then(RESET, refused('22'));
		expect(short(await send(UPDATE))).toEqual(['refused', true, 2]);
		expect(parts.failures).toMatchObject([{ outcome: 'unknown', code: '22' }]);
	});

	it('is no longer in doubt when it is answered', async () => {
		site.then(RESET);
		const sent = await send(UPDATE);
		expect(short(sent)).toEqual(['answered', undefined, 2]);
	});

	it('gives its place back also when something is wrong in here', async () => {
		const connection = site.connection({
			redact: () => {
				throw new Error('a fault of ours');
			},
		});
		site.then(refused('16'));
		parts = partsFor(site, { connection });
		await expect(sendSafely(parts, READ, POLICY)).rejects.toThrow('a fault of ours');
		expect(await gateIsFree()).toBe(true);
	});
});

describe('the time of a call', () => {
	const slow = { ...READ, settings: { ...READ.settings, timeoutMs: 60_000 } };

	it('bounds each try', async () => {
		site.then(REFUSED, REFUSED);
		await send(slow, { maxTries: 3, maxTotalMs: 10_000 });
		expect(site.timeouts).toEqual([10_000, 9_750, 9_250]);
	});

	it('bounds it by whole milliseconds, and by one at least', async () => {
		await send(slow, { maxTries: 1, maxTotalMs: 1_234.9 });
		await send(slow, { maxTries: 1, maxTotalMs: 0.5 });
		expect(site.timeouts).toEqual([1_234, 1]);
	});

	it('leaves a shorter timeout as it is', async () => {
		site.then(REFUSED);
		await send(READ, { maxTries: 3, maxTotalMs: 10_000 });
		expect(site.timeouts).toEqual([5_000, 5_000]);
	});

	it('begins when it is sent, not when it starts to wait for its turn', async () => {
		const first = come(parts.gate, { limit: 1 });
		parts = { ...parts, connection: site.connection({ maxConcurrentRequests: 1 }) };
		const sending = sendSafely(parts, slow, POLICY);
		await parts.clock.advance(60_000);
		expect(site.asked).toHaveLength(0);
		first.leave();
		expect(short(await sending)).toEqual(['answered', undefined, 1]);
		expect(site.timeouts).toEqual([10_000]);
	});

	it('goes on from the first call of its item', async () => {
		const since = parts.clock.now();
		await parts.clock.advance(4_000);
		await sendSafely(parts, READ, POLICY, since);
		expect(site.timeouts).toEqual([5_000]);
		await parts.clock.advance(5_000);
		await sendSafely(parts, READ, POLICY, since);
		expect(site.timeouts).toEqual([5_000, 1_000]);
		await parts.clock.advance(1_001);
		expect(await sendSafely(parts, READ, POLICY, since)).toEqual({
			kind: 'unanswered',
			reply: { kind: 'out of time' },
			ambiguous: false,
			tries: 0,
		});
		expect(site.asked).toHaveLength(2);
	});

	it('is over when the turn for another try comes too late', async () => {
		site.then(REFUSED);
		parts = { ...parts, connection: site.connection({ maxConcurrentRequests: 1 }) };
		const sending = sendSafely(parts, READ, POLICY);
		await settled();
		const other = come(parts.gate, { limit: 1, patienceMs: () => 1e9 });
		await parts.clock.advance(POLICY.maxTotalMs + 1);
		other.leave();
		expect(short(await sending)).toEqual(['undelivered', false, 1]);
	});
});

describe('a site that throttles', () => {
	it('is left alone for as long as it says, by everybody', async () => {
		site.then(throttled('3'));
		const sending = sendSafely(parts, CREATE, POLICY);
		await settled();
		const other = come(parts.gate);
		await parts.clock.advance(2_999);
		expect(site.asked).toHaveLength(1);
		expect(await states([other])).toEqual(['waiting']);
		expect(short(await parts.clock.run(sending))).toEqual(['answered', undefined, 2]);
		expect(await states([other])).toEqual(['admitted']);
	});

	it('is left alone also when this call is not sent again', async () => {
		site.then(throttled('3600'));
		expect(short(await send(CREATE))).toEqual(['throttled', false, 1]);
		expect(parts.gate.pauseLeftMs()).toBe(3_600_000);
		site.then({ status: 503, headers: { 'retry-after': '7' }, body: '<html>' });
		parts = partsFor(site);
		expect(short(await send(CREATE))).toEqual(['unavailable', true, 1]);
		expect(parts.gate.pauseLeftMs()).toBe(7_000);
	});

	it('keeps back what it would make wait too long; that was not sent', async () => {
		const first = come(parts.gate);
		await settled();
		first.leave(throttledFor(POLICY.maxTotalMs + 1));
		const sent = await sendSafely(parts, CREATE, POLICY);
		expect(sent).toEqual({
			kind: 'unanswered',
			reply: { kind: 'held back', pauseMs: POLICY.maxTotalMs + 1 },
			ambiguous: false,
			tries: 0,
		});
		expect(site.asked).toHaveLength(0);
	});

	it('ends a call that has been sent with what it was told then', async () => {
		site.then(RESET);
		const sending = sendSafely(parts, UPDATE, POLICY);
		await settled();
		const other = come(parts.gate);
		await settled();
		other.leave(throttledFor(POLICY.maxTotalMs + 1));
		expect(short(await parts.clock.run(sending))).toEqual(['interrupted', true, 1]);
		expect(site.asked).toHaveLength(1);
	});

	it('gets fewer calls at once when it does so again', async () => {
		parts = partsFor(site, { connection: site.connection({ maxConcurrentRequests: 8 }) });
		site.then(throttled('1'), throttled('1'));
		await send();
		site.hold = true;
		const sending = Array.from({ length: 8 }, () => sendSafely(parts, READ, POLICY));
		await settled();
		expect(site.inFlight).toBe(4);
		site.hold = false;
		site.letGo(8);
		await parts.clock.run(Promise.all(sending));
	});
});

describe('the tally', () => {
	it('counts tries and requests to be left alone', async () => {
		const sent = vi.spyOn(parts.tally, 'sent');
		const counted = vi.spyOn(parts.tally, 'throttled');
		site.then(throttled(), { status: 503, headers: { 'retry-after': '1' }, body: '' });
		await send();
		expect(sent.mock.calls).toEqual([[1], [2], [3]]);
		expect(counted).toHaveBeenCalledTimes(2);
	});

	it('does not take other endings for throttling', async () => {
		const counted = vi.spyOn(parts.tally, 'throttled');
		site.then(RESET, { status: 503, body: '' });
		await send();
		expect(counted).not.toHaveBeenCalled();
	});
});

describe('the end of the run', () => {
	const end = () => parts.stop.request({ kind: 'cancelled' });

	it('sends nothing that has not been sent', async () => {
		end();
		expect(short(await send())).toEqual(['cancelled', false, 0]);
		expect(site.asked).toHaveLength(0);
	});

	it('takes a call out of the queue', async () => {
		const guests = [come(parts.gate), come(parts.gate)];
		await settled();
		const sending = sendSafely(parts, READ, POLICY);
		await settled();
		end();
		expect(short(await sending)).toEqual(['cancelled', false, 0]);
		for (const guest of guests) guest.leave();
		expect(site.asked).toHaveLength(0);
	});

	it('takes a call out of its wait, with what is known of it', async () => {
		site.then(RESET);
		const sending = sendSafely(parts, UPDATE, POLICY);
		await settled();
		expect(parts.clock.pending).toBe(1);
		end();
		expect(short(await sending)).toEqual(['cancelled', true, 1]);
		expect(parts.clock.pending).toBe(0);
		expect(site.asked).toHaveLength(1);
	});

	it('sends nothing even if the place was given just before', async () => {
		const first = come(parts.gate, { limit: 1 });
		parts = { ...parts, connection: site.connection({ maxConcurrentRequests: 1 }) };
		const sending = sendSafely(parts, READ, POLICY);
		await settled();
		first.leave();
		end();
		expect(short(await sending)).toEqual(['cancelled', false, 0]);
		expect(site.asked).toHaveLength(0);
		expect(await gateIsFree()).toBe(true);
	});

	it('comes before anybody else can take the place of the call that caused it', async () => {
		parts = partsFor(site, {
			connection: site.connection({ maxConcurrentRequests: 1 }),
			onFailure: (failure) => parts.stop.request({ kind: 'failure', failure }),
		});
		site.then(refused('3'));
		const sending = [1, 2, 3].map(() => sendSafely(parts, READ, POLICY));
		const ends = (await Promise.all(sending)).map(short);
		expect(ends).toEqual([
			['refused', false, 1],
			['cancelled', false, 0],
			['cancelled', false, 0],
		]);
		expect(site.asked).toHaveLength(1);
	});
});

describe('what is sent', () => {
	it('is the call, each time', async () => {
		site.then(written(), written());
		site.then();
		await send(callOf('update', { cons_id: '1', 'name.first': 'Ada' }, { format: 'xml' }));
		expect(site.asked).toMatchObject([
			{ method: 'update', cons_id: '1', 'name.first': 'Ada', response_format: 'xml' },
		]);
	});
});
