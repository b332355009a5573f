import { isLaterPage } from '../transport/call';
import type { ServerApiCall } from '../transport/call';
import type { Data } from '../transport/reply/data';
import type { Reply } from '../transport/reply/reply';
import { ReplyError } from '../transport/reply/rows';
import type { CallResult, Unsent } from './context';

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

/** Whether a refusal only means that the list has no entries from this page on. */
export function endsList(
	{ params }: Pick<ServerApiCall, 'params'>,
	reply: Reply | Unsent,
): boolean {
	return isLaterPage(params) && reply.kind === 'refused' && reply.code === BAD_CRITERIA;
}

/** Whether a page has the same entries as an earlier one, of which it may be the beginning. */
function repeats(page: readonly string[], earlier: readonly string[], size: number): boolean {
	// A site that ignores the size, too, sends all of the earlier page again.
	const isAsLong = page.length === earlier.length || page.length === Math.min(earlier.length, size);
	if (page.length === 0 || !isAsLong) return false;
	return page.every((row, index) => row === earlier[index]);
}

type Answered = Extract<CallResult, { kind: 'answered' }>;

function whole(first: Answered, list: string, rows: Data[]): CallResult {
	return { ...first, data: { ...first.data, [list]: rows } };
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
	let first: Answered | undefined;
	// The first page and the last one are enough to know a site that repeats itself.
	let firstPage: readonly string[] = [];
	let lastPage: readonly string[] = [];
	for (;;) {
		const size = Math.min(pageSize, limit - rows.length);
		const asked = pageCall(call, size, rows.length);
		const result = await send(asked, first?.startedAt);
		if (result.kind === 'failed') {
			if (first === undefined) return result;
			if (endsList(asked, result.reply)) return whole(first, list, rows);
			// Without this, an item whose first pages have come would be told that it was not sent.
			return { ...result, tries: Math.max(1, result.tries) };
		}
		first ??= result;
		const found = result.data[list];
		const entries: readonly Data[] = Array.isArray(found) ? found : [];
		const page = entries.map((row) => JSON.stringify(row));
		// A repeated page means that the site ignores the offset.
		if (repeats(page, firstPage, size) || repeats(page, lastPage, size)) {
			if (limit !== Infinity && page.length >= size) {
				throw new ReplyError('the site sent the same page of the list twice');
			}
			onIncomplete(
				`The site sent the same page of the list twice; what came after its ${rows.length} entries, if anything, is missing`,
			);
			return whole(first, list, rows);
		}
		if (rows.length === 0) firstPage = page;
		lastPage = page;
		rows.push(...entries.slice(0, limit - rows.length));
		if (page.length === 0 || rows.length >= limit) return whole(first, list, rows);
	}
}
