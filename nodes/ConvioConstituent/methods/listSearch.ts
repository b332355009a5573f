import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { rowsOf } from '../transport/answer';

import { readForEditor, readGroupPage } from './siteLists';
import type { ListedGroup } from './siteLists';

const PAGE_SIZE = 100;
const MOST_SECURITY_GROUPS = 500;
const FIRST_OWN_GROUP = 1000;
/** Mode of groups that a query fills: what is added by hand is lost at the next rebuild. */
const REBUILDABLE = 'DYNAMIC_REBUILDABLE';

function listed({ id, name }: ListedGroup) {
	return { name: `${name} (${id})`, value: id };
}

function offsetOf(paginationToken: unknown): number {
	const offset = Number(paginationToken ?? 0);
	return Number.isInteger(offset) && offset > 0 ? offset : 0;
}

async function page(
	context: ILoadOptionsFunctions,
	filter: string | undefined,
	paginationToken: unknown,
	isOffered: (group: ListedGroup) => boolean,
): Promise<INodeListSearchResult> {
	const offset = offsetOf(paginationToken);
	const groups = await readGroupPage(context, { text: filter, offset, pageSize: PAGE_SIZE });
	return {
		results: groups.filter(isOffered).map(listed),
		...(groups.length === 0 ? {} : { paginationToken: String(offset + groups.length) }),
	};
}

/** All groups of the site, a page at a time. */
export async function searchGroups(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: unknown,
): Promise<INodeListSearchResult> {
	return await page(this, filter, paginationToken, () => true);
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
	const security = await readGroupPage(this, {
		selectionMode: 'ADMIN_SECURITY',
		offset: 0,
		pageSize: MOST_SECURITY_GROUPS,
	});
	const securityIds = new Set(security.map(({ id }) => id));
	return await page(
		this,
		filter,
		paginationToken,
		({ id, mode }) => Number(id) >= FIRST_OWN_GROUP && mode !== REBUILDABLE && !securityIds.has(id),
	);
}

/** The site's email interests; the API lists them all at once, so they are filtered here. */
export async function searchInterests(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const data = await readForEditor(this, 'listInterests', {});
	const wanted = filter.toLowerCase();
	return {
		results: rowsOf(data, 'interest')
			.map(({ id, label, path }) => ({
				name: `${String(path ?? label ?? '')} (${String(id)})`,
				value: String(id),
			}))
			.filter(({ name }) => name.toLowerCase().includes(wanted)),
	};
}
