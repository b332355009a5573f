import type { Site } from '../data/site.mts';
import { parseInstant } from '../wire/dates.mts';
import type { Params } from '../wire/params.mts';
import { failure } from './failures.mts';

/**
 * Reads begin_date and end_date: ISO 8601 dates with a time [doc D-apidoc/getUserInteractions], or
 * without one, as a client of getUserTransactions sends them [code C-transactions].
 * @returns whether an instant (milliseconds since 1970) is in the range, its ends included
 * @throws ApiError with code 25 for a range that ends before it begins or is none [inferred]
 */
export function readDateRange(site: Site, params: Params): (instant: number) => boolean {
	const begin = instant(site, params, 'begin_date') ?? -Infinity;
	const end = instant(site, params, 'end_date') ?? Infinity;
	if (begin > end) throw failure.invalidDateRange();
	return (at) => at >= begin && at <= end;
}

function instant(site: Site, params: Params, name: string): number | undefined {
	const text = params.text(name);
	if (text === undefined) return undefined;
	const time = parseInstant(text.trim(), site.settings);
	if (time === undefined) throw failure.invalidDateRange();
	return time;
}
