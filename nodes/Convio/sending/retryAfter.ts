/** The three forms of an HTTP date, all of them GMT (RFC 9110, section 5.6.7). */
const DATE_FORMS: readonly RegExp[] = [
	/^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
	/^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) (?<time>\d{2}:\d{2}:\d{2}) GMT$/,
	/^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) (?<time>\d{2}:\d{2}:\d{2}) (?<year>\d{4})$/,
];

/** Two digits mean the year of that ending that is no more than 50 years ahead, as the RFC says. */
function fullYear(year: string, now: number): number {
	if (year.length === 4) return Number(year);
	const thisYear = new Date(now).getUTCFullYear();
	const guess = thisYear - (thisYear % 100) + Number(year);
	return guess > thisYear + 50 ? guess - 100 : guess;
}

/** `Date.parse` alone would take the third form for local time, and many a sentence for a date. */
function httpDate(text: string, now: number): number | undefined {
	for (const form of DATE_FORMS) {
		const { day, month, year = '', time } = form.exec(text)?.groups ?? {};
		if (day === undefined) continue;
		const date = Date.parse(`${day.trim()} ${month} ${fullYear(year, now)} ${time} GMT`);
		return Number.isNaN(date) ? undefined : date;
	}
	return undefined;
}

/**
 * A `Retry-After` header as a waiting time.
 *
 * @param header delta seconds or an HTTP date (RFC 9110, section 10.2.3)
 * @param now current time in milliseconds, for dates
 * @returns milliseconds from now, never negative, however many; undefined when the header is missing
 * or nonsense
 */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
	const text = header?.trim() ?? '';
	if (/^\d+$/.test(text)) return Number(text) * 1000;
	const date = httpDate(text, now);
	return date === undefined ? undefined : Math.max(0, date - now);
}
