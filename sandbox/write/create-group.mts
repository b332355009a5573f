import { BASE_PERMISSION, GROUPS_PERMISSION, type WriteMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { refuseAfter } from '../api/refusal.mts';
import { nextGroupId } from '../data/group-work.mts';
import { CATEGORIES } from '../data/security.mts';
import type { Group } from '../data/types.mts';
import { groupInfo } from '../read/group-info.mts';
import { node } from '../wire/element.mts';

/**
 * createGroup: adds an empty group. Its type is made if there is none of that name, and the response
 * has the root of getGroupInfo [doc D-apidoc/createGroup].
 */
export const createGroup: WriteMethod = {
	servlet: 'SRGroupAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION, GROUPS_PERMISSION],
	begin({ site, params, method }) {
		const { settings, groups } = site;
		const name = params.text('group_name')?.trim();
		const categoryId = params.text('group_security_category_id')?.trim();
		if (!name || (settings.groupCategoryRequired && !categoryId)) throw failure.missing();
		if (categoryId !== undefined && !CATEGORIES.has(categoryId)) throw failure.invalidCategory();
		const taken = [...groups.values()].some((group) => group.name === name);
		if (taken && settings.duplicateGroupName === 'fail') {
			throw failure.refused(settings.codes.duplicateGroup);
		}
		const type = params.text('group_type')?.trim();
		const description = params.text('group_description');
		return () => {
			const now = Date.now();
			const group: Group = {
				id: nextGroupId(site),
				name,
				// The mode of the page's sample [doc D-apidoc/createGroup].
				mode: 'STATIC_REBUILDABLE',
				lists: ['EMAIL', 'MEMBERSHIP'],
				...(description !== undefined && { description }),
				...(type !== undefined && { type }),
				...(categoryId !== undefined && { categoryId }),
				createdAt: now,
				modifiedAt: now,
				members: new Set(),
			};
			site.addGroup(group);
			refuseAfter(site, method, 'record');
			return node('getGroupInfoResponse', [groupInfo(site, group)]);
		};
	},
};
