import type { ApiError } from '../api/errors.mts';
import { failure } from '../api/failures.mts';
import type { Site } from '../data/site.mts';
import type { Constituent, Group } from '../data/types.mts';
import type { Params } from '../wire/params.mts';

type Target = 'group' | 'interest' | 'center' | 'center_opt_in';

/** One id to add to, or to take out of, a record's lists. */
export interface Membership {
	target: Target;
	id: string;
	add: boolean;
}

/** The memberships to apply, and the error to answer afterwards if the settings say so. */
export interface Memberships {
	list: Membership[];
	problem?: ApiError;
}

const TARGETS: readonly Target[] = ['center', 'center_opt_in', 'group', 'interest'];

/**
 * Reads the add_… lists and, on an update, the remove_… ones, which are "only valid when updating
 * records" [page update, newer]. Removals come first [inferred].
 */
export function readMemberships(
	site: Site,
	params: Params,
	mode: 'create' | 'update',
	refuse: (code: string) => ApiError,
): Memberships {
	const result: Memberships = { list: [] };
	for (const verb of mode === 'update' ? ['remove', 'add'] : ['add']) {
		for (const target of TARGETS) {
			for (const id of idList(params, `${verb}_${target}_ids`)) {
				const verdict = judge(site, target, id);
				const reaction = verdict && site.settings[verdict];
				const problem = verdict && refuse(site.settings.codes[verdict]);
				if (problem && reaction === 'fail') throw problem;
				if (problem && reaction === 'failAfterUpdate') result.problem ??= problem;
				if (!problem) result.list.push({ target, id, add: verb === 'add' });
			}
		}
	}
	return result;
}

/** Applies what readMemberships found. */
export function applyMemberships(site: Site, constituent: Constituent, list: Membership[]): void {
	for (const { target, id, add } of list) {
		if (target === 'group') site.setMember(constituent, id, add);
		else if (target === 'center') site.setListed(constituent, 'centers', id, add);
		else if (target === 'center_opt_in') site.setListed(constituent, 'centerOptIns', id, add);
		else {
			site.setListed(constituent, 'interests', id, add);
			// An interest of one center takes the record along into it [page update, newer].
			const centerId = site.interests.get(id)?.centerId;
			if (add && centerId) site.setListed(constituent, 'centers', centerId, true);
		}
	}
}

/** Comma-separated digits [page]; blanks around the commas are let pass [inferred]. */
function idList(params: Params, name: string): string[] {
	const text = params.text(name);
	if (text === undefined) return [];
	const ids = text.split(',').map((id) => id.trim());
	if (ids.every((id) => /^\d+$/.test(id))) return ids;
	throw failure.invalidValue(name, 'is not a list of numeric IDs');
}

/** The setting that decides about an id that can't be taken, or undefined when it can. */
function judge(site: Site, target: Target, id: string): 'forbiddenGroup' | 'unknownId' | undefined {
	if (target === 'group') {
		const group = site.groups.get(id);
		// A predefined id is refused whether or not the site has such a group.
		if (Number(id) < 1000 || (group && isClosed(group))) return 'forbiddenGroup';
		return group ? undefined : 'unknownId';
	}
	const known = target === 'interest' ? site.interests.has(id) : site.centers.has(id);
	return known ? undefined : 'unknownId';
}

/** Whether no one can join by hand: security groups [page], rebuildable queries [code C-gfl]. */
function isClosed(group: Group): boolean {
	return group.lists.includes('ADMIN_SECURITY') || group.mode === 'DYNAMIC_REBUILDABLE';
}
