import type { WireField } from '../collection';
import { readDateTime } from '../cells/dates';
import type { DayBound } from '../cells/dates';
import { isMissing } from '../cells/text';
import { accepted } from '../values';

const WITHOUT_ITEM = { timeZone: 'UTC', format: 'ymd' } as const;

const WHOLE_DAY: Readonly<Record<DayBound, string>> = {
	start: 'a date without a time counts as the whole day',
	end: 'a date without a time, or with midnight as its time, counts as the whole day',
};

/**
 * A bound of a date range, sent as an ISO 8601 date and time. A day without a time covers the whole
 * day: its start for the earlier bound, its last second for the later one.
 */
export function dateTimeField(
	name: string,
	displayName: string,
	description: string,
	bound: DayBound,
): WireField {
	return {
		property: {
			displayName,
			name,
			type: 'dateTime',
			default: '',
			description: `${description}, e.g. 2024-05-31 or 2024-05-31T18:00:00; ${WHOLE_DAY[bound]} (API parameter: ${name})`,
		},
		toWire(value, field, how = WITHOUT_ITEM) {
			if (isMissing(value)) return undefined;
			return accepted(readDateTime(value, how, bound), value, field);
		},
	};
}
