import { beforeEach, describe, expect, it } from 'vitest';

import { requestWithRetry } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { RetryPolicy } from '../../../nodes/Convio/transport/call.ts';
import { FakeClock } from './support/clock.mts';
import { opened } from './support/guests.mts';
import { contextFor, FIELDS, inShort, POLICY, READ } from './support/sending.mts';
import type { TestContext } from './support/sending.mts';
import { FakeSite, PAGE, refused, throttled, unavailable } from './support/site.mts';
import type { Reaction } from './support/site.mts';

/** Each row is sent once, so that a row is a try. */
const ONCE: RetryPolicy = { ...POLICY, maxTries: 1 };

let probes: Reaction[];
let clock: FakeClock;
let site: FakeSite;
let context: TestContext;

beforeEach(async () => {
	probes = [];
	clock = new FakeClock();
	site = new FakeSite(({ method }) => {
		if (method !== 'listUserFields') return PAGE;
		return probes.shift() ?? PAGE;
	}, clock);
	context = contextFor(site, {}, clock);
	await opened(context.gate, context.connection.account);
});

/** Sends rows one after another; gives what became of each. */
async function sendRows(count: number): Promise<unknown[]> {
	const results: unknown[] = [];
	for (let row = 0; row < count; row += 1) {
		const result = await clock.run(requestWithRetry(context, READ, ONCE));
		results.push(result.kind === 'failed' ? result.reply.kind : result.kind);
	}
	return results;
}

const count = (method: string) => site.methods.filter((one) => one === method).length;
const repeat = (kind: string, times: number) => Array.from({ length: times }, () => kind);

describe('a site that answers nothing of the API', () => {
	it('gets one harmless read as a last probe, and then nothing more', async () => {
		const results = await sendRows(20);
		expect(results).toEqual([...repeat('unreadable', 5), ...repeat('not sent', 15)]);
		expect(site.methods).toEqual([...repeat('getUser', 5), 'listUserFields']);
		expect(site.asked[5]).toMatchObject({ access: 'update' });
		expect(new Set(context.ends)).toEqual(new Set(['silent']));
		expect(context.tried[5]).toMatchObject({ purpose: 'helper' });
	});

	it('gets it before those who stood at the gate already', async () => {
		const sending = Array.from({ length: 20 }, () => requestWithRetry(context, READ, ONCE));
		await clock.run(Promise.all(sending));
		// Five, and what was in flight beside the fifth.
		expect(count('getUser')).toBeLessThanOrEqual(6);
		expect(count('listUserFields')).toBe(1);
	});

	it('gets it once, however many wait for what it brings', async () => {
		await sendRows(5);
		const sending = Array.from({ length: 10 }, () => requestWithRetry(context, READ, ONCE));
		const results = await clock.run(Promise.all(sending));
		expect(results.map((result) => inShort(result)[0])).toEqual(repeat('not sent', 10));
		expect(count('listUserFields')).toBe(1);
	});

	it.each<[string, () => Reaction]>([
		['answers', () => FIELDS],
		['refuses', () => refused('1')],
	])('goes on getting rows when it %s the probe, and the count begins anew', async (_what, of) => {
		probes = [of()];
		const results = await sendRows(12);
		expect(results).toEqual([...repeat('unreadable', 10), ...repeat('not sent', 2)]);
		expect(count('listUserFields')).toBe(2);
	});

	it('is found out by its silence, too', async () => {
		await sendRows(1);
		await clock.advance(POLICY.maxTotalMs);
		expect(await sendRows(1)).toEqual(['not sent']);
		expect(site.methods).toEqual(['getUser', 'listUserFields']);
	});

	it('is probed once only, without repeats', async () => {
		probes = [PAGE, FIELDS];
		await sendRows(6);
		expect(count('listUserFields')).toBe(1);
	});

	it('is given as much time for a pause as any item', async () => {
		await sendRows(4);
		site.then(unavailable('9'));
		probes = [FIELDS];
		// The pause is longer than one try may take, and shorter than an item may take.
		expect(await sendRows(2)).toEqual(['unavailable', 'unreadable']);
		expect(count('listUserFields')).toBe(1);
	});

	it('has said nothing when it asks for a pause that is too long for the probe', async () => {
		await sendRows(4);
		site.then(unavailable('900'));
		expect(await sendRows(3)).toEqual(['unavailable', 'not sent', 'not sent']);
		expect(count('listUserFields')).toBe(0);
		expect(context.ends).toEqual([]);
	});

	it('may throttle the probe first', async () => {
		probes = [throttled('1'), FIELDS];
		expect(await sendRows(6)).toEqual(repeat('unreadable', 6));
		expect(count('listUserFields')).toBe(2);
	});

	it('is not probed for a run that has ended', async () => {
		await sendRows(5);
		context.endRun();
		expect(await sendRows(3)).toEqual(repeat('not sent', 3));
		expect(count('listUserFields')).toBe(0);
		expect(context.ends).toEqual([]);
	});
});
