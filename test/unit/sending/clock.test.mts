import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { systemClock } from '../../../nodes/Convio/sending/clock.ts';
import { Stop } from '../../../nodes/Convio/sending/stop.ts';
import { settled } from './support/clock.mts';

/** The timer rings when it is told to. */
let timer: AbortController;
const timeout = vi.spyOn(AbortSignal, 'timeout');

beforeEach(() => {
	timer = new AbortController();
	timeout.mockReset().mockImplementation(() => timer.signal);
});
afterEach(() => vi.useRealTimers());

async function ended(promise: Promise<void>): Promise<boolean> {
	let over = false;
	void promise.then(() => {
		over = true;
	});
	await settled();
	return over;
}

describe('the system clock', () => {
	it('tells the time', () => {
		vi.useFakeTimers({ now: 1_234_567, toFake: ['Date'] });
		expect(systemClock.now()).toBe(1_234_567);
	});

	it('waits for the timer, and no longer', async () => {
		const waiting = systemClock.wait(250, new Stop());
		expect(timeout).toHaveBeenCalledExactlyOnceWith(250);
		expect(await ended(waiting)).toBe(false);
		timer.abort();
		expect(await ended(waiting)).toBe(true);
	});

	it.each([
		[0.2, 1],
		[1.5, 2],
		[2 ** 31 - 1, 2 ** 31 - 1],
		[2 ** 31, 2 ** 31 - 1],
		[1e12, 2 ** 31 - 1],
		[Infinity, 2 ** 31 - 1],
	])('of %d ms sets a timer of %d ms', (asked, set) => {
		void systemClock.wait(asked, new Stop());
		expect(timeout).toHaveBeenCalledExactlyOnceWith(set);
	});

	it.each([0, -1, -Infinity])('does not wait for %d ms', async (milliseconds) => {
		expect(await ended(systemClock.wait(milliseconds, new Stop()))).toBe(true);
		expect(timeout).not.toHaveBeenCalled();
	});

	it('does not begin to wait in a run that has ended', async () => {
		const stop = new Stop();
		stop.request({ kind: 'cancelled' });
		expect(await ended(systemClock.wait(1_000, stop))).toBe(true);
		expect(timeout).not.toHaveBeenCalled();
	});

	it('stops waiting when the run ends', async () => {
		const stop = new Stop();
		const waiting = systemClock.wait(1_000, stop);
		stop.request({ kind: 'cancelled' });
		expect(await ended(waiting)).toBe(true);
	});

	it('leaves nothing that listens, however the wait ends', async () => {
		const stop = new Stop();
		const forget = vi.fn();
		const onRequest = vi.spyOn(stop, 'onRequest').mockReturnValue(forget);
		const first = systemClock.wait(1_000, stop);
		expect(getEventListeners(timer.signal, 'abort')).toHaveLength(1);
		timer.abort();
		await first;
		expect(forget).toHaveBeenCalledOnce();
		expect(getEventListeners(timer.signal, 'abort')).toHaveLength(0);

		timer = new AbortController();
		onRequest.mockRestore();
		const second = systemClock.wait(1_000, stop);
		stop.request({ kind: 'cancelled' });
		await second;
		expect(getEventListeners(timer.signal, 'abort')).toHaveLength(0);
	});
});
