import type { Paging } from '../operations/operation';
import { AnswerError } from '../transport/answer';
import type { ServerApiCall } from '../transport/call';
import type { Plain } from '../transport/plain';
import type { Sent } from './sender';

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

/**
 * Follows a paged answer until the wanted number of rows is there or a page is empty. A page shorter
 * than asked for is not taken for the last: the site may cap the size.
 *
 * @param limit most rows wanted; Infinity for all
 * @returns the first page that has no answer, or an answer with the rows of all pages
 * @throws AnswerError when the site sends a page again, as one that ignores the offset would
 */
export async function sendPages(
	send: (page: ServerApiCall) => Promise<Sent>,
	call: ServerApiCall,
	paging: Paging,
	limit: number,
): Promise<Sent> {
	const rows: Plain[] = [];
	const firstRows = new Set<string>();
	for (;;) {
		const size = Math.min(paging.pageSize, limit - rows.length);
		const sent = await send(pageCall(call, size, rows.length));
		if ('ambiguous' in sent) return sent;
		const { reply } = sent;
		const found = reply.data[paging.list];
		const page: readonly Plain[] = Array.isArray(found) ? found : [];
		const [first] = page;
		if (first !== undefined) {
			const text = JSON.stringify(first);
			if (firstRows.has(text)) throw new AnswerError('the site sent a page of the list again');
			firstRows.add(text);
		}
		for (const row of page) {
			if (rows.length < limit) rows.push(row);
		}
		if (page.length === 0 || rows.length >= limit) {
			return { ...sent, reply: { ...reply, data: { ...reply.data, [paging.list]: rows } } };
		}
	}
}
