import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isLastWord, leavesFateOpen, mayRepeat } from '../../../nodes/Convio/sending/outcome.ts';
import { decide, patienceMs, tryTimeMs } from '../../../nodes/Convio/sending/retry.ts';
import type { RetryPolicy, ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import type { Reply } from '../../../nodes/Convio/transport/reply/reply.ts';
import { callOf } from '../transport/support/calls.mts';
import { REPLIES, throttled, unreadable } from './support/replies.mts';
import { CREATE, LOG, READ, UPDATE, UPSERT } from './support/sending.mts';

const POLICY: RetryPolicy = { maxTries: 5, maxTotalMs: 300_000, looksUp: true };
const CALLS = { READ, UPDATE, UPSERT, CREATE, LOG };
const RESET: Reply = { kind: 'interrupted', reason: 'reset', timedOut: false };
const UNDELIVERED: Reply = {
	kind: 'undelivered',
	reason: 'refused',
	obstacle: 'network',
	permanent: false,
};

type Attempt = Parameters<typeof decide>[0];

function attempt(reply: Reply, call: ServerApiCall = READ, more: Partial<Attempt> = {}): Attempt {
	return { call, reply, tries: 1, elapsedMs: 0, random: 0.5, ...more };
}

const kindOf = (one: Attempt, policy = POLICY) => decide(one, policy).kind;

/** The table at the head of the module, row by row, for a call that has all its tries and time left. */
function byTheRules(name: string, reply: Reply, call: ServerApiCall, looksUp: boolean): string {
	if (name === '429' || name === 'undelivered') return 'again';
	if (name === 'redirected' || name === 'cancelled') return 'done';
	if (isLastWord(reply) || !leavesFateOpen(reply)) return 'done';
	const may = mayRepeat(call);
	if (may === 'after look-up') return looksUp ? 'look up' : 'done';
	return may === 'yes' ? 'again' : 'done';
}

describe('each reply to each kind of call', () => {
	for (const [what, call] of Object.entries(CALLS)) {
		it.each([...REPLIES])(`${what}, %s`, (name, reply) => {
			for (const looksUp of [true, false]) {
				const found = kindOf(attempt(reply, call), { ...POLICY, looksUp });
				expect(found).toBe(byTheRules(name, reply, call, looksUp));
			}
		});
	}

	it('is final when the tries are used up, except that throttled calls do not count', () => {
		for (const [name, reply] of REPLIES) {
			for (const call of Object.values(CALLS)) {
				const before = attempt(reply, call, { tries: POLICY.maxTries - 1 });
				expect(kindOf(before)).toBe(kindOf(attempt(reply, call)));
				const last = kindOf(attempt(reply, call, { tries: POLICY.maxTries }));
				expect(last).toBe(name === '429' ? 'again' : 'done');
			}
		}
	});

	it('is final when the time is used up', () => {
		for (const reply of REPLIES.values()) {
			for (const call of Object.values(CALLS)) {
				const elapsedMs = POLICY.maxTotalMs;
				expect(kindOf(attempt(reply, call, { elapsedMs }))).toBe('done');
			}
		}
	});
});

describe('the wait before another try', () => {
	const waitMs = (reply: Reply, more: Partial<Attempt> = {}, maxTries = 20) => {
		const decision = decide(attempt(reply, READ, more), { ...POLICY, maxTries });
		return decision.kind === 'again' ? decision.waitMs : undefined;
	};

	it.each([RESET, UNDELIVERED])('doubles with each try up to half a minute: $kind', (reply) => {
		const waits = [1, 2, 3, 4, 5, 6, 7, 8, 19].map((tries) => waitMs(reply, { tries, random: 1 }));
		expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
	});

	it('is whole milliseconds, up to half of it taken away by jitter', () => {
		expect([0, 0.5, 0.9995].map((random) => waitMs(RESET, { random }))).toEqual([250, 375, 500]);
		fc.assert(
			fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (random) => {
				expect(Number.isInteger(waitMs(RESET, { random, tries: 2 }))).toBe(true);
			}),
		);
	});

	it('is left to the gate where the site is overloaded', () => {
		expect(waitMs(throttled('7'))).toBe(0);
		expect([502, 503, 504].map((status) => waitMs(REPLIES.get(String(status)) ?? RESET))).toEqual([
			0, 0, 0,
		]);
		expect(waitMs(unreadable(500))).toBe(375);
	});

	it('is not begun when no time would be left after it', () => {
		const maxTotalMs = 10_000;
		const kindAfter = (elapsedMs: number) =>
			kindOf(attempt(RESET, READ, { elapsedMs }), { ...POLICY, maxTotalMs });
		// A wait of 375 ms, and a millisecond for the try itself.
		expect(kindAfter(10_000 - 376)).toBe('again');
		expect(kindAfter(10_000 - 375)).toBe('done');
	});

	it('is not begun when a once-only write would not have its whole time after it', () => {
		const call = callOf('create', {}, { timeoutMs: 4_000 });
		const reply = UNDELIVERED;
		const kindAfter = (elapsedMs: number) =>
			kindOf(attempt(reply, call, { elapsedMs }), { ...POLICY, maxTotalMs: 10_000 });
		expect(kindAfter(6_000 - 375)).toBe('again');
		expect(kindAfter(6_000 - 374)).toBe('done');
	});

	it('a look-up needs a millisecond', () => {
		const kindAfter = (elapsedMs: number) => kindOf(attempt(RESET, UPSERT, { elapsedMs }));
		expect(kindAfter(POLICY.maxTotalMs - 1)).toBe('look up');
		expect(kindAfter(POLICY.maxTotalMs)).toBe('done');
	});
});

describe('the time of one try', () => {
	const read = callOf('getUser', {}, { timeoutMs: 4_000 });
	const create = callOf('create', {}, { timeoutMs: 4_000 });
	const policy = { ...POLICY, maxTotalMs: 10_000 };

	it('is the timeout, as long as so much is left', () => {
		expect([0, 6_000, 6_001, 9_000].map((elapsed) => tryTimeMs(read, policy, elapsed))).toEqual([
			4_000, 4_000, 3_999, 1_000,
		]);
	});

	it('is whole milliseconds, and one at least', () => {
		expect(tryTimeMs(read, { ...POLICY, maxTotalMs: 1_234.9 }, 0)).toBe(1_234);
		expect(tryTimeMs(read, policy, 9_999.5)).toBe(1);
		expect(tryTimeMs(read, policy, 20_000)).toBe(1);
	});

	it('is never cut for a once-only write', () => {
		expect([0, 6_001, 9_999].map((elapsed) => tryTimeMs(create, policy, elapsed))).toEqual([
			4_000, 4_000, 4_000,
		]);
		expect(tryTimeMs(create, { ...POLICY, maxTotalMs: 3_000 }, 0)).toBe(3_000);
	});

	it('decides how long a call may still wait for it', () => {
		expect(patienceMs(read, policy, 0)).toBe(9_999);
		expect(patienceMs(read, policy, 10_000)).toBe(-1);
		expect(patienceMs(UPSERT, policy, 9_000)).toBe(999);
		expect(patienceMs(create, policy, 0)).toBe(6_000);
		expect(patienceMs(create, policy, 6_001)).toBe(-1);
		expect(patienceMs(create, { ...POLICY, maxTotalMs: 3_000 }, 0)).toBe(0);
	});
});
