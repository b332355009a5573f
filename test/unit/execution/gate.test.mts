import { beforeEach, describe, expect, it } from 'vitest';

import { gateOf, SiteGate } from '../../../nodes/ConvioConstituent/execution/gate.ts';
import { Stop } from '../../../nodes/ConvioConstituent/execution/stop.ts';
import { FakeClock, settled } from './support/clock.mts';
import { ANSWERED, come, OTHER, states, throttledFor } from './support/visitors.mts';
import type { Guest } from './support/visitors.mts';

let clock: FakeClock;
let gate: SiteGate;

beforeEach(() => {
	clock = new FakeClock();
	gate = new SiteGate(clock);
});

function several(count: number, options: Parameters<typeof come>[1] = {}): Guest[] {
	return Array.from({ length: count }, () => come(gate, options));
}

describe('the limit', () => {
	it('lets in as many as it says, the others when a place is given back', async () => {
		const guests = several(4);
		expect(await states(guests)).toEqual(['admitted', 'admitted', 'waiting', 'waiting']);
		guests[1]?.leave();
		expect(await states(guests)).toEqual(['admitted', 'admitted', 'admitted', 'waiting']);
		guests[0]?.leave(OTHER);
		expect(await states(guests)).toEqual(['admitted', 'admitted', 'admitted', 'admitted']);
	});

	it('is the one of who comes, counted over all who are in', async () => {
		const [wide, narrow] = [several(3, { limit: 3 }), several(1, { limit: 2 })];
		expect(await states([...wide, ...narrow])).toEqual([
			'admitted',
			'admitted',
			'admitted',
			'waiting',
		]);
		wide[0]?.leave();
		expect(await states(narrow)).toEqual(['waiting']);
		wide[1]?.leave();
		expect(await states(narrow)).toEqual(['admitted']);
	});

	it('lets nobody pass who came later, not even one with a higher limit', async () => {
		const first = come(gate, { limit: 5 });
		const narrow = come(gate, { limit: 1 });
		const wide = come(gate, { limit: 5 });
		expect(await states([first, narrow, wide])).toEqual(['admitted', 'waiting', 'waiting']);
		first.leave();
		expect(await states([narrow, wide])).toEqual(['admitted', 'admitted']);
	});

	it('gives permits in order, with the limit that they were given under', async () => {
		const permits: unknown[] = [];
		const guests = Array.from({ length: 3 }, () =>
			come(gate, { limit: 2 }, (permit) => permits.push(permit)),
		);
		await settled();
		guests[0]?.leave();
		await settled();
		expect(permits).toEqual([1, 2, 3].map((ordinal) => ({ ordinal, limit: 2 })));
	});
});

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

describe('the end of a run', () => {
	it('takes its waiters away at once, and nobody else', async () => {
		const stop = new Stop();
		const [first] = several(1, { limit: 1 });
		const own = [come(gate, { limit: 1, stop }), come(gate, { limit: 1, stop })];
		const other = come(gate, { limit: 1 });
		await settled();
		stop.request({ kind: 'cancelled' });
		expect(await states([...own, other])).toEqual(['stopped', 'stopped', 'waiting']);
		first?.leave();
		expect(await states([other])).toEqual(['admitted']);
	});

	it('also out of a pause', async () => {
		const [first] = several(1);
		await settled();
		first?.leave(throttledFor(60_000));
		const waiting = come(gate);
		await settled();
		waiting.stop.request({ kind: 'cancelled' });
		expect(await states([waiting])).toEqual(['stopped']);
	});

	it('keeps those out who come later', async () => {
		const stop = new Stop();
		stop.request({ kind: 'cancelled' });
		expect(await states([come(gate, { stop })])).toEqual(['stopped']);
		expect(await states(several(2))).toEqual(['admitted', 'admitted']);
	});

	it('leaves a place with who has one', async () => {
		const stop = new Stop();
		const inside = come(gate, { limit: 1, stop });
		await settled();
		stop.request({ kind: 'cancelled' });
		const next = come(gate, { limit: 1 });
		expect(await states([inside, next])).toEqual(['admitted', 'waiting']);
		inside.leave(OTHER);
		expect(await states([next])).toEqual(['admitted']);
	});
});

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

describe('the gates of the process', () => {
	it('are one for each site', () => {
		const one = gateOf('https://one.example/site', clock);
		expect(gateOf('https://one.example/site', clock)).toBe(one);
		expect(gateOf('https://two.example/site', clock)).not.toBe(one);
	});

	it('go by the clock that they were given first', async () => {
		const guest = come(gateOf('https://clock.example/site', clock));
		await settled();
		guest.leave(throttledFor(1_000));
		expect(gateOf('https://clock.example/site', new FakeClock()).pauseLeftMs()).toBe(1_000);
	});
});
