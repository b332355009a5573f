import { parseSettings } from '../settings-merge.mts';
import { WRITTEN_PARTS } from '../settings.mts';
import { FAULT_KINDS, type Fault } from './types.mts';

const REFUSAL_PLACES: readonly string[] = ['nothing', ...WRITTEN_PARTS];

/** Type of each further member of a fault. */
const MEMBERS: Readonly<Record<string, readonly string[]>> = {
	kind: ['string'],
	match: ['object'],
	times: ['number', 'string'],
	when: ['string'],
	status: ['number'],
	retryAfter: ['string'],
	durationMs: ['number'],
	location: ['string'],
	bytes: ['number'],
	delayMs: ['number'],
	code: ['string'],
	after: ['string'],
	settings: ['object'],
};

/**
 * Reads a schedule that came over the wire.
 * @throws TypeError naming what is wrong
 */
export function parseFaults(input: unknown): Fault[] {
	if (!Array.isArray(input)) throw new TypeError('faults must be an array');
	return input.map((one: unknown, index) => {
		const problem = problemOf(one);
		if (problem) throw new TypeError(`fault ${index}: ${problem}`);
		return one as Fault;
	});
}

function problemOf(one: unknown): string | undefined {
	if (typeof one !== 'object' || one === null) return 'is not an object';
	const kind: unknown = 'kind' in one ? one.kind : undefined;
	if (!FAULT_KINDS.some((known) => known === kind)) return `no kind named ${String(kind)}`;
	for (const [name, value] of Object.entries(one)) {
		if (!Object.hasOwn(MEMBERS, name)) return `no member named ${name}`;
		if (!MEMBERS[name]?.includes(typeof value)) return `${name} is of the wrong type`;
	}
	if ('after' in one && !REFUSAL_PLACES.some((place) => place === one.after)) {
		return `after must be one of ${REFUSAL_PLACES.join(', ')}`;
	}
	if ('settings' in one) parseSettings(one.settings);
	return undefined;
}
