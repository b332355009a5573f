import { describe, expect, it, vi } from 'vitest';

import { beforeDeadline, LateError } from '../../../../nodes/Convio/transport/http/deadline.ts';

function openPromise<T>() {
	let resolve: (value: T) => void = () => {};
	let reject: (reason: Error) => void = () => {};
	const promise = new Promise<T>((done, fail) => {
		resolve = done;
		reject = fail;
	});
	return { promise, resolve, reject };
}

describe('before its deadline', () => {
	it('a promise gives what it gives, and the deadline is let go of', async () => {
		const deadline = new AbortController();
		const listen = vi.spyOn(deadline.signal, 'removeEventListener');
		const discard = vi.fn();
		expect(await beforeDeadline(deadline.signal, Promise.resolve(7), discard)).toBe(7);
		expect(listen).toHaveBeenCalledWith('abort', expect.any(Function));
		deadline.abort();
		await Promise.resolve();
		expect(discard).not.toHaveBeenCalled();
	});

	it('a promise throws what it throws', async () => {
		const reason = new Error('broken');
		const { signal } = new AbortController();
		await expect(beforeDeadline(signal, Promise.reject(reason))).rejects.toBe(reason);
	});
});

describe('after its deadline', () => {
	it('a promise is late, and what it gives then is discarded', async () => {
		const deadline = new AbortController();
		const { promise, resolve } = openPromise<string>();
		const discard = vi.fn();
		const waiting = beforeDeadline(deadline.signal, promise, discard);
		deadline.abort();
		await expect(waiting).rejects.toThrow(LateError);
		await expect(waiting).rejects.toMatchObject({ name: 'LateError', code: 'ETIMEDOUT' });
		await expect(waiting).rejects.toThrow('the time allowed is over');
		expect(discard).not.toHaveBeenCalled();
		resolve('late');
		await promise;
		await Promise.resolve();
		expect(discard).toHaveBeenCalledExactlyOnceWith('late');
	});

	it('a promise that fails is late all the same, and its failure is nobody’s', async () => {
		const deadline = new AbortController();
		deadline.abort();
		const { promise, reject } = openPromise<string>();
		await expect(beforeDeadline(deadline.signal, promise)).rejects.toThrow(LateError);
		reject(new Error('broken'));
		await expect(promise).rejects.toThrow('broken');
	});
});
