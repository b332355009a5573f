import fc from 'fast-check';
import { expect, it } from 'vitest';

import { SiteGate } from '../../../nodes/Convio/sending/siteGate.ts';
import { Stop } from '../../../nodes/Convio/sending/stop.ts';
import { FakeClock, settled } from './support/clock.mts';
import { ANSWERED, come, OTHER, states, throttledFor } from './support/visitors.mts';
import type { Guest } from './support/visitors.mts';

const LIMIT = 4;

type Event =
	| {
			readonly kind: 'comes';
			readonly run: number;
			readonly limit: number;
			readonly patience: number;
	  }
	| { readonly kind: 'leaves'; readonly which: number; readonly pauseMs: number }
	| { readonly kind: 'ends'; readonly run: number }
	| { readonly kind: 'time'; readonly ms: number };

const event: fc.Arbitrary<Event> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('comes' as const),
			run: fc.nat(5),
			limit: fc.integer({ min: 1, max: LIMIT }),
			patience: fc.constantFrom(0, 50, 1_000_000),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('leaves' as const),
			which: fc.nat(LIMIT),
			// Mostly no pause: 0 is an answer, -1 no answer.
			pauseMs: fc.constantFrom(0, 0, 0, 0, -1, 10, 100),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('ends' as const), run: fc.nat(5) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.nat(120) }) },
);

function endingOf(pauseMs: number) {
	if (pauseMs > 0) return throttledFor(pauseMs);
	return pauseMs === 0 ? ANSWERED : OTHER;
}

/** What happened at one gate. */
class Evening {
	readonly clock = new FakeClock();
	readonly gate = new SiteGate(this.clock);
	readonly guests: Guest[] = [];
	/** Numbers of those who are in, and of all who got in, in order. */
	readonly inside: number[] = [];
	readonly order: number[] = [];
	/** What must not have happened. */
	readonly faults: string[] = [];
	readonly runs = Array.from({ length: 6 }, () => new Stop());

	async play(one: Event): Promise<void> {
		switch (one.kind) {
			case 'comes':
				this.comes(one.run, one.limit, one.patience);
				break;
			case 'leaves':
				this.leaves(one.which % LIMIT, one.pauseMs);
				break;
			case 'ends':
				this.runs[one.run]?.request({ kind: 'cancelled' });
				break;
			case 'time':
				await this.clock.advance(one.ms);
				break;
		}
		await settled();
	}

	private comes(run: number, limit: number, patience: number): void {
		const number = this.guests.length;
		const deadline = this.clock.now() + patience;
		const visitor = {
			limit,
			stop: this.runs[run] ?? new Stop(),
			patienceMs: () => deadline - this.clock.now(),
		};
		this.guests.push(
			come(this.gate, visitor, () => {
				this.inside.push(number);
				this.order.push(number);
				if (this.inside.length > limit) this.faults.push(`${this.inside.length} at ${limit}`);
				if (this.gate.pauseLeftMs() > 0) this.faults.push('let in during a pause');
			}),
		);
	}

	private leaves(which: number, pauseMs: number): void {
		const [number] = this.inside.splice(which, 1);
		if (number !== undefined) this.guests[number]?.leave(endingOf(pauseMs));
	}

	/** Everybody goes home. */
	async end(): Promise<void> {
		for (let round = 0; round < this.guests.length * 2 + 2; round += 1) {
			while (this.inside.length > 0) this.leaves(0, 0);
			await this.clock.advance(200);
		}
	}
}

it('never lets in more than the limit, keeps the order, and forgets nobody', async () => {
	let admitted = 0;
	let turnedAway = 0;
	let stopped = 0;
	await fc.assert(
		fc.asyncProperty(fc.array(event, { maxLength: 80, size: 'max' }), async (events) => {
			const evening = new Evening();
			for (const one of events) await evening.play(one);
			await evening.end();
			expect(evening.faults).toEqual([]);
			const ends = await states(evening.guests);
			expect(ends).not.toContain('waiting');
			expect(evening.order).toEqual([...evening.order].sort((a, b) => a - b));
			const last = come(evening.gate, { limit: 1 });
			expect(await states([last])).toEqual(['admitted']);
			expect(evening.clock.pending).toBe(0);
			admitted += ends.filter((end) => end === 'admitted').length;
			turnedAway += ends.filter((end) => end === 'turned away').length;
			stopped += ends.filter((end) => end === 'stopped').length;
		}),
		{ numRuns: 150 },
	);
	// What was drawn has to have put the gate to the test.
	expect(Math.min(admitted, turnedAway, stopped)).toBeGreaterThan(20);
});
