import { BASE_PERMISSION, type ReadMethod } from '../api/call.mts';
import { failure } from '../api/failures.mts';
import { isActive } from '../data/activity.mts';
import { hashText } from '../data/random.mts';
import type { Site } from '../data/site.mts';
import type { Constituent, Group } from '../data/types.mts';
import { leaf, node } from '../wire/element.mts';
import type { Params } from '../wire/params.mts';
import { readSelection, userElements } from './user-elements.mts';

/**
 * What a member shows without `fields`. The page lists these names [doc D-apidoc/getGroupMembers];
 * which field each one means is [inferred]. home_county is left out: no client knows its field.
 */
const COLUMNS: ReadonlyMap<string, string> = new Map([
	['cons_id', 'cons_id'],
	['member_id', 'member_id'],
	['first_name', 'name.first'],
	['last_name', 'name.last'],
	['primary_email', 'email.primary_address'],
	['home_street1', 'primary_address.street1'],
	['home_street2', 'primary_address.street2'],
	['home_street3', 'primary_address.street3'],
	['home_city', 'primary_address.city'],
	['home_stateprov', 'primary_address.state'],
	['home_zip', 'primary_address.zip'],
]);

/**
 * getGroupMembers: the members of one group, up to 1,000 of them and without pages
 * [doc D-apidoc/getGroupMembers]. The root is the one that two clients read [code C-exporter,
 * C-net]; a third reads another one.
 */
export const getGroupMembers: ReadMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const id = params.text('group_id');
		if (!id) throw failure.missing();
		const group = site.groups.get(id.trim());
		if (!group) throw failure.unknownMembersGroup(id);
		const selection = readSelection(site, columns(params.text('fields')));
		const listed = listedMembers(site, group).slice(0, maxNumber(site, params));
		return node('getGroupMembersResponse', [
			// All members, not only those that follow [code C-exporter].
			leaf('total_number', printTotal(site, group.members.size)),
			...listed.map((one) => node('member', userElements(site, one, selection))),
		]);
	},
};

/** The members that the response may list, in the order of the settings. */
function listedMembers(site: Site, group: Group): Constituent[] {
	const { memberOrder, inactiveMembers } = site.settings;
	const members = [...group.members]
		.flatMap((consId) => site.constituents.get(consId) ?? [])
		.filter((one) => inactiveMembers === 'listed' || isActive(one));
	if (memberOrder === 'id') members.sort((a, b) => Number(a.consId) - Number(b.consId));
	if (memberOrder !== 'changing') return members;
	site.responses += 1;
	const rank = new Map(members.map((one) => [one, hashText(one.consId, site.responses)]));
	return members.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
}

function printTotal(site: Site, total: number): string {
	return site.settings.totalNumber === 'grouped' ? total.toLocaleString('en-US') : String(total);
}

/** Field names for the column names of the page; other names stay as they are. */
function columns(fields: string | undefined): string {
	const names = fields?.split(',').map((name) => name.trim()) ?? [...COLUMNS.keys()];
	return names.map((name) => COLUMNS.get(name) ?? name).join();
}

/** max_number, at most 1,000 [doc D-apidoc/getGroupMembers] or what the settings say. */
function maxNumber(site: Site, params: Params): number {
	const { maxGroupMembers } = site.settings;
	const text = params.text('max_number')?.trim();
	if (text === undefined) return maxGroupMembers;
	if (!/^\d{1,9}$/.test(text)) throw failure.invalidValue('max_number', 'is not a number');
	return Math.min(Number(text), maxGroupMembers);
}
