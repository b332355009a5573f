import type { KnownMembers } from './groupState';
import { compareIds } from './groupState';

const MINUTE_MS = 60_000;
/** Two looks this far apart must miss a person before they count as gone. */
const BETWEEN_LOOKS_MS = 10 * MINUTE_MS;
/** In groups of this size and more, the loss of a large part at once is held back. */
const MASS_GROUP = 10;
const MASS_COUNT = 10;
const MASS_SHARE = 0.2;
/** How many complete lists must lack the same large part, and over which time. */
const HELD_LOOKS = 3;
const HELD_MS = 30 * MINUTE_MS;
/** Characters for IDs and times, so that the whole state stays below 16 KB. */
const MOST_CHARACTERS = 15_000;

/** What a list of members means, compared with what was known. */
interface Look {
	readonly known: KnownMembers;
	/** Constituent IDs in the order of numbers. */
	readonly joined: readonly string[];
	readonly left: readonly string[];
	/** Members that were missing and are no longer remembered, because the state would be too large. */
	readonly forgotten: number;
}

/**
 * Whether so many are missing at once that a rebuild which is under way is more likely than so many
 * people leaving. Smaller groups have the two looks alone.
 */
function isMass(missing: number, members: number): boolean {
	if (members < MASS_GROUP) return false;
	return missing === members || (missing > MASS_COUNT && missing > MASS_SHARE * members);
}

/** What is missing now, and which of those have left. */
interface Absence {
	readonly left: ReadonlySet<string>;
	readonly missing: ReadonlyMap<string, number>;
	readonly held: number;
}

function isSameSet(ids: readonly string[], others: ReadonlyMap<string, number>): boolean {
	return ids.length === others.size && ids.every((id) => others.has(id));
}

/** A large loss: nobody has left until the same people were missing long enough. */
function holdLoss(known: KnownMembers, absent: readonly string[], now: number): Absence {
	const same = known.held > 0 && isSameSet(absent, known.missing);
	const held = same ? known.held + 1 : 1;
	const since = same ? Math.min(now, ...known.missing.values()) : now;
	return held >= HELD_LOOKS && now - since >= HELD_MS
		? { left: new Set(absent), missing: new Map(), held: 0 }
		: { left: new Set(), missing: new Map(absent.map((id) => [id, since])), held };
}

/** A usual loss: who was missing before, long enough ago and in each list since, has left. */
function confirmLoss(known: KnownMembers, absent: readonly string[], now: number): Absence {
	// After a large loss the group may still be filling up again: what is missing counts anew.
	const before = known.held > 0 ? new Map<string, number>() : known.missing;
	const left = new Set<string>();
	const missing = new Map<string, number>();
	for (const id of absent) {
		const since = before.get(id);
		if (since !== undefined && now - since >= BETWEEN_LOOKS_MS) left.add(id);
		// A clock that was put back must not keep a miss in the future for ever.
		else missing.set(id, Math.min(since ?? now, now));
	}
	return { left, missing, held: 0 };
}

/**
 * A list that is shorter than its total proves nothing about those who are not on it. Who is on it
 * is there, though: somebody of a large loss who is back means that the group is filling up again.
 */
function suspectLoss(known: KnownMembers, absent: readonly string[], now: number): Absence {
	const still = new Set(absent);
	const missing = new Map<string, number>();
	for (const [id, since] of known.missing) {
		if (still.has(id)) missing.set(id, Math.min(since, now));
		else if (known.held > 0) return { left: new Set(), missing: new Map(), held: 0 };
	}
	return { left: new Set(), missing, held: known.held };
}

/** Those of the absent for whom there is room beside the listed; of the others, newer IDs stay. */
function remembered(listed: Iterable<string>, absent: readonly string[], { missing }: Absence) {
	let room = MOST_CHARACTERS;
	for (const id of listed) room -= id.length + 1;
	const kept: string[] = [];
	const times = new Set<number>();
	for (const id of [...absent].sort(compareIds).reverse()) {
		const since = missing.get(id);
		const time = since === undefined || times.has(since) ? 0 : String(since).length + 2;
		room -= id.length + 1 + time;
		if (room < 0) break;
		if (since !== undefined) times.add(since);
		kept.push(id);
	}
	return kept;
}

/**
 * Compares a list of members with what was known. Whoever is missing stays known until they have
 * left, so that somebody who is back on the next list is not reported as having joined again.
 *
 * @param listed the constituent IDs of the list
 * @param short whether the site says that there are more members than it listed
 * @param now milliseconds since 1970
 */
export function look(
	known: KnownMembers,
	listed: ReadonlySet<string>,
	short: boolean,
	now: number,
): Look {
	const absent = [...known.members].filter((id) => !listed.has(id));
	const absence = short
		? suspectLoss(known, absent, now)
		: isMass(absent.length, known.members.size)
			? holdLoss(known, absent, now)
			: confirmLoss(known, absent, now);
	const waiting = absent.filter((id) => !absence.left.has(id));
	const kept = remembered(listed, waiting, absence);
	const members = new Set([...listed, ...kept]);
	return {
		known: {
			members,
			missing: new Map([...absence.missing].filter(([id]) => members.has(id))),
			held: absence.held,
		},
		joined: [...listed].filter((id) => !known.members.has(id)).sort(compareIds),
		left: [...absence.left].sort(compareIds),
		forgotten: waiting.length - kept.length,
	};
}
