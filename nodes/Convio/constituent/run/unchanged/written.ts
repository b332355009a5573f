import type { ItemResult } from '../../results/result';

/** The IDs of the records that a write was answered with. */
export function writtenIds(result: ItemResult): string[] {
	if (result.kind === 'failure') return [];
	return result.items.flatMap(({ cons_id }) => (typeof cons_id === 'string' ? [cons_id] : []));
}

/**
 * The result of an item that was sent, with what it has done.
 *
 * @param changed names of proven differences; undefined when nothing was compared
 */
export function withAction(result: ItemResult, changed: readonly string[] | undefined): ItemResult {
	if (result.kind === 'failure') return result;
	const items = result.items.map((json) => ({
		...json,
		// The reply to Update names no action. It never creates, so it has updated.
		action: json.action ?? 'updated',
		...(changed === undefined ? {} : { changed: [...changed] }),
	}));
	return { kind: 'items', items };
}
