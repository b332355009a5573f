import { createHash } from 'node:crypto';

import type { Paging } from '../constituent/operations/operation';
import type { Note } from '../parameters/input';
import { ReplyError } from '../transport/reply/rows';
import type { ServerApiCall } from '../transport/call';
import type { Data } from '../transport/reply/data';
import type { Sent } from './requestWithRetry';

function pageCall(call: ServerApiCall, size: number, offset: number): ServerApiCall {
	return {
		...call,
		params: {
			...call.params,
			list_page_size: String(size),
			list_record_offset: String(offset),
		},
	};
}

function digest(page: readonly Data[]): string {
	return createHash('sha256').update(JSON.stringify(page)).digest('base64');
}

/**
 * Follows a paged answer until the wanted number of rows is there or a page is empty. A page shorter
 * than asked for is not taken for the last: the site may cap the size. One that comes again is, with
 * a note: a site that ignores the offset has given all it has, if that fits on a page.
 *
 * @param send sends one page; for all but the first it is told when the first was sent
 * @param limit most rows wanted; Infinity for all
 * @returns the first page that has no answer, or an answer with the rows of all pages
 * @throws ReplyError when the site sends a full page again: there is no way to the rest
 */
export async function requestPages(
	send: (page: ServerApiCall, since?: number) => Promise<Sent>,
	call: ServerApiCall,
	paging: Paging,
	limit: number,
	note: (note: Note) => void,
): Promise<Sent> {
	const rows: Data[] = [];
	const pages = new Set<string>();
	let since: number | undefined;
	for (;;) {
		const size = Math.min(paging.pageSize, limit - rows.length);
		const sent = await send(pageCall(call, size, rows.length), since);
		if (sent.kind === 'unanswered') return sent;
		since ??= sent.startedAt;
		const found = sent.data[paging.list];
		const page: readonly Data[] = Array.isArray(found) ? found : [];
		const content = digest(page);
		const isRepeated = pages.has(content);
		pages.add(content);
		if (isRepeated && page.length >= size) {
			throw new ReplyError('the site sent the same page of the list twice');
		}
		if (isRepeated) {
			const text = `The site sent the same page of the list twice; what came after its ${rows.length} entries, if anything, is missing`;
			note({ kind: 'list cut', text });
		}
		for (const row of isRepeated ? [] : page) {
			if (rows.length < limit) rows.push(row);
		}
		if (isRepeated || page.length === 0 || rows.length >= limit) {
			return { ...sent, data: { ...sent.data, [paging.list]: rows } };
		}
	}
}
