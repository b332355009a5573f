import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { CENTERS_AT_ONCE, centerName } from '../parameters/fields/centers';
import { leafText } from '../transport/reply/data';
import { rowsOf } from '../transport/reply/rows';
import { readForEditor } from './siteLists';

/** The site's email interests; the API lists them all at once, so they are filtered here. */
export async function searchInterests(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const data = await readForEditor(this, 'listInterests', {});
	const wanted = filter.toLowerCase();
	return {
		results: rowsOf(data, 'interest')
			.filter(({ id }) => typeof id === 'string' && id !== '')
			.map(({ id, label, path }) => ({
				name: `${leafText(path) || leafText(label)} (${String(id)})`.trim(),
				value: String(id),
			}))
			.filter(({ name }) => name.toLowerCase().includes(wanted)),
	};
}

/** The centers that the account may view, all at once: the API cannot search them. */
export async function searchCenters(
	this: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const wanted = filter.toLowerCase();
	const names = new Map<string, string>();
	for (let offset = 0; ; ) {
		const data = await readForEditor(this, 'listCenters', {
			list_page_size: String(CENTERS_AT_ONCE),
			list_record_offset: String(offset),
		});
		const centers = rowsOf(data, 'center');
		const known = names.size;
		for (const center of centers) names.set(leafText(center.id), centerName(center));
		offset += centers.length;
		// Past the end; or a site that does not know offsets gives its first page again.
		if (names.size === known) break;
	}
	const results = [...names]
		.filter(([id]) => id !== '')
		.map(([id, name]) => ({ name: `${name} (${id})`.trim(), value: id }))
		.filter(({ name }) => name.toLowerCase().includes(wanted));
	return { results };
}
