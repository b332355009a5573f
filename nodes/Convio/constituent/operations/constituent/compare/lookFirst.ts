import type { Params } from '../../../../transport/call';
import { locatingParameter } from '../../../../transport/identity';
import { kindsOf } from './parameterKinds';
import type { ListMethod } from './parameterKinds';

/** What is read before an item is sent. */
export interface Reads {
	readonly record: { readonly method: 'getUser'; readonly params: Params };
	readonly lists: ReadonlyArray<{ readonly method: ListMethod; readonly params: Params }>;
}

/** No document names a limit; a longer list of names is left out, and the whole record is read. */
const LONGEST_FIELDS = 2_000;

/** The one key that the site finds the record by, and the center that the call is made for. */
function keyOf(params: Readonly<Params>): Params | undefined {
	const key = locatingParameter(params);
	const value = key === undefined ? undefined : params[key];
	if (key === undefined || value === undefined) return undefined;
	const { center_id } = params;
	return { [key]: value, ...(center_id === undefined ? {} : { center_id }) };
}

/**
 * A field that is to be cleared is asked for together with all that it is a part of. An answer without
 * any value in it would not tell whether the field is empty, or hidden from the account.
 */
function namesToAsk(field: string, sent: string): string[] {
	const [container = '', part] = field.split('.');
	return part !== undefined && sent.trim() === '' ? [field, container] : [field];
}

/**
 * What to read of a constituent to learn whether a write would change anything.
 *
 * @param params the parameters that would be sent
 * @param notCompared fields that the person has taken out of the comparison
 * @param namesFields whether to ask for the fields of the item alone; without it, for all
 * @returns undefined for a write without a key
 */
export function lookFirst(
	params: Readonly<Params>,
	notCompared: ReadonlySet<string>,
	namesFields: boolean,
): Reads | undefined {
	const key = keyOf(params);
	if (key === undefined) return undefined;
	const fields = new Set(['cons_id']);
	const lists = new Set<ListMethod>();
	for (const [name, kind] of kindsOf(params)) {
		if (kind.kind === 'field' && !notCompared.has(kind.field)) {
			for (const one of namesToAsk(kind.field, params[name] ?? '')) fields.add(one);
		}
		if (kind.kind === 'list' && !notCompared.has(name)) lists.add(kind.method);
	}
	const names = [...fields].join(',');
	const asksByName = namesFields && names.length <= LONGEST_FIELDS;
	return {
		record: { method: 'getUser', params: asksByName ? { ...key, fields: names } : key },
		lists: [...lists].map((method) => ({ method, params: key })),
	};
}
