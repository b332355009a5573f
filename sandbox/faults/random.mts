import { seededRandom } from '../data/random.mts';
import { WRITTEN_PARTS, type SettingsPatch } from '../settings.mts';
import { FAULT_KINDS, isLate, type Fault, type FaultKind } from './types.mts';

/** Milliseconds of the stalls and slow responses drawn. */
const SHORT_MS = 300;

/** Calls between two faults at most. */
const MAX_GAP = 4;

const STATUSES = [429, 502, 503, 504] as const;
const RETRY_AFTER = [undefined, '0', '1', 'soon', '-5'] as const;

/** Answers of a load balancer that has given up on its application server. */
const LATE_STATUSES = [502, 503, 504] as const;

/** Codes of the refusals drawn: general ones, and some for a part of a write. */
const CODES = ['1', '3', '14', '19', '22', '26', '28', '31'] as const;

const PLACES = ['nothing', ...WRITTEN_PARTS] as const;

/** Other ways to print one response, none of which changes what it means. */
const VARIANTS: readonly SettingsPatch[] = [
	{ xmlNamespace: 'http://convio.com/crm/v1' },
	{ rootKey: 'trailingBlank' },
	{ emptyText: 'text' },
	{ totalNumber: 'grouped' },
	{ jsonContentType: 'application/json;charset=UTF-8', xmlContentType: 'application/xml' },
];

/**
 * Draws a schedule of `n` faults, each on its own call: the same seed gives the same schedule.
 * Stalls are short and huge bodies moderate, so that a test can play many.
 */
export function randomFaults(
	seed: number,
	n: number,
	kinds: readonly FaultKind[] = FAULT_KINDS,
): Fault[] {
	const random = seededRandom(seed);
	const below = (limit: number): number => Math.floor(random() * limit);
	let nth = 0;
	return Array.from({ length: n }, () => {
		nth += 1 + below(MAX_GAP);
		const fault: Fault = { kind: kinds[below(kinds.length)] ?? 'status', match: { nth: [nth] } };
		fault.when = below(2) === 0 ? 'before' : 'after';
		if (fault.kind === 'status') {
			fault.status = STATUSES[below(STATUSES.length)] ?? 503;
			const retryAfter = RETRY_AFTER[below(RETRY_AFTER.length)];
			if (retryAfter !== undefined) fault.retryAfter = retryAfter;
			// A site that throttles a call has not processed it.
			if (fault.status === 429) fault.when = 'before';
		}
		if (fault.kind === 'maintenance') fault.status = below(2) === 0 ? 200 : 503;
		if (fault.kind === 'refusal') {
			fault.code = CODES[below(CODES.length)] ?? '1';
			fault.after = PLACES[below(PLACES.length)] ?? 'nothing';
		}
		if (fault.kind === 'settings') fault.settings = VARIANTS[below(VARIANTS.length)] ?? {};
		if (isLate(fault)) fault.delayMs = below(SHORT_MS);
		if (fault.kind === 'lateStatus') {
			fault.status = LATE_STATUSES[below(LATE_STATUSES.length)] ?? 504;
		}
		if (fault.kind === 'huge') fault.bytes = 4 * 1024 * 1024;
		if (['stallBefore', 'stallAfter', 'slowDrip'].includes(fault.kind)) {
			fault.durationMs = SHORT_MS;
		}
		return fault;
	});
}
