import { failure } from './failures.mts';
import type { Params } from '../wire/params.mts';

/**
 * Cuts one page out of a list: list_page_size records from page number list_page_offset or record
 * number list_record_offset, both from 0 and not both [doc D-apidoc/listGroups].
 */
export function page<T>(
	params: Params,
	list: readonly T[],
	defaultSize: number,
	maxSize = Infinity,
): T[] {
	const size = Math.min(wholeNumber(params, 'list_page_size') ?? defaultSize, maxSize);
	const pageOffset = wholeNumber(params, 'list_page_offset');
	const recordOffset = wholeNumber(params, 'list_record_offset');
	if (pageOffset !== undefined && recordOffset !== undefined) {
		throw failure.invalidList('list_page_offset and list_record_offset');
	}
	const start = recordOffset ?? (pageOffset ?? 0) * size;
	return list.slice(start, start + size);
}

/** What is no number can be no list criterion: code 50 [inferred]. */
function wholeNumber(params: Params, name: string): number | undefined {
	const text = params.text(name)?.trim();
	if (text === undefined) return undefined;
	if (!/^\d{1,9}$/.test(text)) throw failure.invalidList(name);
	return Number(text);
}
