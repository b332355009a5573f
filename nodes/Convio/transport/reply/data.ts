/** A decoded response: every leaf is text or null, whatever the format that it came in. */
export type Data = string | null | Data[] | DataObject;
export interface DataObject {
	[name: string]: Data;
}

const POISONED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** The deepest documented response has five levels. A hostile one could exhaust the stack. */
export const MAX_DEPTH = 32;

export function isDataObject(value: unknown): value is DataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws Error for nesting that no response has */
export function assertDepth(depth: number): void {
	if (depth > MAX_DEPTH) throw new Error(`it is nested deeper than ${MAX_DEPTH} levels`);
}

/** @throws Error for a name that reaches an object's prototype */
export function assertName(name: string): void {
	if (POISONED_NAMES.has(name)) throw new Error(`it contains the name '${name}'`);
}

/**
 * Any decoded JSON value with all leaves as text, so that it is the same as decoded XML.
 *
 * @throws Error for names that could reach an object's prototype, and for absurd nesting
 */
export function toData(value: unknown, depth = 0): Data {
	assertDepth(depth);
	if (value === null || value === undefined) return null;
	if (Array.isArray(value)) return value.map((entry) => toData(entry, depth + 1));
	if (typeof value !== 'object') return String(value);
	const result: DataObject = {};
	for (const [name, member] of Object.entries(value)) {
		assertName(name);
		result[name] = toData(member, depth + 1);
	}
	return result;
}

/** A text of blanks with a line break is the layout of an XML element that has no content. */
const LAYOUT = /^\s*\n\s*$/;

function isEmpty(value: Data): boolean {
	if (typeof value === 'string') return value === '' || LAYOUT.test(value);
	return isDataObject(value) && Object.keys(value).length === 0;
}

function withOneEmptiness(value: Data, path: string, composites: ReadonlySet<string>): Data {
	if (Array.isArray(value)) {
		return value.map((entry) => withOneEmptiness(entry, path, composites));
	}
	if (composites.has(path)) {
		if (typeof value === 'string' && value.trim() === '') return {};
	} else if (isEmpty(value)) {
		return '';
	}
	if (isDataObject(value)) unifyEmpty(value, composites, `${path}.`);
	return value;
}

/**
 * Gives an empty element one value in both formats, in place. The vendor's JSON writes `{}` for an
 * element without content, whether a text (`"street2": {}`) or a group of fields (`"name": {}`) belongs
 * there; XML writes `<street2/>` and `<name/>`. Only the position tells which of the two it is: a
 * documented composite becomes an object without members, everything else an empty text.
 *
 * @param composites dotted paths of the elements that hold other elements
 */
export function unifyEmpty(data: DataObject, composites: ReadonlySet<string>, prefix = ''): void {
	for (const [name, value] of Object.entries(data)) {
		data[name] = withOneEmptiness(value, `${prefix}${name}`, composites);
	}
}

/** The text of a leaf without the blanks around it; an empty text for what is no leaf. */
export function leafText(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** A list that arrived as nothing, as one bare value, or as an array. An empty element is no entry. */
export function asList(value: Data | undefined): Data[] {
	if (value === undefined || value === null || isEmpty(value)) return [];
	return Array.isArray(value) ? value : [value];
}

/** A step of a path that stands for every name that the data has in this place. */
const ANY_NAME = '*';

/**
 * Makes the value at a path an array, in place, in every element of lists on the way.
 * A list whose parent is missing stays missing: only the last step is completed.
 */
export function makeList(target: DataObject, path: readonly string[]): void {
	const [name, ...rest] = path;
	if (name === undefined) return;
	if (name === ANY_NAME) {
		for (const present of Object.keys(target)) makeList(target, [present, ...rest]);
		return;
	}
	if (rest.length === 0) {
		target[name] = asList(target[name]);
		return;
	}
	const value = target[name];
	for (const child of Array.isArray(value) ? value : [value]) {
		if (isDataObject(child)) makeList(child, rest);
	}
}
