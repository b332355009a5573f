import { describe, expect, it } from 'vitest';

import { decide } from '../../../nodes/Convio/sending/retry.ts';
import { attempt, caseOf, NOW, POLICY, throttled, unavailable } from './support/attempts.mts';

describe('how long to wait', () => {
	const reply = caseOf('interrupted').reply;
	const waitAt = (tries: number, random: number): unknown => {
		const generous = { maxTries: Infinity, maxTotalMs: Infinity };
		return decide(attempt(reply, { tries, random }), generous).next;
	};

	it.each([
		[1, 250, 500],
		[2, 500, 1_000],
		[3, 1_000, 2_000],
		[4, 2_000, 4_000],
		[6, 8_000, 16_000],
		[7, 15_000, 30_000],
		[8, 15_000, 30_000],
		[2_000, 15_000, 30_000],
	])('after try %d between %d and %d ms', (tries, least, most) => {
		expect(waitAt(tries, 0)).toEqual({ kind: 'again', waitMs: least });
		expect(waitAt(tries, 1)).toEqual({ kind: 'again', waitMs: most });
		expect(waitAt(tries, 0.5)).toEqual({ kind: 'again', waitMs: (least + most) / 2 });
	});

	it('is a whole number of milliseconds', () => {
		expect(waitAt(1, 0.123_456)).toEqual({ kind: 'again', waitMs: 281 });
	});

	it('is what the site asks for, instead', () => {
		for (const asking of [throttled('7'), unavailable('7')]) {
			const { next } = decide(attempt(asking, { tries: 4 }), POLICY);
			expect(next).toEqual({ kind: 'again', waitMs: 7_000 });
		}
	});

	it('reckons dates from the time given', () => {
		const asking = unavailable('Sun, 08 Nov 2026 12:00:09 GMT');
		expect(decide(attempt(asking), POLICY).next).toEqual({ kind: 'again', waitMs: 9_000 });
		const later = decide(attempt(asking, { now: NOW + 5_000 }), POLICY);
		expect(later.next).toEqual({ kind: 'again', waitMs: 4_000 });
	});

	it.each(['0', 'soon', '-5', 'Sun, 06 Nov 1994 08:49:37 GMT'])(
		'is the usual time when the site asks for %j',
		(retryAfter) => {
			for (const asking of [throttled(retryAfter), unavailable(retryAfter)]) {
				const { next } = decide(attempt(asking, { random: 0 }), POLICY);
				expect(next).toEqual({ kind: 'again', waitMs: 250 });
			}
		},
	);
});
