import { BASE_PERMISSION, GROUPS_PERMISSION, type ReadMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { page } from '../api/paging.mts';
import { SELECTION_MODES } from '../data/types.mts';
import { node } from '../wire/element.mts';
import { groupInfo } from './group-info.mts';

/** Page size of listGroups without list_page_size [doc D-apidoc/listGroups]. */
const PAGE_SIZE = 25;

/**
 * listGroups: the groups of one selection list, by page, with root and parts of a group
 * [doc D-apidoc/listGroups].
 */
export const listGroups: ReadMethod = {
	servlet: 'SRGroupAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION, GROUPS_PERMISSION],
	run({ site, params }) {
		const asked = params.text('selection_mode') ?? 'NOT_BUILT_IN';
		const mode = SELECTION_MODES.find((one) => one === asked);
		if (!mode) throw failure.invalidList('selection_mode');
		// The text is looked for in the name, whatever the case [inferred].
		const text = params.text('list_filter_text')?.toLowerCase() ?? '';
		// In a center, groups of other centers are only seen across centers [inferred].
		const centerId = params.text('center_id');
		const here = params.flag('allow_cross_center') ? undefined : centerId;
		const found = [...site.groups.values()].filter(
			(group) =>
				(mode === 'NOT_BUILT_IN' ? Number(group.id) >= 1000 : group.lists.includes(mode)) &&
				group.name.toLowerCase().includes(text) &&
				(!here || !group.centerId || group.centerId === here),
		);
		const shown = page(params, found, PAGE_SIZE, site.settings.maxListPageSize);
		const short = site.settings.listGroupsInfo === 'short';
		return node(
			'listGroupsResponse',
			shown.map((group) => groupInfo(site, group, short)),
		);
	},
};

/** getGroupInfo: one group, with its root [doc D-apidoc/getGroupInfo; code C-py]. */
export const getGroupInfo: ReadMethod = {
	servlet: 'SRGroupAPI',
	verbs: ['GET', 'POST'],
	permissions: [BASE_PERMISSION, GROUPS_PERMISSION],
	run({ site, params }) {
		const id = params.text('group_id');
		if (!id) throw failure.missing();
		const group = site.groups.get(id.trim());
		if (!group) throw failure.unknownGroup(id);
		return node('getGroupInfoResponse', [groupInfo(site, group)]);
	},
};
