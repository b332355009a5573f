import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { FIRST_OWN_GROUP } from '../parameters/values';
import { readGroupPage } from './siteLists';
import type { ListedGroup } from './siteLists';

const PAGE_SIZE = 100;
const SECURITY_PAGE_SIZE = 500;
const BUILT_IN_PAGE_SIZE = 500;
/** Mode of groups that a query fills: what is added by hand is lost at the next rebuild. */
const REBUILDABLE = 'DYNAMIC_REBUILDABLE';

function listed({ id, name }: ListedGroup) {
	return { name: `${name} (${id})`, value: id };
}

/** Where the editor goes on: behind so many groups, the last page of which began with this one. */
function placeOf(paginationToken: unknown): { offset: number; firstId?: string } {
	const [, offset, firstId] = /^(\d+) (.*)$/.exec(String(paginationToken)) ?? [];
	return { offset: Number(offset ?? 0), firstId };
}

async function page(
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	paginationToken: unknown,
	isOffered: (group: ListedGroup) => boolean,
): Promise<INodeListSearchResult> {
	let { offset, firstId } = placeOf(paginationToken);
	for (;;) {
		const groups = await readGroupPage(context, { text: filter, offset, pageSize: PAGE_SIZE });
		// Past the end; or a site that does not know offsets gives its first page again.
		if (groups[0] === undefined || groups[0].id === firstId) return { results: [] };
		firstId = groups[0].id;
		offset += groups.length;
		const results = groups.filter(isOffered).map(listed);
		// The editor asks for a further page when somebody scrolls, which an empty list does not allow.
		if (results.length > 0) return { results, paginationToken: `${offset} ${firstId}` };
	}
}

/** The IDs of all administrator security groups, however many the site gives at once. */
async function securityGroupIds(context: ILoadOptionsFunctions): Promise<ReadonlySet<string>> {
	const ids = new Set<string>();
	for (let offset = 0; ; ) {
		const filter = { selectionMode: 'ADMIN_SECURITY', offset, pageSize: SECURITY_PAGE_SIZE };
		const groups = await readGroupPage(context, filter);
		const known = ids.size;
		for (const { id } of groups) ids.add(id);
		offset += groups.length;
		if (ids.size === known) return ids;
	}
}

/**
 * The groups that the site brings along, which a list of groups leaves out unless it is asked for groups
 * that receive email. [selection modes of the listGroups page; which of them hold built-in groups is
 * inferred]
 */
async function builtInGroups(
	context: ILoadOptionsFunctions,
	text: string | undefined,
): Promise<ListedGroup[]> {
	const filter = { selectionMode: 'EMAIL', text, offset: 0, pageSize: BUILT_IN_PAGE_SIZE };
	const groups = await readGroupPage(context, filter);
	return groups.filter(({ id }) => Number(id) < FIRST_OWN_GROUP);
}

/** All groups of the site, a page at a time; the built-in ones stand on the first page. */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const found = await page(this, filter, paginationToken, () => true);
	if (paginationToken !== undefined) return found;
	const builtIn = await builtInGroups(this, filter);
	return { ...found, results: [...builtIn.map(listed), ...found.results] };
}

/**
 * The groups that constituents can be added to: not the predefined ones, not administrator security
 * groups, not those that a query fills.
 */
export async function searchJoinableGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	const securityIds = await securityGroupIds(this);
	return await page(
		this,
		filter,
		paginationToken,
		({ id, mode }) => Number(id) >= FIRST_OWN_GROUP && mode !== REBUILDABLE && !securityIds.has(id),
	);
}
