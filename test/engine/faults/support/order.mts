import { expect } from 'vitest';

import type { LoggedCall } from '../../../../sandbox/index.mts';
import type { Errand, Person } from './errands.mts';

/** Fails unless two items about the same person, also by way of others, came one by one in input order. */
export function expectOrder(
	people: readonly Person[],
	errand: Errand,
	calls: readonly LoggedCall[][],
): void {
	const lanes = people.map((_person, index) => index);
	for (let round = 0; round < people.length; round += 1) {
		for (const [first, one] of people.entries()) {
			for (const [second, other] of people.entries()) {
				if (!errand.keys(one).some((key) => errand.keys(other).includes(key))) continue;
				const lane = Math.min(lanes[first] ?? 0, lanes[second] ?? 0);
				lanes[first] = lane;
				lanes[second] = lane;
			}
		}
	}
	for (const [index, lane] of lanes.entries()) {
		const before = calls.filter((_calls, other) => other < index && lanes[other] === lane).flat();
		for (const call of calls[index] ?? []) {
			for (const earlier of before) expect(earlier.seq).toBeLessThan(call.seq);
		}
	}
}
