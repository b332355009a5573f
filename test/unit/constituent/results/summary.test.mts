import { beforeEach, describe, expect, it } from 'vitest';

import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { RunSummary } from '../../../../nodes/Convio/constituent/results/summary.ts';

let tally: RunSummary;

beforeEach(() => {
	tally = new RunSummary();
});

function failure(more: Partial<Failure> = {}): Failure {
	return { message: '', description: '', outcome: 'not applied', scope: 'item', ...more };
}

describe('the hints of a run', () => {
	it('are none for one item that went well', () => {
		tally.sent(1);
		expect(tally.hints(1)).toEqual([]);
	});

	it('sum up a run of several items', () => {
		tally.sent(1);
		tally.sent(1);
		expect(tally.hints(2)).toEqual([
			{
				message: '2 items: 2 requests sent; none failed',
				type: 'info',
				location: 'outputPane',
			},
		]);
	});

	it('tell what was sent again, throttled, refused and left unknown', () => {
		for (const tries of [1, 2, 3, 1]) tally.sent(tries);
		tally.throttled();
		tally.failed(failure({ code: '11' }));
		tally.failed(failure({ code: '11', outcome: 'unknown' }));
		tally.failed(failure({ code: '3' }));
		tally.failed(failure({ outcome: 'unknown', method: 'create' }));
		expect(tally.hints(5)).toEqual([
			{
				message:
					'5 items: 4 requests sent; 2 retries; 1 pause asked for by the site; failed: 2 with code 11, 1 with code 3, 1 without a response; outcome unknown: 2',
				type: 'warning',
				location: 'outputPane',
			},
		]);
	});

	it('count one as one', () => {
		tally.sent(1);
		tally.failed(failure());
		expect(tally.hints(1)).toMatchObject([
			{ message: '1 item: 1 request sent; failed: 1 before sending' },
		]);
	});

	it.each<[string, () => void, string]>([
		['a retry', () => tally.sent(2), 'info'],
		['throttling', () => tally.throttled(), 'info'],
		['a failure', () => tally.failed(failure()), 'warning'],
	])('tell of %s also for one item', (_what, happen, type) => {
		happen();
		expect(tally.hints(1)).toMatchObject([{ type }]);
	});
});

describe('notes', () => {
	it('of columns are put together, each once', () => {
		for (const column of ['a', 'b', 'a']) tally.note({ kind: 'ignored column', column });
		expect(tally.hints(1)).toEqual([
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
			tally.note({ kind: 'ignored column', column: `c${column}` });
		}
		expect(tally.hints(1)[0]?.message).toMatch(/'c0', .*'c19'$/);
		tally.note({ kind: 'ignored column', column: 'c20' });
		tally.note({ kind: 'ignored column', column: 'c21' });
		expect(tally.hints(1)[0]?.message).toMatch(/'c19' and 2 more$/);
	});

	it('in words are handed on, each once, after the sum', () => {
		tally.note({ kind: 'list cut', text: 'one' });
		tally.note({ kind: 'list cut', text: 'two' });
		tally.note({ kind: 'list cut', text: 'one' });
		expect(tally.hints(2).map(({ message, type, location }) => [message, type, location])).toEqual([
			[expect.stringContaining('2 items'), 'info', 'outputPane'],
			['one', 'warning', 'outputPane'],
			['two', 'warning', 'outputPane'],
		]);
	});
});
