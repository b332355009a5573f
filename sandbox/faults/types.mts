/** What can go wrong on the way. */
export const FAULT_KINDS = [
	/** The connection is reset before the call is processed. */
	'resetBefore',
	/** The call is processed, then the connection is reset. */
	'resetAfter',
	/** No answer for durationMs (without it: ever), then a reset; the call is not processed. */
	'stallBefore',
	/** The same, with the call processed. */
	'stallAfter',
	/** Processed; full Content-Length, half of the body, then a reset. */
	'cutBody',
	/** Processed; then text instead of TLS, which the caller's TLS refuses. Without TLS: a reset. */
	'tlsErrorAfter',
	/** An HTML page with `status`, such as 429 (see retryAfter), 502, 503 or 504. */
	'status',
	/** A maintenance page with status 200. */
	'html200',
	/** Processed; the answer comes in small pieces over durationMs. */
	'slowDrip',
	/** A redirect to `location`, on another origin. */
	'redirect',
	/** Processed; the body breaks off in the middle, with a matching Content-Length. */
	'garbage',
	/** A body of `bytes` bytes. */
	'huge',
	/** XML whose entities expand without end ("billion laughs"), whatever the format asked for. */
	'entityBomb',
	/** Processed; the answer also has keys named __proto__ and constructor. */
	'proto',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Which calls a fault meets. Without anything: every call. */
export interface FaultMatch {
	method?: string;
	/** A parameter with this value. */
	param?: { name: string; value: string };
	/** Numbers, from 1, of the calls that match method and param since the fault was set. */
	nth?: number[];
}

/** A fault, and when to play it. */
export interface Fault {
	kind: FaultKind;
	match?: FaultMatch;
	/** How often it is played: as often as nth says, else once, unless given here. */
	times?: number | 'always';
	/** Whether the call is processed; counts for status, html200, redirect, huge, entityBomb. */
	when?: 'before' | 'after';
	/** Of a status (503) or redirect (302). */
	status?: number;
	/** Retry-After header of a status: seconds, an HTTP date, or nonsense. */
	retryAfter?: string;
	/** Of stalls (no end) and slowDrip (3000). */
	durationMs?: number;
	/** Of a redirect. */
	location?: string;
	/** Of a huge body (1 GiB). */
	bytes?: number;
}

/** Kinds for which `when` has no meaning, with what they do. */
const FIXED: Partial<Record<FaultKind, 'before' | 'after'>> = {
	resetBefore: 'before',
	resetAfter: 'after',
	stallBefore: 'before',
	stallAfter: 'after',
	cutBody: 'after',
	tlsErrorAfter: 'after',
	slowDrip: 'after',
	garbage: 'after',
	proto: 'after',
};

/** Whether a call is processed before the fault is played; by default it is not. */
export function isProcessed({ kind, when }: Fault): boolean {
	return (FIXED[kind] ?? when ?? 'before') === 'after';
}

/** How the log calls a fault. */
export function faultLabel({ kind, status }: Fault): string {
	return kind === 'status' ? `status ${status ?? 503}` : kind;
}
