import { beforeEach, describe, expect, it } from 'vitest';

import { SiteGate } from '../../../nodes/Convio/sending/siteGate.ts';
import { FakeClock, settled } from './support/clock.mts';
import {
	Guest,
	leave,
	NOTHING,
	opened,
	overloaded,
	several,
	SILENT,
	states,
} from './support/guests.mts';

let clock: FakeClock;
let gate: SiteGate;

beforeEach(async () => {
	clock = new FakeClock();
	gate = new SiteGate(clock);
	await opened(gate);
});

describe('a pause', () => {
	it('holds back who waits and who comes, and then lets one go alone', async () => {
		const guests = several(gate, 3, { limit: 1 });
		await leave(guests[0], overloaded(1_000));
		guests.push(new Guest(gate, { limit: 3 }));
		await clock.advance(999);
		expect(await states(guests)).toEqual(['done', 'waiting', 'waiting', 'waiting']);
		await clock.advance(1);
		expect(await states(guests)).toEqual(['done', 'inside', 'waiting', 'waiting']);
	});

	it('ends for all with an answer to the one that goes alone', async () => {
		await leave(new Guest(gate), overloaded(1_000));
		const guests = several(gate, 3, { limit: 3 });
		await clock.advance(1_000);
		expect(await states(guests)).toEqual(['inside', 'waiting', 'waiting']);
		await leave(guests[0]);
		expect(await states(guests)).toEqual(['done', 'inside', 'inside']);
	});

	it('goes on when nothing is learned from the one that goes alone', async () => {
		await leave(new Guest(gate), overloaded(1_000));
		const guests = several(gate, 3, { limit: 3 });
		await clock.advance(1_000);
		await leave(guests[0], NOTHING);
		expect(await states(guests)).toEqual(['done', 'inside', 'waiting']);
	});

	it.each([SILENT, overloaded()])('begins anew when that one ends $kind', async (verdict) => {
		await leave(new Guest(gate), overloaded(1_000));
		const guests = several(gate, 2);
		await clock.advance(1_000);
		await leave(guests[0], verdict);
		// The second pause in a row is twice the first, which is half a second.
		await clock.advance(999);
		expect(await states(guests)).toEqual(['done', 'waiting']);
		await clock.advance(1);
		expect(await states(guests)).toEqual(['done', 'inside']);
	});

	it('is for all accounts, and new ones have no second call beside the one that goes alone', async () => {
		await leave(new Guest(gate), overloaded());
		const guests = ['new', 'a', 'other'].map((account) => new Guest(gate, { account }));
		await clock.advance(500);
		expect(await states(guests)).toEqual(['inside', 'waiting', 'waiting']);
	});

	it('is over only with an answer from after it, whoever asked', async () => {
		const before = [new Guest(gate, { limit: 3 }), new Guest(gate, { limit: 3, account: 'new' })];
		await leave(new Guest(gate, { limit: 3 }), overloaded());
		await clock.advance(500);
		const probe = new Guest(gate, { limit: 5 });
		const next = new Guest(gate, { limit: 5 });
		await leave(before[0]);
		await leave(before[1]);
		expect(await states([probe, next])).toEqual(['inside', 'waiting']);
		await leave(probe);
		expect(await states([next])).toEqual(['inside']);
	});

	it('leaves the gate half open when a new one has begun before the answer', async () => {
		const before = new Guest(gate, { limit: 3 });
		await leave(new Guest(gate, { limit: 3 }), overloaded());
		await clock.advance(500);
		const guests = several(gate, 3, { limit: 3 });
		await leave(before, overloaded(2_000));
		await leave(guests[0]);
		expect(await states(guests)).toEqual(['done', 'waiting', 'waiting']);
		await clock.advance(2_000);
		expect(await states(guests)).toEqual(['done', 'inside', 'waiting']);
	});

	it('that can no longer be waited out sends away, with its length', async () => {
		const deadline = clock.now() + 999;
		const maxWaitMs = () => deadline - clock.now();
		const [first, impatient, patient] = [
			new Guest(gate, { limit: 1 }),
			new Guest(gate, { limit: 1, maxWaitMs }),
			new Guest(gate, { limit: 1, maxWaitMs: () => 1_000 }),
		];
		await leave(first, overloaded(1_000));
		expect(await states([impatient, patient])).toEqual(['turned away', 'waiting']);
		expect(impatient.passage).toEqual({ kind: 'turned away', pauseMs: 1_000, isAsked: true });
		await clock.advance(1);
		const late = new Guest(gate, { maxWaitMs });
		expect(await states([late])).toEqual(['turned away']);
		expect(late.passage).toEqual({ kind: 'turned away', pauseMs: 999, isAsked: true });
	});

	it('of its own is not told as one that the site has asked for', async () => {
		const [first, impatient] = [
			new Guest(gate, { limit: 1 }),
			new Guest(gate, { limit: 1, maxWaitMs: () => 100 }),
		];
		await leave(first, overloaded());
		await settled();
		expect(impatient.passage).toEqual({ kind: 'turned away', pauseMs: 500, isAsked: false });
	});

	it('needs one timer, however many wait, and none if nobody waits', async () => {
		await leave(new Guest(gate), overloaded(1_000));
		expect(clock.pending).toBe(0);
		several(gate, 20);
		await settled();
		expect(clock.pending).toBe(1);
		await clock.advance(1_000);
		expect(clock.waits).toEqual([1_000]);
	});

	it('is waited for again if it has grown', async () => {
		const [first, second] = several(gate, 2);
		await leave(first, overloaded(1_000));
		const late = new Guest(gate);
		await clock.advance(900);
		await leave(second, overloaded(1_000));
		await clock.advance(999);
		expect(await states([late])).toEqual(['waiting']);
		await clock.advance(1);
		expect(await states([late])).toEqual(['inside']);
	});
});

it('a turn that comes too late sends away, without a pause', async () => {
	const deadline = clock.now() + 1_000;
	const terms = { limit: 1, maxWaitMs: () => deadline - clock.now() };
	const guests = several(gate, 3, terms);
	await clock.advance(1_000);
	await leave(guests[0]);
	expect(await states(guests)).toEqual(['done', 'inside', 'waiting']);
	await clock.advance(1);
	guests.push(new Guest(gate, { limit: 1 }));
	await leave(guests[1]);
	expect(await states(guests)).toEqual(['done', 'done', 'turned away', 'inside']);
	expect(guests[2]?.passage).toEqual({ kind: 'turned away', pauseMs: 0, isAsked: false });
});
