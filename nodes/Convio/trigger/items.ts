import type { IDataObject } from 'n8n-workflow';

import type { DataObject } from '../transport/reply/data';
import type { GroupBuild } from './known/groupBuild';

/** What all items of one poll have in common. */
export interface Poll {
	/** Group ID. */
	readonly group: string;
	/** When the site's response was compared, in milliseconds since 1970. */
	readonly now: number;
}

/**
 * Somebody joined or left. The site does not say when, so the time is that of the poll.
 *
 * @param row the fields of the member; somebody who has left is in no response any more
 */
export function memberItem(
	event: 'joined' | 'left',
	consId: string,
	{ group, now }: Poll,
	row: DataObject = {},
): IDataObject {
	const own = {
		event,
		group_id: group,
		cons_id: consId,
		detected_at: new Date(now).toISOString(),
	};
	// A field of the site must not take the place of one of ours.
	return { ...own, ...row, ...own };
}

/** The group was rebuilt, or has another number of members, as the site reports it. */
export function buildItem(
	event: 'rebuilt' | 'resized',
	{ lastBuildTimestamp, numMembers }: GroupBuild,
	before: GroupBuild,
	{ group, now }: Poll,
): IDataObject {
	return {
		event,
		group_id: group,
		detected_at: new Date(now).toISOString(),
		...(lastBuildTimestamp === '' ? {} : { lastBuildTimestamp }),
		...(numMembers === '' ? {} : { numMembers }),
		...(before.numMembers === '' ? {} : { numMembersBefore: before.numMembers }),
	};
}
