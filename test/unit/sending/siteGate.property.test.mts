import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { SiteVerdict } from '../../../nodes/Convio/sending/breaker.ts';
import { SiteGate } from '../../../nodes/Convio/sending/siteGate.ts';
import { FakeClock, settled } from './support/clock.mts';
import {
	ANSWERED,
	Guest,
	LOGIN_REFUSED,
	NOTHING,
	overloaded,
	SILENT,
	states,
} from './support/guests.mts';

const LIMIT = 4;
const ACCOUNTS = ['a', 'b', 'c'];

type Event =
	| {
			readonly kind: 'comes';
			readonly run: number;
			readonly limit: number;
			readonly account: number;
			readonly patience: number;
	  }
	| { readonly kind: 'leaves'; readonly which: number; readonly verdict: SiteVerdict }
	| { readonly kind: 'ends'; readonly run: number }
	| { readonly kind: 'time'; readonly ms: number };

const verdicts: SiteVerdict[] = [
	...[ANSWERED, ANSWERED, ANSWERED, ANSWERED],
	...[LOGIN_REFUSED, SILENT, NOTHING, overloaded(), overloaded(50), overloaded(900)],
];

const event: fc.Arbitrary<Event> = fc.oneof(
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('comes' as const),
			run: fc.nat(5),
			limit: fc.integer({ min: 1, max: LIMIT }),
			account: fc.nat(ACCOUNTS.length - 1),
			patience: fc.constantFrom(0, 600, 1_000_000),
		}),
	},
	{
		weight: 6,
		arbitrary: fc.record({
			kind: fc.constant('leaves' as const),
			which: fc.nat(LIMIT),
			verdict: fc.constantFrom(...verdicts),
		}),
	},
	{ weight: 1, arbitrary: fc.record({ kind: fc.constant('ends' as const), run: fc.nat(5) }) },
	{ weight: 2, arbitrary: fc.record({ kind: fc.constant('time' as const), ms: fc.nat(700) }) },
);

interface Known {
	readonly guest: Guest;
	readonly number: number;
	readonly account: string;
	readonly limit: number;
}

/** What happened at one gate, and what an observer knows of it. */
class Evening {
	readonly clock = new FakeClock();
	readonly gate = new SiteGate(this.clock);
	readonly guests: Known[] = [];
	inside: Known[] = [];
	/** What must not have happened. */
	readonly faults: string[] = [];
	private readonly runs = Array.from({ length: 6 }, () => new AbortController());
	private readonly answeredAccounts = new Set<string>();
	/** Those that were let in as the one call of an account whose login was not accepted. */
	private readonly firsts = new Set<Known>();
	/** Overloads and answers decide whether the next one has to go alone. */
	private pausedUntil = -Infinity;
	private isHalfOpen = false;
	private probe: Known | undefined;
	private readonly lastIn = new Map<string, number>();

	async play(one: Event): Promise<void> {
		switch (one.kind) {
			case 'comes':
				this.comes(one);
				break;
			case 'leaves':
				this.leaves(one.which, one.verdict);
				break;
			case 'ends':
				this.runs[one.run]?.abort();
				break;
			case 'time':
				await this.clock.advance(one.ms);
				break;
		}
		await settled();
		this.lookRound();
	}

	private comes({ run, limit, account: at, patience }: Extract<Event, { kind: 'comes' }>): void {
		const number = this.guests.length;
		const deadline = this.clock.now() + patience;
		const account = ACCOUNTS[at] ?? '';
		const terms = {
			limit,
			account,
			signal: (this.runs[run] ?? new AbortController()).signal,
			maxWaitMs: () => deadline - this.clock.now(),
		};
		const known: Known = {
			number,
			account,
			limit,
			guest: new Guest(this.gate, terms, () => {
				this.admitted(known);
			}),
		};
		this.guests.push(known);
	}

	private admitted(one: Known): void {
		if (this.inside.length >= one.limit) this.faults.push('more than the limit');
		if (this.clock.now() < this.pausedUntil) this.faults.push('let in during a pause');
		if (this.probe !== undefined) this.faults.push('let in beside one that goes alone');
		const isProven = this.answeredAccounts.has(one.account);
		if (!isProven) {
			const others = this.inside.filter(({ account }) => account === one.account);
			if (others.some((other) => this.firsts.has(other))) {
				this.faults.push('two first calls of one account');
			}
			this.firsts.add(one);
		}
		if (one.number < (this.lastIn.get(one.account) ?? -1)) this.faults.push('overtaken');
		this.lastIn.set(one.account, one.number);
		if (this.isHalfOpen) this.probe = one;
		this.inside.push(one);
	}

	private leaves(which: number, verdict: SiteVerdict): void {
		const one = this.inside[which];
		if (one === undefined) return;
		this.inside = this.inside.filter((other) => other !== one);
		const wasProbe = this.probe === one;
		const isFirst = this.firsts.has(one);
		if (wasProbe) this.probe = undefined;
		const fails =
			verdict.kind === 'overloaded' || (verdict.kind === 'silent' && (wasProbe || isFirst));
		if (fails) {
			const asked = verdict.kind === 'overloaded' ? verdict.pauseMs : undefined;
			const isNew = wasProbe || !this.isHalfOpen;
			// A pause of the gate's own is half a second at least.
			const atLeast = asked ?? (isNew ? 500 : 0);
			this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + atLeast);
			this.isHalfOpen = true;
		}
		if (verdict.kind === 'answered') {
			if (verdict.provesLogin) this.answeredAccounts.add(one.account);
			else this.answeredAccounts.delete(one.account);
			if (wasProbe && this.clock.now() >= this.pausedUntil) this.isHalfOpen = false;
		}
		one.guest.leave(verdict);
	}

	/** Nobody waits although there is room. */
	private lookRound(): void {
		const waiting = this.guests.filter(({ guest }) => guest.state === 'waiting');
		const [head] = waiting;
		if (head === undefined || this.clock.pending > 0) return;
		if (this.inside.length === 0) this.faults.push('somebody waits at an empty site');
		const isOpen = !this.isHalfOpen && this.clock.now() >= this.pausedUntil;
		const isFree = this.inside.length < head.limit && this.answeredAccounts.has(head.account);
		if (isOpen && isFree) this.faults.push('somebody waits although there is room');
	}

	/** Everybody goes home. */
	async end(): Promise<void> {
		for (let round = 0; round < this.guests.length * 2 + 2; round += 1) {
			while (this.inside.length > 0) this.leaves(0, ANSWERED);
			await this.clock.advance(30_000);
		}
	}
}

it('never lets in more than it may, keeps the order, and forgets nobody', async () => {
	const seen = { done: 0, 'turned away': 0, aborted: 0 };
	await fc.assert(
		fc.asyncProperty(fc.array(event, { maxLength: 80, size: 'max' }), async (events) => {
			const evening = new Evening();
			for (const one of events) await evening.play(one);
			expect(evening.faults).toEqual([]);
			await evening.end();
			expect(evening.faults).toEqual([]);
			const ends = await states(evening.guests.map(({ guest }) => guest));
			expect(ends).not.toContain('waiting');
			expect(ends).not.toContain('inside');
			for (const account of ACCOUNTS) {
				const last = new Guest(evening.gate, { limit: 1, account });
				expect(await states([last])).toEqual(['inside']);
				last.leave();
				await settled();
			}
			expect(evening.clock.pending).toBe(0);
			for (const kind of ['done', 'turned away', 'aborted'] as const) {
				seen[kind] += ends.filter((end) => end === kind).length;
			}
		}),
		{ numRuns: 150 },
	);
	// What was drawn has to have put the gate to the test.
	expect(Math.min(...Object.values(seen))).toBeGreaterThan(20);
}, 60_000);
