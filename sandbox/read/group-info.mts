import { countMembers } from '../data/activity.mts';
import { CATEGORIES } from '../data/security.mts';
import type { Site } from '../data/site.mts';
import type { Group } from '../data/types.mts';
import { leaf, node, type Element } from '../wire/element.mts';
import { printInstant } from '../wire/zone.mts';

/** When a generated group was made and last built; the documents' own samples are of that day. */
const EPOCH = Date.parse('2016-02-01T09:43:53.679-06:00');

/** Type of a group without one; its id and the others' are made up. */
const NO_TYPE = 'General';
const FIRST_TYPE_ID = 334;

/**
 * One group with all its parts, in the order of the samples' XML [doc D-apidoc/createGroup].
 * `short` prints only the parts that clients read from listGroups [code C-gfl].
 */
export function groupInfo(site: Site, group: Group, short = false): Element {
	const { settings } = site;
	const live = countMembers(site, group);
	const counted = settings.groupCounts === 'cached' ? (group.counted ?? live) : live;
	const stamp = (name: string, at: number | undefined): Element =>
		leaf(name, printInstant(settings, at ?? EPOCH));
	// A group without a description has an empty one: {} in JSON, as descriptions elsewhere
	// [code C-transactions].
	const names = [
		leaf('id', group.id),
		leaf('name', group.name),
		leaf('description', group.description ?? ''),
	];
	const mode = leaf('groupMode', group.mode);
	const members = leaf('numMembers', String(counted.members));
	if (short) return node('groupInfo', [...names, members, mode]);
	// What each of the four follows is not documented [open].
	const built = group.builtAt ?? group.createdAt;
	return node('groupInfo', [
		...names,
		stamp('createTimestamp', group.createdAt),
		stamp('modifyTimestamp', group.modifiedAt ?? group.createdAt),
		stamp('lastBuildTimestamp', built),
		stamp('statsUpdateTimestamp', built),
		mode,
		leaf('securityMode', 'ADMINISTRATOR'),
		members,
		leaf('numActiveMembers', String(counted.active)),
		emailStats(site, group),
		securityCategory(group),
		groupType(site, group),
	]);
}

function emailStats(site: Site, group: Group): Element {
	const counts = { numOptedOut: 0, numSendable: 0, numSoftBounce: 0, numHardBounce: 0 };
	for (const consId of group.members) {
		const values = site.constituents.get(consId)?.values;
		const status = values?.get('email.status');
		if (status === 'Hard Bounce') counts.numHardBounce += 1;
		else if (status === 'Soft Bounce') counts.numSoftBounce += 1;
		else if (values?.get('email.accepts_email') === 'false') counts.numOptedOut += 1;
		else counts.numSendable += 1;
	}
	return node(
		'emailStats',
		Object.entries(counts).map(([name, count]) => leaf(name, String(count))),
	);
}

function securityCategory({ categoryId = '0' }: Group): Element {
	const label = CATEGORIES.get(categoryId) ?? '';
	return node('securityCategory', [leaf('id', categoryId), leaf('label', label)]);
}

/** Types get their ids in the order in which the site's groups first use them. */
function groupType(site: Site, { type = NO_TYPE }: Group): Element {
	const types = [
		...new Set([NO_TYPE, ...[...site.groups.values()].flatMap((one) => one.type ?? [])]),
	];
	const id = String(FIRST_TYPE_ID + types.indexOf(type));
	return node('groupType', [leaf('id', id), leaf('name', type)]);
}
