import { describe, expect, it } from 'vitest';

import { decide, isAmbiguous } from '../../../nodes/Convio/sending/retry.ts';
import type { Attempt } from '../../../nodes/Convio/sending/retry.ts';
import { attempt, caseOf, names, POLICY, repetitions, throttled } from './support/attempts.mts';

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
