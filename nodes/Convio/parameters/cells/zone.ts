const DAY_MS = 86_400_000;

/** Making a formatter takes longer than using it a hundred times, and a run has one zone. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
	const known = formatters.get(timeZone);
	if (known !== undefined) return known;
	// The Swedish way of writing dates is that of ISO 8601.
	const made = new Intl.DateTimeFormat('sv-SE', {
		timeZone,
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	});
	formatters.set(timeZone, made);
	return made;
}

/** A moment as the clocks of a zone show it. */
interface LocalTime {
	/** `yyyy-MM-dd` */
	readonly day: string;
	/** `HH:mm:ss` */
	readonly time: string;
}

/** @param timeZone IANA name */
export function localTime(moment: Date, timeZone: string): LocalTime {
	const [day = '', time = ''] = formatterOf(timeZone).format(moment).split(' ');
	return { day: day.padStart(10, '0'), time };
}

/** Midnight UTC is how values without a time arrive, whatever the zone. */
function isMidnightUtc(moment: Date): boolean {
	return moment.getTime() % DAY_MS === 0;
}

/** Whether a moment stands for a day alone: midnight UTC, or midnight in the zone. */
export function isMidnight(moment: Date, timeZone: string): boolean {
	if (isMidnightUtc(moment)) return true;
	return moment.getTime() % 1000 === 0 && localTime(moment, timeZone).time === '00:00:00';
}

/** The day of a moment, `yyyy-MM-dd`: midnight UTC keeps its day, anything else is local time. */
export function dayOf(moment: Date, timeZone: string): string {
	return isMidnightUtc(moment)
		? moment.toISOString().slice(0, 10)
		: localTime(moment, timeZone).day;
}
