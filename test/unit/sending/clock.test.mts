import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { onAbort, systemClock } from '../../../nodes/Convio/sending/clock.ts';
import { settled } from './support/clock.mts';

const GOES_ON = new AbortController().signal;

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
		const waiting = systemClock.wait(250, GOES_ON);
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
		void systemClock.wait(asked, GOES_ON);
		expect(timeout).toHaveBeenCalledExactlyOnceWith(set);
	});

	it.each([0, -1, -Infinity])('does not wait for %d ms', async (milliseconds) => {
		expect(await ended(systemClock.wait(milliseconds, GOES_ON))).toBe(true);
		expect(timeout).not.toHaveBeenCalled();
	});

	it('does not begin to wait in a run that has ended', async () => {
		expect(await ended(systemClock.wait(1_000, AbortSignal.abort()))).toBe(true);
		expect(timeout).not.toHaveBeenCalled();
	});

	it('stops waiting when the run ends', async () => {
		const run = new AbortController();
		const waiting = systemClock.wait(1_000, run.signal);
		run.abort();
		expect(await ended(waiting)).toBe(true);
		expect(getEventListeners(timer.signal, 'abort')).toHaveLength(0);
	});

	it('leaves nothing that listens to the timer', async () => {
		const waiting = systemClock.wait(1_000, GOES_ON);
		expect(getEventListeners(timer.signal, 'abort')).toHaveLength(1);
		timer.abort();
		await waiting;
		expect(getEventListeners(timer.signal, 'abort')).toHaveLength(0);
	});
});

describe('whoever listens for the end of a run', () => {
	it('is told once, when it comes', () => {
		const run = new AbortController();
		const listener = vi.fn();
		onAbort(run.signal, listener);
		expect(listener).not.toHaveBeenCalled();
		run.abort();
		run.abort();
		expect(listener).toHaveBeenCalledOnce();
	});

	it('is told at once, if it has come', () => {
		const listener = vi.fn();
		const forget = onAbort(AbortSignal.abort(), listener);
		forget();
		expect(listener).toHaveBeenCalledOnce();
	});

	it('is told nothing any more once it has stopped listening', () => {
		const run = new AbortController();
		const listener = vi.fn();
		onAbort(run.signal, listener)();
		run.abort();
		expect(listener).not.toHaveBeenCalled();
	});

	it('does not make Node warn of a leak, however many there are', async () => {
		const warned = vi.fn();
		process.on('warning', warned);
		const run = new AbortController();
		const forget = Array.from({ length: 50 }, () => onAbort(run.signal, () => {}));
		await settled();
		for (const one of forget) one();
		process.off('warning', warned);
		expect(warned).not.toHaveBeenCalled();
	});
});
