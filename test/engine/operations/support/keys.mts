import type { Strings } from '../../support/harness.mts';

const KEYS = ['cons_id', 'member_id', 'primary_email'];

/** A copy of a matcher would be an object without its functions. */
function isMatcher(item: unknown): boolean {
	return typeof item === 'object' && item !== null && 'asymmetricMatch' in item;
}

/**
 * Items as the node gives them: with the keys that were sent for their constituent, so that a person
 * sees whose row each is. What the site has responded with wins. A record names its constituent itself.
 *
 * @param call the parameters of the call that the items come from
 */
export function withKeys(
	items: readonly unknown[],
	call: Strings | undefined,
	method: string,
): unknown {
	if (method === 'getUser') return items;
	const given = Object.entries(call ?? {}).filter(([name]) => KEYS.includes(name));
	// Some cases expect a matcher in place of items.
	if (given.length === 0) return items;
	return items.map((item) =>
		isMatcher(item) ? item : { ...Object.fromEntries(given), ...Object(item) },
	);
}
