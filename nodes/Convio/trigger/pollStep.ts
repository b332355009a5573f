import type { IDataObject } from 'n8n-workflow';

import type { PollFault } from './faults/fault';
import { buildText, compareBuilds, readBuild } from './known/groupBuild';
import type { GroupBuild } from './known/groupBuild';
import { membersText, NOBODY, readMembers, withoutMisses } from './known/groupState';
import { buildItem, memberItem } from './items';
import type { MemberList } from './memberList';
import { look } from './known/membership';
import type { Memory } from './known/memory';
import { headerOf } from './known/scope';
import type { Scope } from './known/scope';
import { FOREIGN_STATE, listWarnings } from './warnings';

export type MemberEvent = 'joined' | 'left' | 'joinedOrLeft';

/** What a poll starts from. */
export interface Start {
	readonly scope: Scope;
	/** The stored state. Anything: it may be missing, older, of another group, or damaged. */
	readonly stored: unknown;
	readonly memory: Memory;
	/** Milliseconds since 1970. */
	readonly now: number;
}

/** What a poll that learned something ends with. */
export interface Step {
	readonly kind: 'step';
	/** The state to store, if nobody else has stored one since the poll began. */
	readonly text: string;
	readonly items: readonly IDataObject[];
	/** To be remembered once the state is stored. */
	readonly memory: Memory;
	/** Sentences for n8n's log that it did not get after the poll before. */
	readonly warnings: readonly string[];
}

/** A poll that has to fail; the stored state stays as it is. */
export interface FailedStep {
	readonly kind: 'failed step';
	readonly fault: PollFault;
	readonly memory: Memory;
}

/** After this long without one whole list, *left* cannot be expected to work at all. */
const SHORT_TOO_LONG_MS = 24 * 60 * 60_000;

/** The state that counts, see `Memory.unsaved`. */
function currentText({ stored, memory }: Start): unknown {
	const nothing = stored === undefined || stored === null || stored === '';
	return nothing ? memory.unsaved : stored;
}

/** A list that is always short looks alive and never reports anybody as having left. */
function neverWhole(list: MemberList, group: string): PollFault {
	return {
		kind: 'fault',
		cause: 'configuration-invalid',
		message: `For a day, the site has not listed all members of group ${group}, so nobody can be reported as having left`,
		description: `The site says that the group has ${list.total} members, and lists ${list.rows.size}. It may count inactive members that it does not list. Remove them from the group, or set 'Trigger On' to 'Constituent Joined Group' or 'Group Rebuilt or Resized'. This message is shown once; polling goes on.`,
	};
}

/** The end of a poll that learned something. */
function done(
	{ memory, stored, now }: Start,
	text: string,
	items: readonly IDataObject[],
	warned: readonly string[],
	more: Memory = {},
): Step {
	const isQuiet = items.length === 0;
	const unsaved = isQuiet ? text : memory.unsaved;
	const replaced = isQuiet ? memory.replaced : { stored, at: now };
	const warnings = warned.filter((warning) => !memory.warned?.includes(warning));
	return {
		kind: 'step',
		text,
		items,
		warnings,
		memory: { ...more, text, unsaved, replaced, warned },
	};
}

/** One poll for members who have joined or left. */
export function stepMembers(
	start: Start,
	list: MemberList,
	event: MemberEvent,
	emitPresentAtFirst: boolean,
): Step | FailedStep {
	const { scope, memory, now } = start;
	const header = headerOf(scope);
	const text = currentText(start);
	const stored = readMembers(header, text);
	const first = stored.kind !== 'known';
	// A new baseline begins the day of short lists anew.
	const earlier = first ? {} : memory;
	const shortSince = list.short ? (earlier.shortSince ?? now) : undefined;
	const shortTold = list.short && earlier.shortTold === true;
	const tooLong = shortSince !== undefined && now - shortSince >= SHORT_TOO_LONG_MS;
	if (event !== 'joined' && tooLong && !shortTold) {
		const fault = neverWhole(list, scope.group);
		return { kind: 'failed step', fault, memory: { ...memory, shortSince, shortTold: true } };
	}
	const known = first ? NOBODY : stored.known;
	// Without this, a miss that was saved before a sighting that was not would come back to life.
	const before = memory.text === text ? known : withoutMisses(known);
	const after = look(before, new Set(list.rows.keys()), list.short, now);
	const poll = { group: scope.group, now };
	const joined = event === 'left' || (first && !emitPresentAtFirst) ? [] : after.joined;
	const left = event === 'joined' ? [] : after.left;
	return done(
		start,
		membersText(header, after.known),
		[
			...joined.map((id) => memberItem('joined', id, poll, list.rows.get(id))),
			...left.map((id) => memberItem('left', id, poll)),
		],
		[...(stored.kind === 'foreign' ? [FOREIGN_STATE] : []), ...listWarnings(list, after.forgotten)],
		{ shortSince, shortTold },
	);
}

/** One poll for a group that was rebuilt or has another number of members. */
export function stepBuild(start: Start, build: GroupBuild): Step {
	const { scope, now } = start;
	const header = headerOf(scope);
	const stored = readBuild(header, currentText(start));
	const before = stored.kind === 'known' ? stored.known : build;
	const { event, known } = compareBuilds(before, build);
	const poll = { group: scope.group, now };
	return done(
		start,
		buildText(header, known),
		event === undefined ? [] : [buildItem(event, known, before, poll)],
		stored.kind === 'foreign' ? [FOREIGN_STATE] : [],
	);
}
