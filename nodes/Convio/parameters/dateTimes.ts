import type { WireField } from './collection';
import { calendarDate, epochMoment } from './record/dates';
import { InputError, quote } from './input';

const TIME_IN_TEXT = /^\s*\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/;

function hasToISO(value: object): value is { toISO(): string | null } {
	return 'toISO' in value && typeof value.toISO === 'function';
}

/** A moment as ISO 8601 text with its offset; undefined for values that name a day only. */
function momentText(value: unknown): string | undefined {
	if (typeof value === 'string') {
		const text = value.trim().replace(' ', 'T');
		return TIME_IN_TEXT.test(value) && !Number.isNaN(Date.parse(text)) ? text : undefined;
	}
	const moment = typeof value === 'number' ? epochMoment(value) : value;
	if (moment instanceof Date) {
		return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
	}
	if (typeof value === 'object' && value !== null && hasToISO(value)) {
		return value.toISO() ?? undefined;
	}
	return undefined;
}

/**
 * A bound of a date range, sent as an ISO 8601 date and time. A day without a time covers the whole
 * day: its start for the earlier bound, its last second for the later one.
 */
export function dateTimeField(
	name: string,
	displayName: string,
	description: string,
	bound: 'start' | 'end',
): WireField {
	return {
		property: {
			displayName,
			name,
			type: 'dateTime',
			default: '',
			description: `${description}, e.g. 2024-05-31 or 2024-05-31T18:00:00; a date without a time counts as the whole day (API parameter: ${name})`,
		},
		toWire(value, field, timeZone = 'UTC') {
			if (value === undefined || value === null || value === '') return undefined;
			const moment = momentText(value);
			if (moment !== undefined) return moment;
			const day = calendarDate(value, timeZone);
			if (day !== undefined) return `${day}T${bound === 'start' ? '00:00:00' : '23:59:59'}`;
			throw new InputError(
				field,
				`'${field}' must be a date, not ${quote(value)}`,
				"Give a date such as '2024-05-31' or '2024-05-31T18:00:00'.",
			);
		},
	};
}
