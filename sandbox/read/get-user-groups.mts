import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { locateForRead } from '../api/locate.mts';
import { leaf, node } from '../wire/element.mts';

/** getUserGroups: ids and names of the groups of one record [page getUserGroups]. */
export const getUserGroups: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { constituent } = locateForRead(site, params);
		const groups = [...constituent.groups].flatMap((id) => site.groups.get(id) ?? []);
		const older = site.settings.rootNames === 'older';
		return {
			// Singular in the older XML sample [doc D-old/getusergroups].
			name: older ? 'getConsGroupResponse' : 'getConsGroupsResponse',
			jsonName: 'getConsGroupsResponse',
			children: groups.map(({ id, name }) => node('group', [leaf('id', id), leaf('label', name)])),
		};
	},
};
