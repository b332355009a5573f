import { isDataObject, leafText } from '../../transport/reply/data';
import type { DataObject } from '../../transport/reply/data';
import { wholeNumber } from '../../transport/reply/rows';
import { unreadable } from '../faults/fault';
import type { PollFault } from '../faults/fault';
import type { Stored } from './groupState';
import { shortHash } from './shortHash';

/** What the site reports of a group as a whole; a part that it does not report is empty. */
export interface GroupBuild {
	readonly kind: 'build';
	/** When the group was last built from its query, as the site prints it. */
	readonly lastBuildTimestamp: string;
	/** Number of members in digits. The site may report a number that it counted earlier. */
	readonly numMembers: string;
}

const MARK = 'build';

/** n8n stores it with the workflow. */
const LONGEST_TIMESTAMP = 50;

/**
 * Judges the content of a response of `getGroupInfo`.
 * [recorded response: `lastBuildTimestamp` "2016-02-01T09:43:53.679-06:00", `numMembers` "2831"]
 */
export function readGroupBuild(data: DataObject): GroupBuild | PollFault {
	const { groupInfo } = data;
	if (!isDataObject(groupInfo)) return unreadable('it describes no group');
	const numMembers = String(wholeNumber(groupInfo.numMembers) ?? '');
	// Only whether it changes counts; a separator of the state text must not get into the state.
	const lastBuildTimestamp = leafText(groupInfo.lastBuildTimestamp)
		.replace(/[|\s]+/g, ' ')
		.slice(0, LONGEST_TIMESTAMP);
	if (numMembers === '' && lastBuildTimestamp === '') {
		return unreadable('it says neither when the group was built nor how many members it has');
	}
	return { kind: 'build', lastBuildTimestamp, numMembers };
}

/** The state as one text: header, `build`, time of the last build, number of members, a hash. */
export function buildText(header: string, { lastBuildTimestamp, numMembers }: GroupBuild): string {
	const text = [header, MARK, lastBuildTimestamp, numMembers].join('|');
	return `${text}|${shortHash(text)}`;
}

/** Reads a stored text. It may be of an older version, of another group, or come from anywhere. */
export function readBuild(header: string, stored: unknown): Stored<GroupBuild> {
	if (stored === undefined || stored === null || stored === '') return { kind: 'none' };
	const start = `${header}|${MARK}|`;
	if (typeof stored !== 'string' || !stored.startsWith(start)) return { kind: 'foreign' };
	const [lastBuildTimestamp = '', numMembers = ''] = stored.slice(start.length).split('|');
	const known: GroupBuild = { kind: 'build', lastBuildTimestamp, numMembers };
	return buildText(header, known) === stored ? { kind: 'known', known } : { kind: 'foreign' };
}

/** What has happened to the group between two looks, and what is known now. */
interface BuildChange {
	/** `undefined` for nothing. */
	readonly event: 'rebuilt' | 'resized' | undefined;
	readonly known: GroupBuild;
}

/** A part that is reported once and not the next time has not changed: the last one stays known. */
export function compareBuilds(before: GroupBuild, now: GroupBuild): BuildChange {
	const known: GroupBuild = {
		kind: 'build',
		lastBuildTimestamp: now.lastBuildTimestamp || before.lastBuildTimestamp,
		numMembers: now.numMembers || before.numMembers,
	};
	const changed = (name: 'lastBuildTimestamp' | 'numMembers') =>
		before[name] !== '' && known[name] !== before[name];
	if (changed('lastBuildTimestamp')) return { event: 'rebuilt', known };
	return { event: changed('numMembers') ? 'resized' : undefined, known };
}
