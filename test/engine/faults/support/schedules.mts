import fc from 'fast-check';
import type { INode } from 'n8n-workflow';

import type { Fault } from '../../../../sandbox/index.mts';
import { fastClock } from './fast-clock.mts';

/** Longer than any answer takes without a fault, also on a busy machine. A stall has no end. */
export const TIMEOUT_MS = 5_000;
/** Slower than any test waits for. */
const TOO_SLOW_MS = 3_600_000;
/** The longest that the node allows, on the node's clock. */
export const A_DAY_MS = 86_400_000;

/** A date on the node's clock, by number of seconds from now. */
function dateIn(seconds: number): string {
	return new Date(fastClock.now() + seconds * 1000).toUTCString();
}

const retryAfter = fc.oneof(
	fc.constant(undefined),
	fc.constantFrom('0', '1', '3', '20', '-5', 'soon', '1.5', 'try again 2030'),
	fc.constantFrom(-100, 30).map(dateIn),
);
const when = fc.constantFrom('before' as const, 'after' as const);
const atLarge = { location: 'https://elsewhere.example/login' };

/** Each kind of fault, with all that can be different about it; frequent ones first. */
const fault: fc.Arbitrary<Omit<Fault, 'match' | 'times'>> = fc.oneof(
	{ weight: 4, arbitrary: fc.constantFrom({ kind: 'resetBefore' }, { kind: 'resetAfter' }) },
	{
		weight: 4,
		arbitrary: fc.record({ kind: fc.constant('status'), status: fc.constant(429), retryAfter }),
	},
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constant('status'),
			status: fc.constantFrom(500, 502, 503, 504),
			retryAfter,
			when,
		}),
	},
	{ weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('html200', 'entityBomb'), when }) },
	{
		weight: 1,
		arbitrary: when.map((moment) => ({ kind: 'redirect', ...atLarge, when: moment })),
	},
	{ weight: 3, arbitrary: fc.constantFrom({ kind: 'cutBody' }, { kind: 'garbage' }) },
	{ weight: 1, arbitrary: fc.constant({ kind: 'proto' }) },
	{ weight: 1, arbitrary: fc.constant({ kind: 'slowDrip', durationMs: 20 }) },
) as fc.Arbitrary<Omit<Fault, 'match' | 'times'>>;

/** Once in so many runs, since it takes its time. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
	return fc.oneof({ weight: 29, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const stall = fc.constantFrom(
	{ kind: 'slowDrip' as const, durationMs: TOO_SLOW_MS },
	{ kind: 'stallBefore' as const },
	{ kind: 'stallAfter' as const },
);

/** Faults on some of the first calls, in no pattern. */
const faults: fc.Arbitrary<Fault[]> = fc
	.record({
		drawn: fc.uniqueArray(fc.record({ nth: fc.integer({ min: 1, max: 20 }), fault }), {
			selector: ({ nth }) => nth,
			maxLength: 12,
		}),
		stalled: seldom(stall),
	})
	.map(({ drawn, stalled }) => [
		...(stalled === undefined ? [] : [{ ...stalled, match: { nth: [3] } }]),
		...drawn.map((one) => ({ ...one.fault, match: { nth: [one.nth] } })),
	]);

/** One run: who it is about, how the node is set, what goes wrong. */
export interface Plan {
	readonly people: ReadonlyArray<readonly [id: number, email: number]>;
	readonly concurrency: number;
	readonly maxTries: number;
	readonly maxTotalTime: number;
	readonly format: 'json' | 'xml';
	readonly onError: NonNullable<INode['onError']>;
	readonly faults: readonly Fault[];
	/** After so many milliseconds the site refuses connections for as many again. */
	readonly refusesAfterMs: number | undefined;
}

export const plan: fc.Arbitrary<Plan> = fc.record({
	people: fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 8, size: 'max' }),
	concurrency: fc.integer({ min: 1, max: 6 }),
	maxTries: fc.integer({ min: 1, max: 5 }),
	// On the node's clock; mostly for ever.
	maxTotalTime: fc.constantFrom(A_DAY_MS, A_DAY_MS, A_DAY_MS, 60_000),
	format: fc.constantFrom('json' as const, 'xml' as const),
	onError: fc.constantFrom(
		'continueErrorOutput' as const,
		'continueErrorOutput' as const,
		'continueRegularOutput' as const,
		'stopWorkflow' as const,
	),
	faults,
	refusesAfterMs: seldom(fc.integer({ min: 1, max: 12 })),
});
