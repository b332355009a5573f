import { hashText } from '../data/random.mts';
import type { Element } from './element.mts';

type Json = string | null | Json[] | { [key: string]: Json };

/** How the keys of an object are put in order. */
export interface KeyOrder {
	shuffled: boolean;
	seed: number;
	/** How an element with an empty text is printed: `{}` unless told otherwise. */
	emptyText?: 'object' | 'text';
}

/**
 * Prints a response as JSON: the XML turned into an object under the root name, without namespaces;
 * every leaf a string, nil as null, the text beside attributes as `content`, one of a repeated
 * element as itself and several as an array, none as no key [page; doc D-old/getusergroups]. An
 * element that is there with an empty text becomes `{}`: Convio's own tests and a client of getUser
 * show it [test C-ada-pc2; code C-aha].
 */
export function toJson(root: Element, order: KeyOrder): string {
	return JSON.stringify({ [root.jsonName ?? root.name]: convert(root, order, true) });
}

function convert(element: Element, order: KeyOrder, isRoot = false): Json {
	const attributes = Object.entries(element.attributes ?? {});
	const children = element.children ?? [];
	const asObject = element.text === '' && order.emptyText !== 'text';
	if (attributes.length === 0 && children.length === 0 && !isRoot) {
		return asObject ? {} : (element.text ?? null);
	}
	const groups = new Map<string, Json[]>(attributes.map(([name, value]) => [name, [value]]));
	// An empty text beside attributes leaves nothing to print as content [inferred].
	if (element.text !== undefined && !asObject) groups.set('content', [element.text]);
	for (const child of children) {
		const group = groups.get(child.name);
		if (group) group.push(convert(child, order));
		else groups.set(child.name, [convert(child, order)]);
	}
	const entries = [...groups].map(([name, values]): [string, Json] => [
		name,
		values.length === 1 ? (values[0] ?? null) : values,
	]);
	return Object.fromEntries(sortKeys(entries, order));
}

function sortKeys(entries: [string, Json][], { shuffled, seed }: KeyOrder): [string, Json][] {
	if (!shuffled || entries.length < 2) return entries;
	const ranked = entries.map((entry) => ({ entry, rank: hashText(entry[0], seed) }));
	return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}
