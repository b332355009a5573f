import { CONSTITUENT_ID } from '../memberList';
import { shortHash } from './shortHash';

/** What the trigger knows of the members of a group. */
export interface KnownMembers {
	/** Everybody who has joined and is not reported as gone, those who are missing included. */
	readonly members: ReadonlySet<string>;
	/** Members that the last complete list lacked: since when, in milliseconds since 1970. */
	readonly missing: ReadonlyMap<string, number>;
	/** How many complete lists in a row lacked the same large part of the group; 0 if none is held. */
	readonly held: number;
}

/** Before the first look. */
export const NOBODY: KnownMembers = { members: new Set(), missing: new Map(), held: 0 };

/** What a stored text says. */
export type Stored<T> =
	| { readonly kind: 'known'; readonly known: T }
	| { readonly kind: 'none' }
	/** Of another group, site or account, of another version, or damaged: not to be compared with. */
	| { readonly kind: 'foreign' };

const MARK = 'members';

/** By length, then by text: the order of numbers, also beyond 2^53. */
export function compareIds(one: string, other: string): number {
	if (one.length !== other.length) return one.length - other.length;
	return one < other ? -1 : Number(one > other);
}

/**
 * The state as one text: header, `members`, number of held looks, the IDs that are not
 * missing, and for each time since when somebody is missing the IDs of those, as
 * `<milliseconds>=<id>,<id>`. Each time and each ID stands there once, so that 1,000 members need
 * about 9 KB, missing or not. A hash of all of it stands at the end: a text that was cut would
 * otherwise read as a smaller group, and the others be reported as having joined.
 */
export function membersText(header: string, { members, missing, held }: KnownMembers): string {
	const sorted = [...members].sort(compareIds);
	const bySince = new Map<number, string[]>();
	for (const id of sorted) {
		const since = missing.get(id);
		if (since !== undefined) bySince.set(since, [...(bySince.get(since) ?? []), id]);
	}
	const text = [
		header,
		MARK,
		String(held),
		sorted.filter((id) => !missing.has(id)).join(','),
		...[...bySince]
			.sort(([one], [other]) => one - other)
			.map(([since, ids]) => `${since}=${ids.join(',')}`),
	].join('|');
	return `${text}|${shortHash(text)}`;
}

/** @returns nothing for anything that `membersText` cannot have written */
function readIds(text: string): string[] | undefined {
	const ids = text === '' ? [] : text.split(',');
	return ids.every((id) => CONSTITUENT_ID.test(id)) ? ids : undefined;
}

function readMissing(fields: readonly string[]): Map<string, number> | undefined {
	const missing = new Map<string, number>();
	for (const field of fields) {
		const [since = '', list = '', ...more] = field.split('=');
		const ids = readIds(list);
		if (!/^\d{1,15}$/.test(since) || ids === undefined || more.length > 0) return undefined;
		for (const id of ids) missing.set(id, Number(since));
	}
	return missing;
}

/** Reads a stored text. It may be of an older version, of another group, or come from anywhere. */
export function readMembers(header: string, stored: unknown): Stored<KnownMembers> {
	if (stored === undefined || stored === null || stored === '') return { kind: 'none' };
	const start = `${header}|${MARK}|`;
	if (typeof stored !== 'string' || !stored.startsWith(start)) return { kind: 'foreign' };
	const [held = '', list = '', ...fields] = stored.slice(start.length).split('|').slice(0, -1);
	const present = readIds(list);
	const missing = readMissing(fields);
	if (present === undefined || missing === undefined || !/^\d{1,6}$/.test(held)) {
		return { kind: 'foreign' };
	}
	const known = {
		members: new Set([...present, ...missing.keys()]),
		missing,
		held: Number(held),
	};
	// Whatever does not read back to the same text was not written by this version.
	return membersText(header, known) === stored ? { kind: 'known', known } : { kind: 'foreign' };
}

/** What stays true however old a state is: a first miss may have been followed by a sighting. */
export function withoutMisses({ members }: KnownMembers): KnownMembers {
	return { members, missing: new Map(), held: 0 };
}
