import fc from 'fast-check';
import type { INode } from 'n8n-workflow';

import type { Fault } from '../../../../sandbox/index.mts';
import type { Errand } from './errands.mts';
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

type Drawn = Omit<Fault, 'match' | 'times'>;

/** Faults of the network and of what stands before the site; frequent ones first. */
const onTheWay = fc.oneof(
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
	// The application server goes on; a second on the node's clock is a millisecond.
	{
		weight: 4,
		arbitrary: fc.record({
			kind: fc.constantFrom('lateStatus', 'lateReset'),
			status: fc.constantFrom(502, 503, 504),
			delayMs: fc.integer({ min: 0, max: 80 }),
		}),
	},
	{ weight: 1, arbitrary: fc.constant({ kind: 'status', status: 403 }) },
	{
		weight: 1,
		arbitrary: fc.record({
			kind: fc.constant('maintenance'),
			status: fc.constantFrom(200, 503),
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
) as fc.Arbitrary<Drawn>;

function refusals(after: ReadonlyArray<Fault['after']>, codes: readonly string[]) {
	return fc.record({
		kind: fc.constant('refusal' as const),
		code: fc.constantFrom(...codes),
		after: fc.constantFrom(...after),
	});
}

const CODES = ['1', '3', '14', '16', '19', '22', '26', '28', '31'];

/**
 * Refusals as a site may give them. A code for a value, a record or an interaction comes before what it
 * is about is written; where nothing is told of the order, it may come behind the parts before.
 */
function refusalOf({ hasLists, effect, method }: Errand): fc.Arbitrary<Drawn> {
	if (hasLists === true) {
		const late = ['1', '3', '14', '19', '22', '26', '28', '31'];
		return fc.oneof(
			refusals(['nothing'], CODES),
			refusals(['record', 'groups', 'interaction'], late),
		);
	}
	if (effect !== 'once only') return refusals(['nothing'], CODES);
	const late =
		method === 'logInteraction'
			? refusals(['interaction'], ['1'])
			: refusals(['record'], ['1', '26', '28', '31']);
	return fc.oneof(refusals(['nothing'], CODES), late);
}

/** Once in so many runs, since it takes its time. */
function seldom<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
	return fc.oneof({ weight: 99, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
}

const stall = fc.constantFrom(
	{ kind: 'slowDrip' as const, durationMs: TOO_SLOW_MS },
	{ kind: 'stallBefore' as const },
	{ kind: 'stallAfter' as const },
);

/** Faults on some of the first calls, in no pattern; refusals on some of the errand's own. */
const faultsOf = (errand: Errand): fc.Arbitrary<Fault[]> =>
	fc
		.record({
			drawn: fc.uniqueArray(fc.record({ nth: fc.integer({ min: 1, max: 20 }), fault: onTheWay }), {
				selector: ({ nth }) => nth,
				maxLength: 12,
			}),
			refused: fc.uniqueArray(
				fc.record({ nth: fc.integer({ min: 1, max: 12 }), fault: refusalOf(errand) }),
				{
					selector: ({ nth }) => nth,
					maxLength: 2,
				},
			),
			stalled: seldom(stall),
		})
		.map(({ drawn, refused, stalled }) => [
			...(stalled === undefined ? [] : [{ ...stalled, match: { nth: [3] } }]),
			...drawn.map((one) => ({ ...one.fault, match: { nth: [one.nth] } })),
			...refused.map((one) => ({
				...one.fault,
				match: { method: errand.method, nth: [one.nth] },
			})),
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

export const planOf = (errand: Errand): fc.Arbitrary<Plan> =>
	fc.record({
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
		faults: faultsOf(errand),
		refusesAfterMs: seldom(fc.integer({ min: 1, max: 12 })),
	});
