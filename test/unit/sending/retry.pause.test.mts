import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Reply } from '../../../nodes/Convio/transport/reply/reply.ts';
import { decide } from '../../../nodes/Convio/sending/retry.ts';
import type { Attempt } from '../../../nodes/Convio/sending/retry.ts';
import { attempt, caseOf, names, POLICY, throttled, unavailable } from './support/attempts.mts';

describe('the pause of the whole site', () => {
	const pauseOf = (reply: Reply, more: Partial<Attempt> = {}): number =>
		decide(attempt(reply, { random: 0, ...more }), POLICY).sitePauseMs;

	it('is asked for by 429 and by a Retry-After, by nothing else', () => {
		for (const name of names) {
			expect(pauseOf(caseOf(name).reply) > 0).toBe(name === '429');
		}
		expect(pauseOf(unavailable('3'))).toBe(3_000);
		expect(pauseOf(throttled('3'))).toBe(3_000);
	});

	it('of 429 without a time is the usual wait', () => {
		expect(pauseOf(throttled())).toBe(250);
		expect(pauseOf(throttled('soon'), { tries: 3 })).toBe(1_000);
		expect(pauseOf(throttled('0'))).toBe(250);
		expect(pauseOf(unavailable('0'))).toBe(0);
		expect(pauseOf(unavailable('soon'))).toBe(0);
	});

	it('holds also when this call is not sent again', () => {
		expect(pauseOf(throttled('3'), { tries: 5 })).toBe(3_000);
		expect(pauseOf(throttled('3'), { elapsedMs: 299_000 })).toBe(3_000);
		expect(pauseOf(throttled('600'))).toBe(600_000);
		expect(pauseOf(unavailable('3'), { repetition: 'once only' })).toBe(3_000);
	});

	it('lasts an hour at most', () => {
		expect(pauseOf(throttled('3600'))).toBe(3_600_000);
		expect(pauseOf(throttled('3601'))).toBe(3_600_000);
		expect(pauseOf(throttled('9'.repeat(400)))).toBe(3_600_000);
		expect(pauseOf(unavailable('Sun, 08 Nov 2036 12:00:00 GMT'))).toBe(3_600_000);
	});

	it('is the wait of the call as well', () => {
		const header = fc.oneof(fc.nat(400).map(String), fc.constantFrom(undefined, 'soon', '-1'));
		const tries = fc.integer({ min: 1, max: 6 });
		fc.assert(
			fc.property(header, tries, fc.double({ min: 0, max: 1, noNaN: true }), (value, n, random) => {
				const { sitePauseMs, next } = decide(
					attempt(throttled(value), { tries: n, random }),
					POLICY,
				);
				if (next.kind === 'again') expect(next.waitMs).toBe(sitePauseMs);
				expect(sitePauseMs).toBeGreaterThan(0);
			}),
		);
	});
});
