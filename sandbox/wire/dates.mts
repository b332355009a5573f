import type { SiteSettings } from '../settings.mts';
import { instantOf, offsetAt, offsetMs } from './zone.mts';

/** ISO 8601, as a date or as a date with a time [code C-sf]. */
const ISO =
	/^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** The form getUser prints [code C-aha]. */
const PRINTED = /^(\d{4}-\d{2}-\d{2})[+-]\d{2}:\d{2}$/;

/** Reads a date into yyyy-MM-dd; undefined when it is none. */
export function parseDate(text: string, settings: SiteSettings): string | undefined {
	const printed = PRINTED.exec(text)?.[1];
	if (printed) return settings.acceptPrintedDate ? realDay(printed) : undefined;
	const parts = ISO.exec(text);
	if (!parts) return undefined;
	const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = parts;
	const date = realDay(`${year}-${month}-${day}`);
	if (!date || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
	const zone = parts[7];
	if (!zone || settings.zonedDate === 'keepDay') return date;
	const utc = Date.parse(`${date}T${hour}:${minute}:${second}Z`) - offsetMs(zone);
	return new Date(utc + offsetMs(offsetAt(settings, utc))).toISOString().slice(0, 10);
}

/**
 * Reads the ISO 8601 date or date and time of a date range, in milliseconds since 1970; without a
 * zone it is in the site's one [inferred].
 */
export function parseInstant(text: string, settings: SiteSettings): number | undefined {
	const parts = ISO.exec(text);
	if (!parts) return undefined;
	const [, year = '', month = '', day = '', hour = '00', minute = '00', second = '00'] = parts;
	const date = realDay(`${year}-${month}-${day}`);
	const local = `${date}T${hour}:${minute}:${second}`;
	const zone = parts[7];
	const instant = zone ? Date.parse(`${local}Z`) - offsetMs(zone) : instantOf(settings, local);
	return Number.isNaN(instant) ? undefined : instant;
}

/** The date if the calendar has it. Date.parse would turn 31 February into a day of March. */
function realDay(date: string): string | undefined {
	const time = Date.parse(`${date}T00:00:00Z`);
	if (Number.isNaN(time)) return undefined;
	return new Date(time).toISOString().startsWith(date) ? date : undefined;
}
