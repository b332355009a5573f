import { beforeEach, describe, expect, it } from 'vitest';

import { SiteGate } from '../../../nodes/Convio/sending/siteGate.ts';
import { FakeClock, settled } from './support/clock.mts';
import { come, severalAt, states, throttledFor } from './support/visitors.mts';

let clock: FakeClock;
let gate: SiteGate;

beforeEach(() => {
	clock = new FakeClock();
	gate = new SiteGate(clock);
});

const several = severalAt(() => gate);

describe('a pause', () => {
	it('holds back who waits and who comes, until it is over', async () => {
		const [first, second, third] = several(3, { limit: 1 });
		await settled();
		first?.leave(throttledFor(1_000));
		const late = come(gate, { limit: 1 });
		const all = [second, third, late].flatMap((guest) => guest ?? []);
		expect(await states(all)).toEqual(['waiting', 'waiting', 'waiting']);
		expect(gate.pauseLeftMs()).toBe(1_000);
		await clock.advance(999);
		expect(await states(all)).toEqual(['waiting', 'waiting', 'waiting']);
		expect(gate.pauseLeftMs()).toBe(1);
		await clock.advance(1);
		expect(await states(all)).toEqual(['admitted', 'waiting', 'waiting']);
		expect(gate.pauseLeftMs()).toBe(0);
	});

	it('lets nobody in at the moment in which it begins', async () => {
		const [first, second] = several(2, { limit: 1 });
		await settled();
		first?.leave(throttledFor(1));
		expect(second?.admission).toBeUndefined();
		expect(await states([second].flatMap((guest) => guest ?? []))).toEqual(['waiting']);
	});

	it('goes on as long as the longest that was asked for', async () => {
		const [first, second, third] = several(3, { limit: 3 });
		await settled();
		first?.leave(throttledFor(1_000));
		second?.leave(throttledFor(5_000));
		third?.leave(throttledFor(2_000));
		const late = come(gate);
		await clock.advance(4_999);
		expect(await states([late])).toEqual(['waiting']);
		await clock.advance(1);
		expect(await states([late])).toEqual(['admitted']);
	});

	it('can grow while it is waited for', async () => {
		const [first, second] = several(2);
		await settled();
		first?.leave(throttledFor(1_000));
		const late = come(gate);
		await clock.advance(900);
		second?.leave(throttledFor(1_000));
		await clock.advance(500);
		expect(await states([late])).toEqual(['waiting']);
		await clock.advance(500);
		expect(await states([late])).toEqual(['admitted']);
	});

	it('needs one timer, however many wait', async () => {
		const [first] = several(1);
		await settled();
		first?.leave(throttledFor(1_000));
		several(20);
		await settled();
		expect(clock.pending).toBe(1);
		await clock.advance(1_000);
		expect(clock.pending).toBe(0);
		expect(clock.waits).toEqual([1_000]);
	});

	it('needs none if nobody waits', async () => {
		const [first] = several(1);
		await settled();
		first?.leave(throttledFor(1_000));
		await settled();
		expect(clock.pending).toBe(0);
		await clock.advance(1_000);
		expect(await states([come(gate)])).toEqual(['admitted']);
	});

	it('can come again after it is over', async () => {
		const [first] = several(1);
		await settled();
		first?.leave(throttledFor(1_000));
		const second = come(gate);
		await clock.advance(1_000);
		second.leave(throttledFor(500));
		const third = come(gate);
		expect(await states([third])).toEqual(['waiting']);
		await clock.advance(500);
		expect(await states([third])).toEqual(['admitted']);
	});
});

describe('patience', () => {
	it('sends away who comes to a pause that is longer', async () => {
		const [first] = several(1);
		await settled();
		first?.leave(throttledFor(1_000));
		const guests = [999, 1_000, 1_001].map((ms) => come(gate, { patienceMs: () => ms }));
		expect(await states(guests)).toEqual(['turned away', 'waiting', 'waiting']);
		await clock.advance(1_000);
		expect(await states(guests)).toEqual(['turned away', 'admitted', 'admitted']);
	});

	it('sends away who waits already when such a pause begins', async () => {
		const [first] = several(1, { limit: 1 });
		const guests = [999, 1_000].map((ms) => come(gate, { limit: 1, patienceMs: () => ms }));
		await settled();
		first?.leave(throttledFor(1_000));
		expect(await states(guests)).toEqual(['turned away', 'waiting']);
	});

	it('does not end because of a queue, only when the turn comes too late', async () => {
		const deadline = clock.now() + 1_000;
		const patienceMs = () => deadline - clock.now();
		const [first] = several(1, { limit: 1 });
		const guests = [
			come(gate, { limit: 1, patienceMs }),
			come(gate, { limit: 1, patienceMs }),
			come(gate, { limit: 1 }),
		];
		await clock.advance(1_000);
		first?.leave();
		expect(await states(guests)).toEqual(['admitted', 'waiting', 'waiting']);
		await clock.advance(1);
		guests[0]?.leave();
		expect(await states(guests)).toEqual(['admitted', 'turned away', 'admitted']);
	});
});
