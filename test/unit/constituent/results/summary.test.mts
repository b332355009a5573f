import { beforeEach, describe, expect, it } from 'vitest';

import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { RunSummary } from '../../../../nodes/Convio/constituent/results/summary.ts';
import { callOf } from '../../transport/support/calls.mts';
import { REPLIES } from '../../sending/support/replies.mts';

let summary: RunSummary;

beforeEach(() => {
	summary = new RunSummary();
});

function failure(more: Partial<Failure> = {}): Failure {
	return {
		message: '',
		description: '',
		outcome: 'not applied',
		safeToRepeat: true,
		scope: 'item',
		...more,
	};
}

/** A request has ended. */
function tried(reply = REPLIES.get('answer'), isRepeat = false): void {
	if (reply === undefined) throw new Error('no reply');
	summary.tried({ call: callOf(), reply, isRepeat, purpose: 'item' });
}

describe('the hints of a run', () => {
	it('are none for one item that went well', () => {
		tried();
		expect(summary.hints(1)).toEqual([]);
	});

	it('sum up a run of several items', () => {
		tried();
		tried();
		expect(summary.hints(2)).toEqual([
			{
				message: '2 items: 2 requests sent; none failed',
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	it('tell what was sent again, throttled, refused and left unknown', () => {
		for (const isRepeat of [false, true]) tried(undefined, isRepeat);
		tried(REPLIES.get('429'), true);
		tried(REPLIES.get('503'));
		summary.failed(failure({ code: '11' }));
		summary.failed(failure({ code: '11', outcome: 'unknown' }));
		summary.failed(failure({ code: '3' }));
		summary.failed(failure({ outcome: 'unknown', method: 'create' }));
		expect(summary.hints(5)).toEqual([
			{
				message:
					'5 items: 4 requests sent; 2 retries; 1 pause asked for by the site; failed: 2 with code 11, 1 with code 3, 1 without a response; outcome unknown: 2',
				type: 'warning',
				location: 'outputPane',
			},
		]);
	});

	it('count one as one', () => {
		tried();
		summary.failed(failure());
		expect(summary.hints(1)).toMatchObject([
			{ message: '1 item: 1 request sent; failed: 1 before sending' },
		]);
	});

	it.each<[string, () => void, string]>([
		['a retry', () => tried(undefined, true), 'info'],
		['throttling', () => tried(REPLIES.get('429')), 'info'],
		['a failure', () => summary.failed(failure()), 'warning'],
	])('tell of %s also for one item', (_what, happen, type) => {
		happen();
		expect(summary.hints(1)).toMatchObject([{ type }]);
	});
});

describe('hints of items', () => {
	it('of columns are put together, each once', () => {
		for (const column of ['a', 'b', 'a']) summary.hint({ kind: 'unused column', column });
		expect(summary.hints(1)).toEqual([
			{
				message:
					"Columns left out by 'Map Automatically', because it can update no field of that name: 'a', 'b'",
				type: 'warning',
				location: 'outputPane',
			},
		]);
	});

	it('of many columns are cut', () => {
		for (let column = 0; column < 20; column += 1) {
			summary.hint({ kind: 'unused column', column: `c${column}` });
		}
		expect(summary.hints(1)[0]?.message).toMatch(/'c0', .*'c19'$/);
		summary.hint({ kind: 'unused column', column: 'c20' });
		summary.hint({ kind: 'unused column', column: 'c21' });
		expect(summary.hints(1)[0]?.message).toMatch(/'c19' and 2 more$/);
	});

	it('in words are handed on, each once, after the sum', () => {
		summary.hint({ kind: 'text', text: 'one' });
		summary.hint({ kind: 'text', text: 'two' });
		summary.hint({ kind: 'text', text: 'one' });
		expect(
			summary.hints(2).map(({ message, type, location }) => [message, type, location]),
		).toEqual([
			[expect.stringContaining('2 items'), 'info', 'outputPane'],
			['one', 'warning', 'outputPane'],
			['two', 'warning', 'outputPane'],
		]);
	});
});
