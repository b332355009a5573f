import { getEventListeners } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';

import { RunEnd } from '../../../../nodes/Convio/constituent/run/runEnd.ts';
import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { CANCELLED, SITE_ENDS } from '../../../../nodes/Convio/constituent/results/runFailures.ts';

const ITEM: Failure = { ...CANCELLED, message: 'no', scope: 'item' };
const RUN: Failure = { ...ITEM, scope: 'run' };

let end: RunEnd;
beforeEach(() => {
	end = new RunEnd();
});

/** Whether calls, and whether look-ups are over. */
const over = () => [end.signal.aborted, end.helperSignal.aborted];

describe('the end of a run', () => {
	it('has not come at first', () => {
		expect(over()).toEqual([false, false]);
		expect(end.failure).toBeUndefined();
	});

	it.each([ITEM, RUN])('leaves look-ups going after a failure of scope $scope', (failure) => {
		end.endBy(failure);
		expect(over()).toEqual([true, false]);
		expect(end.failure).toBe(failure);
	});

	it('ends look-ups, too, when the site itself is at fault', () => {
		end.endBy(SITE_ENDS.silent);
		expect(over()).toEqual([true, true]);
		expect(end.failure).toBe(SITE_ENDS.silent);
	});

	it('has the cause that came first, and ends look-ups also later', () => {
		end.endBy(ITEM);
		end.endBy(RUN);
		expect(over()).toEqual([true, false]);
		end.endBy(SITE_ENDS.silent);
		expect(over()).toEqual([true, true]);
		expect(end.failure).toBe(ITEM);
	});
});

describe('a cancelled execution', () => {
	it('ends everything', () => {
		const cancel = new AbortController();
		end.listenTo(cancel.signal);
		expect(over()).toEqual([false, false]);
		cancel.abort();
		expect(over()).toEqual([true, true]);
		expect(end.failure).toBe(CANCELLED);
	});

	it('ends look-ups of a run that another failure has ended', () => {
		const cancel = new AbortController();
		end.listenTo(cancel.signal);
		end.endBy(ITEM);
		cancel.abort();
		expect(over()).toEqual([true, true]);
		expect(end.failure).toBe(ITEM);
	});

	it('ends at once what begins after it', () => {
		end.listenTo(AbortSignal.abort());
		expect(over()).toEqual([true, true]);
	});

	it('is listened for until that is no longer wanted', () => {
		const { signal } = new AbortController();
		const release = end.listenTo(signal);
		expect(getEventListeners(signal, 'abort')).toHaveLength(1);
		release();
		expect(getEventListeners(signal, 'abort')).toHaveLength(0);
		expect(end.listenTo(undefined)).not.toThrow();
	});
});
