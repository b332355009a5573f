/** A decoded answer: every leaf is text or null, whatever the format that it came in. */
export type Data = string | null | Data[] | DataObject;
export interface DataObject {
	[name: string]: Data;
}

const POISONED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** The deepest documented answer has five levels; a hostile one could exhaust the stack. */
export const MAX_DEPTH = 32;

export function isDataObject(value: unknown): value is DataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** @throws Error for nesting that no response has and that could exhaust the stack */
export function assertDepth(depth: number): void {
	if (depth > MAX_DEPTH) throw new Error(`it is nested deeper than ${MAX_DEPTH} levels`);
}

/** @throws Error for a name that reaches an object's prototype */
export function assertName(name: string): void {
	if (POISONED_NAMES.has(name)) throw new Error(`it contains the name '${name}'`);
}

/**
 * Any decoded JSON or XML value with all leaves as text, so that both formats give the same.
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

/** The text of a leaf without the blanks around it; nothing for what is no leaf. */
export function leafText(value: unknown): string {
	return typeof value === 'string' ? value.trim() : '';
}

/** A list that arrived as nothing, as one bare value, or as an array. An empty element is no entry. */
export function asList(value: Data | undefined): Data[] {
	if (value === undefined || value === null || value === '') return [];
	return Array.isArray(value) ? value : [value];
}

/**
 * Makes the value at a dotted path an array, in place, in every element of lists on the way.
 * A list whose parent is missing stays missing: only the last step is completed.
 */
export function makeList(target: DataObject, path: readonly string[]): void {
	const [name, ...rest] = path;
	if (name === undefined) return;
	if (rest.length === 0) {
		target[name] = asList(target[name]);
		return;
	}
	for (const child of asList(target[name])) {
		if (isDataObject(child)) makeList(child, rest);
	}
}
