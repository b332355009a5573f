import { describe, expect, it, vi } from 'vitest';

import { CANCELLED } from '../../../nodes/Convio/constituent/results/inputFailure.ts';
import { Stop } from '../../../nodes/Convio/sending/stop.ts';
import { settled } from './support/clock.mts';

describe('the end of a run', () => {
	it('has no reason before it is requested', () => {
		expect(new Stop().reason).toBeUndefined();
	});

	it('keeps its first reason', () => {
		const stop = new Stop();
		stop.request({ kind: 'failure', failure: CANCELLED });
		stop.request({ kind: 'cancelled' });
		expect(stop.reason).toEqual({ kind: 'failure', failure: CANCELLED });
	});

	it('tells everybody once, with the reason at hand', () => {
		const stop = new Stop();
		const seen: unknown[] = [];
		const listeners = Array.from({ length: 60 }, () => vi.fn(() => seen.push(stop.reason?.kind)));
		for (const listener of listeners) stop.onRequest(listener);
		stop.request({ kind: 'cancelled' });
		stop.request({ kind: 'cancelled' });
		for (const listener of listeners) expect(listener).toHaveBeenCalledOnce();
		expect(new Set(seen)).toEqual(new Set(['cancelled']));
	});

	it('does not tell who has gone', () => {
		const stop = new Stop();
		const listener = vi.fn();
		stop.onRequest(listener)();
		stop.request({ kind: 'cancelled' });
		expect(listener).not.toHaveBeenCalled();
	});

	it('tells the others when one of them takes another away', () => {
		const stop = new Stop();
		const [taken, last] = [vi.fn(), vi.fn()];
		const forget: Array<() => void> = [];
		stop.onRequest(() => forget.forEach((take) => take()));
		forget.push(stop.onRequest(taken));
		stop.onRequest(last);
		stop.request({ kind: 'cancelled' });
		expect(taken).not.toHaveBeenCalled();
		expect(last).toHaveBeenCalledOnce();
	});
});

describe('waiting for something or the end', () => {
	async function ended(promise: Promise<void>): Promise<boolean> {
		let over = false;
		void promise.then(() => {
			over = true;
		});
		await settled();
		return over;
	}
	const never = new Promise<void>(() => {});

	it('ends with the thing, whether it goes well or not', async () => {
		expect(await ended(new Stop().or(Promise.resolve()))).toBe(true);
		expect(await ended(new Stop().or(Promise.reject(new Error('no'))))).toBe(true);
		expect(await ended(new Stop().or(never))).toBe(false);
	});

	it('ends with the run', async () => {
		const stop = new Stop();
		const waiting = stop.or(never);
		expect(await ended(waiting)).toBe(false);
		stop.request({ kind: 'cancelled' });
		expect(await ended(waiting)).toBe(true);
		expect(await ended(stop.or(never))).toBe(true);
	});

	it('leaves no listener behind', async () => {
		const stop = new Stop();
		const forget = vi.fn();
		vi.spyOn(stop, 'onRequest').mockReturnValue(forget);
		await stop.or(Promise.resolve());
		expect(forget).toHaveBeenCalledOnce();
	});
});
