import { beforeEach, describe, expect, it, vi } from 'vitest';

import { requestWithRetry } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { Sent } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import { callOf } from '../transport/support/calls.mts';
import { partsFor, POLICY } from './support/parts.mts';
import type { TestParts } from './support/parts.mts';
import { CREATE, FOUND, inShort, isFree, READ, sendWith, UPDATE } from './support/sender.mts';
import { FakeSite, REFUSED, refused, RESET, throttled, written } from './support/site.mts';

let site: FakeSite;
let parts: TestParts;

beforeEach(() => {
	site = new FakeSite(() => FOUND);
	parts = partsFor(site);
});

const send = async (call?: ServerApiCall, policy?: typeof POLICY) =>
	await sendWith(parts, call, policy);
const short = (sent: Sent) => inShort(sent, site);
const gateIsFree = async () => await isFree(parts.gate);

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
		await expect(requestWithRetry(parts, READ, POLICY)).rejects.toThrow('a fault of ours');
		expect(await gateIsFree()).toBe(true);
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
