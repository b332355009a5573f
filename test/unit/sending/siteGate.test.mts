import { beforeEach, describe, expect, it } from 'vitest';

import { gateOf, SiteGate } from '../../../nodes/Convio/sending/siteGate.ts';
import { FakeClock, settled } from './support/clock.mts';
import {
	ANSWERED,
	Guest,
	leave,
	LOGIN_REFUSED,
	NOTHING,
	opened,
	overloaded,
	several,
	SILENT,
	states,
} from './support/guests.mts';

let clock: FakeClock;
let gate: SiteGate;

beforeEach(() => {
	clock = new FakeClock();
	gate = new SiteGate(clock);
});

describe('an open gate', () => {
	beforeEach(async () => {
		await opened(gate);
	});

	it('lets in as many as the limit, in order of arrival', async () => {
		const guests = several(gate, 4);
		expect(await states(guests)).toEqual(['inside', 'inside', 'waiting', 'waiting']);
		await leave(guests[1]);
		expect(await states(guests)).toEqual(['inside', 'done', 'inside', 'waiting']);
		await leave(guests[0]);
		expect(await states(guests)).toEqual(['done', 'done', 'inside', 'inside']);
	});

	it('gives back what the request gives', async () => {
		const signal = new AbortController().signal;
		const passage = await gate.run(
			async () => await Promise.resolve({ verdict: ANSWERED, text: 'value' }),
			{ limit: 1, account: 'a', signal, maxWaitMs: () => 0 },
		);
		expect(passage).toEqual({ kind: 'done', value: { verdict: ANSWERED, text: 'value' } });
	});

	it.each([SILENT, NOTHING])('stays open after a call that ends $kind', async (verdict) => {
		await leave(new Guest(gate), verdict);
		expect(await states(several(gate, 2))).toEqual(['inside', 'inside']);
	});

	it('frees the slot of a request that throws', async () => {
		const signal = new AbortController().signal;
		const fault = gate.run<{ verdict: typeof ANSWERED }>(
			() => {
				throw new Error('a fault of the program');
			},
			{ limit: 1, account: 'a', signal, maxWaitMs: () => 0 },
		);
		await expect(fault).rejects.toThrow('a fault of the program');
		expect(await states(several(gate, 2))).toEqual(['inside', 'inside']);
	});

	it('lets nobody overtake one with a lower limit', async () => {
		const first = new Guest(gate, { limit: 3 });
		const low = new Guest(gate, { limit: 1 });
		const high = new Guest(gate, { limit: 3 });
		expect(await states([first, low, high])).toEqual(['inside', 'waiting', 'waiting']);
		await leave(first);
		expect(await states([low, high])).toEqual(['inside', 'inside']);
	});
});

describe('who does not want to wait any more', () => {
	beforeEach(async () => {
		await opened(gate);
	});

	it('is told so at once, and lets the next one in', async () => {
		const leaves = new AbortController();
		const inside = new Guest(gate, { limit: 2 });
		const head = new Guest(gate, { limit: 1, signal: leaves.signal });
		const next = new Guest(gate, { limit: 2 });
		expect(await states([inside, head, next])).toEqual(['inside', 'waiting', 'waiting']);
		leaves.abort();
		expect(await states([inside, head, next])).toEqual(['inside', 'aborted', 'inside']);
	});

	it('does not come in, and leaves room, if it is known before', async () => {
		const guests = several(gate, 3, { signal: AbortSignal.abort() });
		expect(await states(guests)).toEqual(['aborted', 'aborted', 'aborted']);
		expect(await states(several(gate, 2))).toEqual(['inside', 'inside']);
	});

	it('does not come in even if the place was given just before', async () => {
		const leaves = new AbortController();
		const inside = new Guest(gate, { limit: 1 });
		const late = new Guest(gate, { limit: 1, signal: leaves.signal });
		await settled();
		inside.leave();
		leaves.abort();
		expect(await states([late])).toEqual(['aborted']);
		expect(await states([new Guest(gate, { limit: 1 })])).toEqual(['inside']);
	});

	it('no longer listens once it is in', async () => {
		const leaves = new AbortController();
		const waited = several(gate, 3, { limit: 1, signal: leaves.signal });
		await leave(waited[0]);
		leaves.abort();
		expect(await states(waited)).toEqual(['done', 'inside', 'aborted']);
		await leave(waited[1]);
		expect(await states(several(gate, 2))).toEqual(['inside', 'inside']);
	});

	it('may leave while it is paused', async () => {
		await leave(new Guest(gate), overloaded(1_000));
		const leaves = new AbortController();
		const guests = [new Guest(gate, { signal: leaves.signal }), new Guest(gate)];
		await settled();
		leaves.abort();
		expect(await states(guests)).toEqual(['aborted', 'waiting']);
		await clock.advance(1_000);
		expect(await states(guests)).toEqual(['aborted', 'inside']);
	});
});

describe('an account that was never answered', () => {
	it('sends one call first', async () => {
		const guests = several(gate, 3);
		expect(await states(guests)).toEqual(['inside', 'waiting', 'waiting']);
		await leave(guests[0]);
		expect(await states(guests)).toEqual(['done', 'inside', 'inside']);
	});

	it('is no concern of other accounts', async () => {
		await opened(gate, 'known');
		const guests = [
			new Guest(gate, { account: 'new', limit: 3 }),
			new Guest(gate, { account: 'new', limit: 3 }),
			new Guest(gate, { account: 'known', limit: 3 }),
			new Guest(gate, { account: 'other', limit: 3 }),
		];
		expect(await states(guests)).toEqual(['inside', 'waiting', 'inside', 'inside']);
	});

	it('goes on one by one when nothing is learned', async () => {
		const guests = several(gate, 3);
		await leave(guests[0], NOTHING);
		expect(await states(guests)).toEqual(['done', 'inside', 'waiting']);
	});

	it('goes on one by one, without a pause, as long as its login is refused', async () => {
		const guests = several(gate, 4);
		await leave(guests[0], LOGIN_REFUSED);
		expect(await states(guests)).toEqual(['done', 'inside', 'waiting', 'waiting']);
		await leave(guests[1]);
		expect(await states(guests)).toEqual(['done', 'done', 'inside', 'inside']);
	});

	it('has a login that was accepted before tried by one call, once it is refused', async () => {
		await opened(gate);
		await leave(new Guest(gate), LOGIN_REFUSED);
		const guests = several(gate, 2);
		expect(await states(guests)).toEqual(['inside', 'waiting']);
		await leave(guests[0]);
		expect(await states([...guests, new Guest(gate)])).toEqual(['done', 'inside', 'inside']);
	});

	it('pauses the gate for all when its first call is not answered', async () => {
		await opened(gate, 'known');
		await leave(new Guest(gate, { account: 'new' }), SILENT);
		const guests = [new Guest(gate, { account: 'new' }), new Guest(gate, { account: 'known' })];
		expect(await states(guests)).toEqual(['waiting', 'waiting']);
		await clock.advance(500);
		expect(await states(guests)).toEqual(['inside', 'waiting']);
		await leave(guests[0]);
		expect(await states(guests)).toEqual(['done', 'inside']);
	});
});

it('there is one gate for each site', () => {
	const one = gateOf('https://one.example/site', clock);
	expect(gateOf('https://one.example/site', clock)).toBe(one);
	expect(gateOf('https://two.example/site', clock)).not.toBe(one);
});
