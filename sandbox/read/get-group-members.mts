import { BASE_PERMISSION, type ApiMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import type { Site } from '../data/site.mts';
import { leaf, node } from '../wire/element.mts';
import type { Params } from '../wire/params.mts';
import { readSelection, userElements } from './user-elements.mts';

/** Parts of a member without `fields` [doc D-old/getgroupmembers]. */
const MEMBER_PARTS = 'cons_id,name,email,primary_address';

/**
 * getGroupMembers: the members of one group, up to a number [doc D-old/getgroupmembers]. The root
 * is the one that two clients read [code C-exporter, C-net]; a third reads another one.
 */
export const getGroupMembers: ApiMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const id = params.text('group_id');
		if (!id) throw failure.missing('group_id');
		const group = site.groups.get(id.trim());
		if (!group) throw failure.unknownMembersGroup(id);
		const selection = readSelection(site, params.text('fields') ?? MEMBER_PARTS);
		const members = [...group.members].slice(0, maxNumber(site, params)).flatMap((consId) => {
			const constituent = site.constituents.get(consId);
			return constituent ? node('member', userElements(site, constituent, selection)) : [];
		});
		return node('getGroupMembersResponse', [
			// All members, not only those that follow [inferred from code C-exporter].
			leaf('total_number', String(group.members.size)),
			...members,
		]);
	},
};

/** max_number, which the site may cap [doc D-old/getgroupmembers]. */
function maxNumber(site: Site, params: Params): number {
	const { maxGroupMembers } = site.settings;
	const text = params.text('max_number')?.trim();
	if (text === undefined) return maxGroupMembers;
	if (!/^\d{1,9}$/.test(text)) throw failure.invalidValue('max_number is not a number.');
	return Math.min(Number(text), maxGroupMembers);
}
