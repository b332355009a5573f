import { beforeEach, describe, expect, it } from 'vitest';

import { SiteGate } from '../../../nodes/Convio/sending/siteGate.ts';
import { FakeClock, settled } from './support/clock.mts';
import { ANSWERED, come, OTHER, severalAt, states, throttledFor } from './support/visitors.mts';

let clock: FakeClock;
let gate: SiteGate;

beforeEach(() => {
	clock = new FakeClock();
	gate = new SiteGate(clock);
});

const several = severalAt(() => gate);

describe('throttling', () => {
	/** One after another, each throttled; the pause is over before the next. */
	async function throttle(times: number, limit: number): Promise<void> {
		for (let time = 0; time < times; time += 1) {
			const guest = come(gate, { limit });
			await clock.advance(10);
			guest.leave(throttledFor(10));
			await clock.advance(10);
		}
	}
	async function room(limit: number): Promise<number> {
		const guests = several(limit + 1, { limit });
		const inside = (await states(guests)).filter((state) => state === 'admitted').length;
		for (const guest of guests) guest.stop.request({ kind: 'cancelled' });
		for (const guest of guests) if (guest.admission?.kind === 'admitted') guest.leave(OTHER);
		return inside;
	}

	it('halves what is let in when it comes again', async () => {
		expect(await room(8)).toBe(8);
		await throttle(1, 8);
		expect(await room(8)).toBe(8);
		await throttle(1, 8);
		expect(await room(8)).toBe(4);
		await throttle(5, 8);
		expect(await room(8)).toBe(1);
	});

	it('counts once for all that was in at the time', async () => {
		await throttle(1, 8);
		const burst = several(8, { limit: 8 });
		await settled();
		for (const guest of burst) guest.leave(throttledFor(10));
		await clock.advance(10);
		expect(await room(8)).toBe(4);
	});

	it('is made good by answers, not by other endings', async () => {
		await throttle(2, 8);
		for (const ending of [OTHER, OTHER, OTHER, OTHER, OTHER]) {
			const guest = come(gate, { limit: 8 });
			await settled();
			guest.leave(ending);
		}
		expect(await room(8)).toBe(4);
		for (const ending of [ANSWERED, ANSWERED, ANSWERED, ANSWERED]) {
			const guest = come(gate, { limit: 8 });
			await settled();
			guest.leave(ending);
		}
		expect(await room(8)).toBe(5);
	});
});
