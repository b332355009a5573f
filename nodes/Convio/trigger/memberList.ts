import { MOST_MEMBERS } from '../parameters/fields/group';
import { isDataObject, leafText } from '../transport/reply/data';
import type { Data, DataObject } from '../transport/reply/data';
import { wholeNumber } from '../transport/reply/rows';
import { unreadable } from './faults/fault';
import type { PollFault } from './faults/fault';

/** A constituent ID as the site prints it. IDs are texts: they may exceed 2^53. */
export const CONSTITUENT_ID = /^\d{1,19}$/;

/** The members of a group as one response lists them. */
export interface MemberList {
	readonly kind: 'members';
	/** Entries of the response by constituent ID, each with the fields that were asked for. */
	readonly rows: ReadonlyMap<string, DataObject>;
	/** How many members the site says there are. */
	readonly total: number;
	/** Whether the site says that there are more than it listed. */
	readonly short: boolean;
}

function tooLarge(group: string, total: number | undefined): PollFault {
	const members = total === undefined ? 'at least 1,000' : total.toLocaleString('en-US');
	return {
		kind: 'fault',
		cause: 'configuration-invalid',
		message: `Group ${group} has ${members} members, more than this trigger can watch`,
		description:
			"The site lists at most 1,000 members of a group, without further pages, so the trigger cannot see who joined or left a larger one. In Luminate Online, create a smaller group that a query fills, e.g. with everyone registered in the last 7 days, have it rebuilt regularly, and choose it here. Or set 'Trigger On' to 'Group Rebuilt or Resized', which works for groups of any size.",
	};
}

function readRows(members: readonly Data[]): Map<string, DataObject> | PollFault {
	const rows = new Map<string, DataObject>();
	for (const row of members) {
		const id = isDataObject(row) ? leafText(row.cons_id) : '';
		if (!isDataObject(row) || !CONSTITUENT_ID.test(id))
			return unreadable('a member has no constituent ID');
		if (rows.has(id)) return unreadable(`constituent ${id} is listed twice`);
		rows.set(id, row);
	}
	return rows;
}

/**
 * Judges the content of a response of `getGroupMembers`. An empty list counts only with a total of
 * 0: a response cut to nothing must never look as if all had left.
 *
 * @param data the content of the response's root, all leaves as text
 */
export function readMemberList(data: DataObject, group: string): MemberList | PollFault {
	const rows = readRows(Array.isArray(data.member) ? data.member : []);
	if (!(rows instanceof Map)) return rows;
	const total = wholeNumber(data.total_number);
	if (total === undefined) {
		return rows.size >= MOST_MEMBERS
			? tooLarge(group, total)
			: unreadable('it does not say how many members there are');
	}
	const most = Math.max(total, rows.size);
	if (most > MOST_MEMBERS) return tooLarge(group, most);
	return { kind: 'members', rows, total, short: rows.size < total };
}
