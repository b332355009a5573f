import type { IDataObject } from 'n8n-workflow';

import type { ServerApiCall } from '../../transport/call';
import { identityOf } from '../../transport/identity';

/** A record names its constituent by itself, in the places where the site has these fields. */
function keysBeside({ method, params }: ServerApiCall): Readonly<Record<string, string>> {
	return method === 'getUser' ? {} : (identityOf(params) ?? {});
}

/**
 * The items that go out for one input item: each with the keys that were given for its constituent, so
 * that a person sees whose row it is, and with the fields of the input item where they are wanted. What
 * the site has responded with wins.
 */
export function finished(
	items: readonly IDataObject[],
	call: ServerApiCall,
	inputFields?: Readonly<IDataObject>,
): IDataObject[] {
	const keys = keysBeside(call);
	return items.map((item) => {
		const { cons_id = keys.cons_id } = item;
		const own = cons_id === undefined ? {} : { cons_id };
		return { ...inputFields, ...own, ...keys, ...item };
	});
}
