import { beforeEach, describe, expect, it } from 'vitest';

import { gateOf, SiteGate } from '../../../nodes/Convio/sending/siteGate.ts';
import { Stop } from '../../../nodes/Convio/sending/stop.ts';
import { FakeClock, settled } from './support/clock.mts';
import { come, OTHER, severalAt, states, throttledFor } from './support/visitors.mts';

let clock: FakeClock;
let gate: SiteGate;

beforeEach(() => {
	clock = new FakeClock();
	gate = new SiteGate(clock);
});

const several = severalAt(() => gate);

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
