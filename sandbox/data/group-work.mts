import { countMembers } from './activity.mts';
import type { Site } from './site.mts';
import type { Group, GroupMode } from './types.mts';

/** A group to put on the site from outside. */
export interface NewGroup {
	/** Without it, the next free one from 1001. */
	id?: string;
	name?: string;
	mode?: GroupMode;
	type?: string;
	/** cons_id of its members; or how many there are: records of the site, and made-up ones where it
	 * has too few. */
	members?: readonly string[] | number;
}

/** First id that is not one of the predefined groups [page update, newer]. */
const FIRST_ID = 1000;

/** The id of the next group. */
export function nextGroupId(site: Site): string {
	return String(Math.max(FIRST_ID, ...[...site.groups.keys()].map(Number)) + 1);
}

/** Adds a group with its members. */
export function addGroup(site: Site, options: NewGroup = {}): Group {
	const { id = nextGroupId(site), name = `Group ${id}`, mode = 'STATIC', members = 0 } = options;
	const now = Date.now();
	const group: Group = {
		id,
		name,
		mode,
		lists: ['EMAIL', 'MEMBERSHIP'],
		...(options.type !== undefined && { type: options.type }),
		createdAt: now,
		modifiedAt: now,
		members: new Set(),
	};
	site.addGroup(group);
	const add = typeof members === 'number' ? peopleFor(site, members) : members;
	changeMembers(site, id, { add });
	return group;
}

/**
 * Puts records in a group and takes others out, as somebody at the site would.
 * @throws TypeError for a group or record that does not exist
 */
export function changeMembers(
	site: Site,
	groupId: string,
	{ add = [], remove = [] }: { add?: readonly string[]; remove?: readonly string[] },
): void {
	const group = groupOf(site, groupId);
	for (const consId of remove) site.setMember(recordOf(site, consId), groupId, false);
	for (const consId of add) site.setMember(recordOf(site, consId), groupId, true);
	group.modifiedAt = Date.now();
}

/**
 * Begins a rebuild: the group holds only the first `keep` members until finishRebuild. How members
 * look while a real site rebuilds a group is not documented [open].
 */
export function startRebuild(site: Site, groupId: string, keep = 0): void {
	const group = groupOf(site, groupId);
	group.rebuilding ??= [...group.members];
	changeMembers(site, groupId, { remove: [...group.members].slice(keep) });
}

/** Ends a rebuild: the group gets the given members, or those it had before. */
export function finishRebuild(site: Site, groupId: string, members?: readonly string[]): void {
	const group = groupOf(site, groupId);
	const wanted = members ?? group.rebuilding ?? [...group.members];
	delete group.rebuilding;
	const remove = [...group.members].filter((consId) => !wanted.includes(consId));
	changeMembers(site, groupId, { remove, add: wanted });
	group.builtAt = Date.now();
	group.counted = countMembers(site, group);
}

function groupOf(site: Site, id: string): Group {
	const group = site.groups.get(id);
	if (!group) throw new TypeError(`there is no group ${id}`);
	return group;
}

function recordOf(site: Site, consId: string) {
	const constituent = site.constituents.get(consId);
	if (!constituent) throw new TypeError(`there is no record ${consId}`);
	return constituent;
}

/** So many cons_id: those of the site's records first, then of new ones. */
function peopleFor(site: Site, count: number): string[] {
	const found = [...site.constituents.keys()].slice(0, count);
	while (found.length < count) {
		const constituent = site.newConstituent();
		const { consId, values } = constituent;
		values.set('name.first', 'Member');
		values.set('name.last', consId);
		values.set('email.primary_address', `member.${consId}@example.org`);
		site.addConstituent(constituent);
		found.push(consId);
	}
	return found;
}
