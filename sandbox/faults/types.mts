import type { Refusal, SettingsPatch } from '../settings.mts';

/** What can go wrong on the way. */
export const FAULT_KINDS = [
	/** The connection is reset before the call is processed. */
	'resetBefore',
	/** The call is processed, then the connection is reset. */
	'resetAfter',
	/** There is no response for durationMs, then a reset; without durationMs there is none at all. The
	 * call is not processed. */
	'stallBefore',
	/** The same, with the call processed. */
	'stallAfter',
	/** The call is processed. The response has its full Content-Length but only half of the body, then
	 * the connection is reset. */
	'cutBody',
	/** Processed; then text instead of TLS, which the caller's TLS refuses. Without TLS: a reset. */
	'tlsErrorAfter',
	/** An HTML page with `status`, such as 429 (see retryAfter), 502, 503 or 504. */
	'status',
	/** A maintenance page with status 200. */
	'html200',
	/** Processed; the response comes in small pieces over durationMs. */
	'slowDrip',
	/** A redirect to `location`, on another origin. */
	'redirect',
	/** Processed; the body breaks off in the middle, with a matching Content-Length. */
	'garbage',
	/** A body of `bytes` bytes. */
	'huge',
	/** XML whose entities expand without end ("billion laughs"), whatever the format asked for. */
	'entityBomb',
	/** Processed; the response also has keys named __proto__ and constructor. */
	'proto',
	/** A maintenance page with `status` 503 (or 200), with a <title>. */
	'maintenance',
	/** The API refuses the call with `code`, after the part of it that `after` names was written. */
	'refusal',
	/** The call is processed under other `settings`. Nothing is wrong with the connection. */
	'settings',
	/** A load balancer answers with `status` 504 (or 502, 503) while the application server goes on:
	 * it applies the call `delayMs` after that response. */
	'lateStatus',
	/** The same, with the connection reset instead of a response. */
	'lateReset',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** Which calls a fault meets. Without any member it meets every call. */
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
	/** Whether the call is processed; counts for status, html200, maintenance, redirect, huge,
	 * entityBomb. */
	when?: 'before' | 'after';
	/** Of a status (503), maintenance page (503), redirect (302) or lateStatus (504). */
	status?: number;
	/** Retry-After header of a status or maintenance page: seconds, an HTTP date, or nonsense. */
	retryAfter?: string;
	/** Of stalls (no end), slowDrip (3000) and, before the load balancer answers, lateStatus and
	 * lateReset (0). */
	durationMs?: number;
	/** Milliseconds between the end of a late call and its being applied (1000). */
	delayMs?: number;
	/** Error code of a refusal (1). */
	code?: string;
	/** What has been written when a refusal comes (nothing). A call that does not write that part is
	 * not refused. */
	after?: Refusal['after'];
	/** Settings under which the call is processed. */
	settings?: SettingsPatch;
	/** Of a redirect. */
	location?: string;
	/** Of a huge body (1 GiB). */
	bytes?: number;
}

/** Kinds that ignore `when`, with what they do instead. */
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

/** Whether the application server goes on with the call after its end. */
export function isLate({ kind }: Fault): boolean {
	return kind === 'lateStatus' || kind === 'lateReset';
}

/** The settings that a fault lays over those of the site for one call; undefined for none. */
export function patchOf({ kind, code, after, settings }: Fault): SettingsPatch | undefined {
	if (kind === 'refusal') return { refusal: { code: code ?? '1', after: after ?? 'nothing' } };
	return kind === 'settings' ? (settings ?? {}) : undefined;
}

/** How the log calls a fault. */
export function faultLabel({ kind, status, code, after }: Fault): string {
	if (kind === 'status') return `status ${status ?? 503}`;
	if (kind === 'lateStatus') return `lateStatus ${status ?? 504}`;
	if (kind === 'maintenance') return `maintenance ${status ?? 503}`;
	return kind === 'refusal' ? `refusal ${code ?? '1'} after ${after ?? 'nothing'}` : kind;
}
