import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';

import { Engine, listOf, MINUTE, people } from './support/engine.mts';
import type { Emission } from './support/engine.mts';
import { BROKEN, FEW, histories, MANY, play } from './support/history.mts';
import type { Seen } from './support/history.mts';

// The histories are long, and the machine may be busy.
vi.setConfig({ testTimeout: 60_000 });

const RUNS = { numRuns: 200 };
const kept = fc.oneof(histories(FEW, false), histories(MANY, false));
const lost = fc.oneof(histories(FEW, true), histories(MANY, true));

function emissions({ polled }: Seen): readonly Emission[] {
	return polled.kind === 'done' ? polled.emitted : [];
}

/** The whole lists that lacked somebody since they were last listed, up to a poll. */
function misses(polls: readonly Seen[], upTo: number, id: unknown): Seen[] {
	const before = polls.slice(0, upTo + 1).filter(({ kind }) => kind !== 'broken');
	const sighting = before.findLastIndex(({ listed }) => listed.has(String(id)));
	return before.slice(sighting + 1).filter(({ kind }) => kind === 'whole');
}

function assertTwoLooks(polls: readonly Seen[]): void {
	for (const [index, poll] of polls.entries()) {
		for (const { event, id } of emissions(poll)) {
			if (event !== 'left') continue;
			const looks = misses(polls, index, id);
			expect(looks.length).toBeGreaterThanOrEqual(2);
			expect(poll.at - (looks[0]?.at ?? poll.at)).toBeGreaterThanOrEqual(10 * MINUTE);
		}
	}
}

/** Large losses as an onlooker sees them: so many that were reported to be there leave at once. */
function assertMassHeld(polls: readonly Seen[]): void {
	for (const [index, poll] of polls.entries()) {
		const left = emissions(poll).filter(({ event }) => event === 'left');
		if (left.length <= 10) continue;
		const looks = misses(polls, index, left[0]?.id).slice(-3);
		const gone = (one: Seen) => left.every(({ id }) => !one.listed.has(String(id)));
		expect(looks).toHaveLength(3);
		expect(looks.every(gone)).toBe(true);
		const all = misses(polls, index, left[0]?.id);
		expect(poll.at - (all[0]?.at ?? poll.at)).toBeGreaterThanOrEqual(30 * MINUTE);
	}
}

function assertFaultsKeepTheState(polls: readonly Seen[]): void {
	for (const { kind, polled, before, after } of polls) {
		if (kind !== 'broken') continue;
		expect(polled.kind).toBe('fault');
		expect(after).toBe(before);
	}
}

/** Whoever was reported as there is reported again only after having been reported as gone. */
function assertEachOnce(polls: readonly Seen[]): void {
	let there: Set<unknown> | undefined;
	for (const poll of polls) {
		if (poll.kind === 'broken') continue;
		if (there === undefined) {
			expect(emissions(poll)).toEqual([]);
			there = new Set(poll.listed);
			continue;
		}
		for (const { event, id } of emissions(poll)) {
			expect(there.has(id)).toBe(event === 'left');
			if (event === 'left') there.delete(id);
			else there.add(id);
		}
		const present = there;
		expect([...poll.listed].filter((id) => !present.has(id))).toEqual([]);
	}
}

describe('over random histories of a group', () => {
	it('each joiner is emitted once, as long as the state is kept', () => {
		fc.assert(
			fc.property(kept, fc.boolean(), (events, savesQuietPolls) => {
				assertEachOnce(play(new Engine('joinedOrLeft', savesQuietPolls), events));
			}),
			RUNS,
		);
	});

	it('nobody has left without two looks that missed them, whatever is lost', () => {
		fc.assert(
			fc.property(lost, fc.boolean(), (events, savesQuietPolls) => {
				assertTwoLooks(play(new Engine('joinedOrLeft', savesQuietPolls), events));
			}),
			RUNS,
		);
	});

	it('a large part leaves only after three lists that all lack it', () => {
		fc.assert(
			fc.property(lost, fc.boolean(), (events, savesQuietPolls) => {
				assertMassHeld(play(new Engine('left', savesQuietPolls), events));
			}),
			RUNS,
		);
	});

	it('any fault leaves the state as it was', () => {
		fc.assert(
			fc.property(lost, fc.boolean(), (events, savesQuietPolls) => {
				assertFaultsKeepTheState(play(new Engine('joinedOrLeft', savesQuietPolls), events));
			}),
			RUNS,
		);
	});

	it('a fault between any two polls changes nothing of what is emitted', () => {
		fc.assert(
			fc.property(kept, fc.constantFrom(...BROKEN), fc.nat(100), (events, data, at) => {
				const emitted = (all: typeof events) =>
					play(new Engine(), all)
						.filter(({ kind }) => kind !== 'broken')
						.map(emissions);
				const where = Math.min(at, events.length);
				expect(
					emitted([
						...events.slice(0, where),
						{ kind: 'broken poll', data },
						...events.slice(where),
					]),
				).toEqual(emitted(events));
			}),
			RUNS,
		);
	});

	it('each of those who stay away is reported as having left, in the end', () => {
		fc.assert(
			fc.property(kept, (events) => {
				const engine = new Engine('joinedOrLeft');
				play(engine, [...events, { kind: 'wait', minutes: 10 }, { kind: 'poll' }]);
				const rest = ['1001'];
				for (let poll = 0; poll < 5; poll += 1) engine.after(31, rest);
				expect(engine.after(31, people(24))).toEqual(people(23, 1002).map((id) => `joined ${id}`));
			}),
			RUNS,
		);
	});
});

describe('a group of 1,000 members', () => {
	it('has a state below 16 KB, whoever comes and goes', () => {
		const window = fc.record({
			from: fc.nat(3000),
			size: fc.integer({ min: 0, max: 1000 }),
			minutes: fc.integer({ min: 1, max: 60 }),
			hidden: fc.nat(20),
		});
		fc.assert(
			fc.property(fc.array(window, { maxLength: 25 }), (windows) => {
				const engine = new Engine();
				engine.poll(listOf(people(1000, 100_000_000)));
				for (const { from, size, minutes, hidden } of windows) {
					engine.now += minutes * MINUTE;
					engine.poll(listOf(people(size, 100_000_000 + from), Math.min(1000, size + hidden)));
					expect(Buffer.byteLength(String(engine.text))).toBeLessThan(16 * 1024);
				}
			}),
			{ numRuns: 30 },
		);
	});
});
