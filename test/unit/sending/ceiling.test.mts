import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';

import { Ceiling } from '../../../nodes/Convio/sending/ceiling.ts';

let ceiling: Ceiling;
let ordinal: number;

beforeEach(() => {
	ceiling = new Ceiling();
	ordinal = 0;
});

/** So many requests, one after another, each with the same end. */
function answered(count: number, limit = 10): void {
	for (let request = 0; request < count; request += 1) ceiling.answered((ordinal += 1), limit);
}
function throttled(count: number, limit = 10): void {
	for (let request = 0; request < count; request += 1) {
		ordinal += 1;
		ceiling.throttled(ordinal, ordinal, limit);
	}
}

describe('what a site is trusted with', () => {
	it('is everything, at first', () => {
		expect(ceiling.below(10)).toBe(10);
		expect(ceiling.below(50)).toBe(50);
		answered(1_000);
		expect(ceiling.below(10)).toBe(10);
	});

	it('is halved by repeated throttling, down to one', () => {
		const seen = Array.from({ length: 6 }, () => {
			throttled(1);
			return ceiling.below(10);
		});
		expect(seen).toEqual([10, 5, 2, 1, 1, 1]);
	});

	it('is halved once by a burst', () => {
		for (let request = 1; request <= 20; request += 1) ceiling.throttled(request, 20, 10);
		expect(ceiling.below(10)).toBe(10);
		for (let request = 21; request <= 40; request += 1) ceiling.throttled(request, 40, 10);
		expect(ceiling.below(10)).toBe(5);
	});

	it('is given back step by step, each for a full round of answers', () => {
		throttled(3);
		expect(ceiling.below(10)).toBe(2);
		const seen: number[] = [];
		for (let step = 2; step < 10; step += 1) {
			answered(step - 1);
			expect(ceiling.below(10)).toBe(step);
			answered(1);
			seen.push(ceiling.below(10));
		}
		expect(seen).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
	});

	it('is full again after a round without throttling, so that one throttling alone halves nothing', () => {
		throttled(1);
		answered(9);
		throttled(1);
		expect(ceiling.below(10)).toBe(5);

		ceiling = new Ceiling();
		throttled(1);
		answered(10);
		throttled(1);
		expect(ceiling.below(10)).toBe(10);
	});

	it('counts answers in a row only', () => {
		throttled(3);
		answered(1);
		throttled(1);
		expect(ceiling.below(10)).toBe(1);
		answered(1);
		expect(ceiling.below(10)).toBe(2);
		answered(1);
		expect(ceiling.below(10)).toBe(2);
	});

	it('does not count answers to what was on its way when the site throttled', () => {
		ceiling.throttled(1, 30, 10);
		ceiling.throttled(31, 60, 10);
		ceiling.throttled(61, 90, 10);
		expect(ceiling.below(10)).toBe(2);
		for (let request = 62; request <= 90; request += 1) ceiling.answered(request, 10);
		expect(ceiling.below(10)).toBe(2);
		ceiling.answered(91, 10);
		ceiling.answered(92, 10);
		expect(ceiling.below(10)).toBe(3);
	});

	it('starts halving from what the credential allows', () => {
		throttled(2, 50);
		expect(ceiling.below(50)).toBe(25);
		expect(ceiling.below(10)).toBe(10);
		throttled(1, 10);
		expect(ceiling.below(50)).toBe(5);
	});

	it('is full only when the highest limit is reached again', () => {
		throttled(2, 50);
		answered(25 * 5, 5);
		expect(ceiling.below(50)).toBe(50);
		throttled(1, 50);
		throttled(1, 50);
		answered(5 * 24, 5);
		expect(ceiling.below(50)).toBe(49);
		answered(5, 5);
		expect(ceiling.below(50)).toBe(50);
	});

	it('is full at the highest limit also after throttling at a lower one', () => {
		throttled(2, 50);
		throttled(1, 10);
		expect(ceiling.below(50)).toBe(5);
		for (let step = 5; step < 49; step += 1) answered(step, 50);
		expect(ceiling.below(50)).toBe(49);
	});

	it('counts the last of a burst to the burst', () => {
		ceiling.throttled(1, 4, 1);
		ceiling.throttled(5, 8, 4);
		expect(ceiling.below(4)).toBe(2);
		ceiling.answered(8, 4);
		ceiling.answered(9, 4);
		expect(ceiling.below(4)).toBe(2);
		ceiling.answered(10, 4);
		expect(ceiling.below(4)).toBe(3);
	});

	it('is between one and the limit whatever happens', () => {
		const event = fc.record({
			throttled: fc.boolean(),
			ordinal: fc.nat(100),
			newest: fc.nat(100),
			limit: fc.integer({ min: 1, max: 50 }),
		});
		fc.assert(
			fc.property(fc.array(event), fc.integer({ min: 1, max: 50 }), (events, limit) => {
				const site = new Ceiling();
				for (const one of events) {
					if (one.throttled) site.throttled(one.ordinal, one.newest, one.limit);
					else site.answered(one.ordinal, one.limit);
					expect(site.below(limit)).toBeGreaterThanOrEqual(1);
					expect(site.below(limit)).toBeLessThanOrEqual(limit);
				}
			}),
		);
	});
});
