import type { IHttpRequestOptions } from 'n8n-workflow';

/** How long after its timeout a request is closed, in milliseconds: nobody waits for it by then. */
const GRACE_MS = 500;

/**
 * A signal that closes the connection of a request that is long over time, or cancelled. n8n's helper
 * stops its timeout at the headers, and replaces the caller's signal by the one of the execution. Only a
 * signal that is set after that can end a body on which the server has stalled.
 */
export function lateAbort({ timeout, abortSignal }: IHttpRequestOptions): AbortSignal | undefined {
	const cancelled = abortSignal instanceof AbortSignal ? [abortSignal] : [];
	const late = timeout === undefined ? [] : [AbortSignal.timeout(timeout + GRACE_MS)];
	return late.length === 0 ? cancelled[0] : AbortSignal.any([...cancelled, ...late]);
}
