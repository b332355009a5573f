import { beforeEach, describe, expect, it, vi } from 'vitest';

import { memoize } from '../../../nodes/Convio/sending/memoize.ts';

let now: number;
const clock = () => now;
beforeEach(() => {
	now = 1_000;
});

/** A value that is made when it is told to. */
function pending<T>() {
	let resolve: (value: T) => void = () => {};
	let reject: (reason: Error) => void = () => {};
	const promise = new Promise<T>((done, fail) => {
		resolve = done;
		reject = fail;
	});
	return { make: vi.fn(async () => await promise), resolve, reject };
}

const give = <T,>(value: T) => vi.fn(async () => await Promise.resolve(value));

describe('a value', () => {
	it('is made once, and kept for so long', async () => {
		const memo = memoize<number>(100, () => true, clock);
		expect(await memo.get('key', give(1))).toBe(1);
		now += 99;
		const second = give(2);
		expect(await memo.get('key', second)).toBe(1);
		expect(second).not.toHaveBeenCalled();
		now += 1;
		expect(await memo.get('key', second)).toBe(2);
		now += 99;
		expect(await memo.get('key', give(3))).toBe(2);
	});

	it('is kept by key', async () => {
		const memo = memoize<number>(100, () => true, clock);
		await memo.get('one', give(1));
		expect(await memo.get('two', give(2))).toBe(2);
		expect(await memo.get('one', give(3))).toBe(1);
	});

	it('may have to be younger than usual, never older', async () => {
		const memo = memoize<number>(100, () => true, clock);
		await memo.get('key', give(1));
		now += 10;
		expect(await memo.get('key', give(2), 11)).toBe(1);
		expect(await memo.get('key', give(2), 10)).toBe(2);
		now += 100;
		expect(await memo.get('key', give(3), 1_000)).toBe(3);
	});

	it('that was too old for one is still there for others, if making it anew fails', async () => {
		const memo = memoize<number>(100, (value) => value > 0, clock);
		await memo.get('key', give(1));
		now += 50;
		expect(await memo.get('key', give(-1), 10)).toBe(-1);
		expect(await memo.get('key', give(2))).toBe(1);
	});

	it('is not kept if it is not worth it', async () => {
		const memo = memoize<number>(100, (value) => value > 1, clock);
		expect(await memo.get('key', give(1))).toBe(1);
		expect(await memo.get('key', give(2))).toBe(2);
		expect(await memo.get('key', give(3))).toBe(2);
	});

	it('that cannot be made is not kept', async () => {
		const memo = memoize<number>(100, () => true, clock);
		const fails = async () => await Promise.reject(new Error('no'));
		await expect(memo.get('key', fails)).rejects.toThrow('no');
		expect(await memo.get('key', give(2))).toBe(2);
	});

	it('is forgotten with all others', async () => {
		const memo = memoize<number>(100, () => true, clock);
		await memo.get('key', give(1));
		memo.clear();
		expect(await memo.get('key', give(2))).toBe(2);
	});

	it('is kept for a while of real time, if no clock is given', async () => {
		const memo = memoize<number>(1e9);
		await memo.get('key', give(1));
		expect(await memo.get('key', give(2))).toBe(1);
	});
});

describe('who asks while it is made', () => {
	it('waits for it', async () => {
		const memo = memoize<number>(100, () => true, clock);
		const first = pending<number>();
		const second = give(2);
		const asked = [memo.get('key', first.make), memo.get('key', second)];
		const other = await memo.get('other', give(3));
		first.resolve(1);
		expect(await Promise.all(asked)).toEqual([1, 1]);
		expect(other).toBe(3);
		expect(second).not.toHaveBeenCalled();
	});

	it.each(['rejected', 'not worth keeping'])('makes its own if that one is %s', async (how) => {
		const memo = memoize<number>(100, (value) => value > 0, clock);
		const first = pending<number>();
		const one = memo.get('key', first.make).catch(() => 'failed');
		const others = [memo.get('key', give(2)), memo.get('key', give(3))];
		if (how === 'rejected') first.reject(new Error('no'));
		else first.resolve(-1);
		expect(await one).toBe(how === 'rejected' ? 'failed' : -1);
		expect(await Promise.all(others)).toEqual([2, 3]);
	});

	it('waits also for one that is made anew by somebody who had waited', async () => {
		const memo = memoize<number>(100, (value) => value > 0, clock);
		const [first, second, third] = [pending<number>(), pending<number>(), give(3)];
		const asked = [memo.get('key', first.make), memo.get('key', second.make)];
		first.resolve(-1);
		await asked[0];
		await vi.waitFor(() => expect(second.make).toHaveBeenCalled());
		asked.push(memo.get('key', third));
		second.resolve(2);
		expect(await Promise.all(asked)).toEqual([-1, 2, 2]);
		expect(third).not.toHaveBeenCalled();
	});
});
