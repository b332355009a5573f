import type { Fault } from '../../../../sandbox/index.mts';
import { fastClock } from './fast-clock.mts';

/** Which calls are sent again after a fault, and which are left in doubt if they are not. */
export interface Row {
	readonly name: string;
	readonly fault: Omit<Fault, 'match'>;
	readonly again: 'always' | 'unless once only' | 'never';
	/** Whether the caller cannot know what came of the call. */
	readonly doubtful: boolean;
}

function dateIn(seconds: number): string {
	return new Date(fastClock.now() + seconds * 1000).toUTCString();
}

function never(name: string, fault: Row['fault'], doubtful: boolean): Row {
	return { name, fault, again: 'never', doubtful };
}

/** The call is not passed on, or not known to have been. */
function doubtful(name: string, fault: Row['fault']): Row {
	return { name, fault, again: 'unless once only', doubtful: true };
}

function throttled(retryAfter?: string): Row {
	const name = `429 ${retryAfter === undefined ? 'without a time' : `with ${retryAfter}`}`;
	const fault = { kind: 'status', status: 429, retryAfter } as const;
	return { name, fault, again: 'always', doubtful: false };
}

/** Both: with the call applied, and without. */
function either(name: string, fault: Row['fault']): Row[] {
	return [
		doubtful(`${name}, not applied`, { ...fault, when: 'before' }),
		doubtful(`${name}, applied`, { ...fault, when: 'after' }),
	];
}

/** Slower than any test waits for. */
const TOO_SLOW_MS = 3_600_000;

/** The retry table of docs/reliability.md, fault by fault. */
export const TABLE: readonly Row[] = [
	throttled(),
	throttled('0'),
	throttled('2'),
	throttled('soon'),
	throttled('-5'),
	throttled(dateIn(-100)),
	throttled(dateIn(200)),
	...[500, 502, 503, 504].flatMap((status) => either(`${status}`, { kind: 'status', status })),
	...either('503 with a time', { kind: 'status', status: 503, retryAfter: '2' }),
	...either('a web page with status 200', { kind: 'html200' }),
	...either('entities without end', { kind: 'entityBomb' }),
	doubtful('a reset, not applied', { kind: 'resetBefore' }),
	doubtful('a reset, applied', { kind: 'resetAfter' }),
	doubtful('silence, not applied', { kind: 'stallBefore' }),
	doubtful('silence, applied', { kind: 'stallAfter' }),
	doubtful('a cut body', { kind: 'cutBody' }),
	doubtful('half an answer', { kind: 'garbage' }),
	doubtful('an answer that would pollute prototypes', { kind: 'proto' }),
	doubtful('an answer that drips too slowly', { kind: 'slowDrip', durationMs: TOO_SLOW_MS }),
	never('an answer that drips', { kind: 'slowDrip', durationMs: 20 }, false),
	never('a redirect, not applied', { kind: 'redirect', when: 'before' }, true),
	never('a redirect, applied', { kind: 'redirect', when: 'after', status: 307 }, true),
	never('a page of the web tier', { kind: 'status', status: 404 }, false),
];

function isSilent({ fault }: Row): boolean {
	return /^stall/.test(fault.kind) || fault.durationMs === TOO_SLOW_MS;
}

/** Rows that take as long as the node's timeout. */
export const SILENT_ROWS = TABLE.filter(isSilent);
export const QUICK_ROWS = TABLE.filter((row) => !isSilent(row));
