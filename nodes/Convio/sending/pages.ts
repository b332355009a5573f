import type { ServerApiCall } from '../transport/call';
import type { Data } from '../transport/reply/data';
import { ReplyError } from '../transport/reply/rows';
import type { CallResult } from './context';

/** How a list is continued. Pages are told by record offset, which no cap on the page size can upset. */
export interface Paging {
	/** Name of the list in the reply. */
	readonly list: string;
	/** Most records that are asked for at once. */
	readonly pageSize: number;
}

/** The vendor's code for list criteria that are not valid: some sites refuse an offset past the end. */
const BAD_CRITERIA = '50';

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

function isPastTheEnd(result: CallResult, list: string): boolean {
	if (result.kind === 'answered') return !Array.isArray(result.data[list]);
	return result.reply.kind === 'refused' && result.reply.code === BAD_CRITERIA;
}

/**
 * Follows a list until the wanted number of rows is there or a page is empty. A page shorter than asked
 * for is not taken for the last: the site may cap the size.
 *
 * @param send sends one page; for all but the first it is told when the first was sent
 * @param limit most rows wanted; Infinity for all
 * @param onIncomplete told that the list is not whole, in words; may throw to make that a failure
 * @returns the first page that has no success, or a success with the rows of all pages
 * @throws ReplyError when the site sends a full page again although only part of the list was wanted:
 * there is no way to the rest
 */
export async function requestPages(
	send: (page: ServerApiCall, since?: number) => Promise<CallResult>,
	call: ServerApiCall,
	{ list, pageSize }: Paging,
	limit: number,
	onIncomplete: (text: string) => void,
): Promise<CallResult> {
	const rows: Data[] = [];
	const seen: string[] = [];
	let first: Extract<CallResult, { kind: 'answered' }> | undefined;
	for (;;) {
		const size = Math.min(pageSize, limit - rows.length);
		const result = await send(pageCall(call, size, rows.length), first?.startedAt);
		if (first !== undefined && isPastTheEnd(result, list)) return whole(first, list, rows);
		if (result.kind === 'failed') return result;
		first ??= result;
		const found = result.data[list];
		const page: readonly Data[] = Array.isArray(found) ? found : [];
		const text = JSON.stringify(page);
		// A repeated page means that the site ignores the offset.
		if (page.length > 0 && seen.includes(text)) {
			if (limit !== Infinity && page.length >= size) {
				throw new ReplyError('the site sent the same page of the list twice');
			}
			onIncomplete(
				`The site sent the same page of the list twice; what came after its ${rows.length} entries, if anything, is missing`,
			);
			return whole(first, list, rows);
		}
		// The first page and the last one are enough to know a site that repeats itself.
		seen.splice(1, 1, text);
		for (const row of page) if (rows.length < limit) rows.push(row);
		if (page.length === 0 || rows.length >= limit) return whole(first, list, rows);
	}
}

function whole(
	first: Extract<CallResult, { kind: 'answered' }>,
	list: string,
	rows: Data[],
): CallResult {
	return { ...first, data: { ...first.data, [list]: rows } };
}
