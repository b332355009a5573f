/**
 * A `Retry-After` header as a waiting time.
 *
 * @param header delta seconds or an HTTP date (RFC 9110, section 10.2.3)
 * @param now current time in milliseconds, for dates
 * @returns milliseconds from now, never negative; undefined when the header is missing or nonsense
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	if (!/^[A-Za-z]{3,9},? /.test(text)) return undefined;
	const date = Date.parse(text);
	return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
