import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { Reply } from '../../../nodes/ConvioConstituent/transport/reply.ts';
import { decide, isAmbiguous } from '../../../nodes/ConvioConstituent/transport/retry.ts';
import type { Attempt, Repetition } from '../../../nodes/ConvioConstituent/transport/retry.ts';

const NOW = Date.UTC(2026, 10, 8, 12, 0, 0);
const POLICY = { maxTries: 5, maxTotalMs: 300_000 };
const arrival = { contentType: 'text/html', reason: 'it is a web page', excerpt: '' };

interface Case {
	readonly reply: Reply;
	/** Whether it may have been applied. */
	readonly ambiguous: boolean;
	/** Whether to send it again: in any case, never, or unless that could apply it twice. */
	readonly again: 'always' | 'never' | 'unless once only';
}

const CASES: Record<string, Case> = {
	answer: {
		reply: { kind: 'answered', root: 'getConsResponse', data: {} },
		ambiguous: false,
		again: 'never',
	},
	refusal: {
		reply: { kind: 'refused', code: '11', text: 'duplicate', status: 403 },
		ambiguous: false,
		again: 'never',
	},
	'refused login': {
		reply: { kind: 'refused', code: '3', text: 'login', status: 403 },
		ambiguous: false,
		again: 'never',
	},
	'429': {
		reply: { kind: 'throttled', status: 429, ...arrival },
		ambiguous: false,
		again: 'always',
	},
	...Object.fromEntries(
		[502, 503, 504].map((status): [string, Case] => [
			String(status),
			{
				reply: { kind: 'unavailable', status, ...arrival },
				ambiguous: true,
				again: 'unless once only',
			},
		]),
	),
	...Object.fromEntries(
		[200, 201, 304, 399, 408, 500, 501, 505, 520, 599].map((status): [string, Case] => [
			`unreadable ${status}`,
			{
				reply: { kind: 'unreadable', status, ...arrival },
				ambiguous: true,
				again: 'unless once only',
			},
		]),
	),
	...Object.fromEntries(
		[400, 401, 403, 404, 405, 407, 409, 413, 499].map((status): [string, Case] => [
			`unreadable ${status}`,
			{ reply: { kind: 'unreadable', status, ...arrival }, ambiguous: false, again: 'never' },
		]),
	),
	interrupted: {
		reply: { kind: 'interrupted', reason: 'reset' },
		ambiguous: true,
		again: 'unless once only',
	},
	undelivered: {
		reply: { kind: 'undelivered', reason: 'refused', permanent: false },
		ambiguous: false,
		again: 'always',
	},
	'undelivered for good': {
		reply: { kind: 'undelivered', reason: 'certificate', permanent: true },
		ambiguous: false,
		again: 'never',
	},
	redirected: {
		reply: { kind: 'redirected', status: 302, target: 'https://elsewhere.example' },
		ambiguous: true,
		again: 'never',
	},
	cancelled: { reply: { kind: 'cancelled' }, ambiguous: true, again: 'never' },
};

const names = Object.keys(CASES);
const repetitions: readonly Repetition[] = ['read', 'repeatable', 'once only'];

function caseOf(name: string): Case {
	const found = CASES[name];
	if (found === undefined) throw new Error(`no case ${name}`);
	return found;
}

function attempt(reply: Reply, more: Partial<Attempt> = {}): Attempt {
	return { repetition: 'read', reply, tries: 1, elapsedMs: 0, now: NOW, random: 0.5, ...more };
}

function throttled(retryAfter?: string): Reply {
	return { kind: 'throttled', status: 429, retryAfter, ...arrival };
}

function unavailable(retryAfter?: string): Reply {
	return { kind: 'unavailable', status: 503, retryAfter, ...arrival };
}

describe('the retry table', () => {
	it.each(names)('%s: whether it may have been applied', (name) => {
		const { reply, ambiguous } = caseOf(name);
		expect(isAmbiguous(reply)).toBe(ambiguous);
	});

	it.each(names.flatMap((name) => repetitions.map((repetition) => ({ name, repetition }))))(
		'$name × $repetition, at each number of tries',
		({ name, repetition }) => {
			const { reply, again } = caseOf(name);
			const wanted =
				again === 'always' || (again === 'unless once only' && repetition !== 'once only');
			for (let tries = 1; tries <= POLICY.maxTries + 1; tries += 1) {
				const { next } = decide(attempt(reply, { repetition, tries }), POLICY);
				expect(next.kind).toBe(wanted && tries < POLICY.maxTries ? 'again' : 'done');
			}
		},
	);

	it('sends nothing again that may have been applied and must not be twice', () => {
		for (const name of names) {
			const { reply } = caseOf(name);
			const { next } = decide(attempt(reply, { repetition: 'once only' }), POLICY);
			expect(isAmbiguous(reply) && next.kind === 'again').toBe(false);
		}
	});

	it('never sends again if it may be sent only once', () => {
		for (const name of names) {
			const policy = { ...POLICY, maxTries: 1 };
			expect(decide(attempt(caseOf(name).reply), policy).next).toEqual({ kind: 'done' });
		}
	});
});

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

describe('the total time', () => {
	const reply = caseOf('undelivered').reply;
	const at = (elapsedMs: number, more: Partial<Attempt> = {}) =>
		decide(attempt(reply, { elapsedMs, random: 0, ...more }), POLICY).next.kind;

	it('ends the tries when the wait would use it up', () => {
		expect(at(POLICY.maxTotalMs - 251)).toBe('again');
		expect(at(POLICY.maxTotalMs - 250)).toBe('done');
		expect(at(POLICY.maxTotalMs)).toBe('done');
		expect(at(POLICY.maxTotalMs * 2)).toBe('done');
	});

	it('ends them when the site asks for longer', () => {
		expect(at(0, { reply: throttled('299') })).toBe('again');
		expect(at(0, { reply: throttled('300') })).toBe('done');
		expect(at(2_000, { reply: throttled('299') })).toBe('done');
	});
});

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
