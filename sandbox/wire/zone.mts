import type { SiteSettings } from '../settings.mts';

/** The settings that say which zone a site is in. */
export type Zone = Pick<SiteSettings, 'timeZone' | 'zoneOffset'>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The offset of a site at an instant (milliseconds since 1970), as ±HH:mm. */
export function offsetAt({ timeZone, zoneOffset }: Zone, instant: number): string {
	if (zoneOffset !== null) return zoneOffset;
	let format = formats.get(timeZone);
	if (!format) {
		format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
		formats.set(timeZone, format);
	}
	const text = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
	// Offsets before 1883 have seconds too, which the printed form leaves out.
	return /[+-]\d{2}:\d{2}/.exec(text ?? '')?.[0] ?? '+00:00';
}

/**
 * The instant of a local date and time without a zone (yyyy-MM-ddTHH:mm:ss), in milliseconds since
 * 1970. NaN when the text is none.
 */
export function instantOf(zone: Zone, local: string): number {
	const asUtc = Date.parse(`${local}Z`);
	if (Number.isNaN(asUtc)) return NaN;
	// Near a change of the clock the first guess is an hour off, so the offset is looked up again.
	const guess = asUtc - offsetMs(offsetAt(zone, asUtc));
	return asUtc - offsetMs(offsetAt(zone, guess));
}

/**
 * A date as the site prints it: yyyy-MM-dd and the offset of its midnight, which follows the
 * daylight saving of that date [recorded transactions; code C-aha].
 */
export function printDate(zone: Zone, date: string): string {
	const midnight = instantOf(zone, `${date}T00:00:00`);
	return Number.isNaN(midnight) ? date : `${date}${offsetAt(zone, midnight)}`;
}

/** An instant as the site prints it, with milliseconds and offset [recorded transactions]. */
export function printInstant(zone: Zone, instant: number): string {
	const offset = offsetAt(zone, instant);
	const local = new Date(instant + offsetMs(offset)).toISOString();
	return `${local.slice(0, -1)}${offset}`;
}

/** Milliseconds of an offset; 0 for Z and for what is no offset. */
export function offsetMs(offset: string): number {
	const parts = /^([+-])(\d{2}):?(\d{2})$/.exec(offset);
	if (!parts) return 0;
	const [, sign, hours, minutes] = parts;
	return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}
