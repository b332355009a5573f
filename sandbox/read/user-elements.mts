import { failure } from '../api/failures.mts';
import type { Site } from '../data/site.mts';
import type { Constituent, Field } from '../data/types.mts';
import { leaf, node, type Element } from '../wire/element.mts';
import { printValue, viewFields } from './field-format.mts';

/** Which parts of a record to print. */
export interface Selection {
	withId: boolean;
	/** The chosen fields with the path of each: name.first sits in name. */
	fields: { field: Field; path: string[] }[];
}

/**
 * Reads a `fields` parameter: comma-separated dotted names [doc D-apidoc/getUser], also of
 * containers such as custom.string [code C-nature]. Names that don't exist choose nothing
 * [inferred].
 */
export function readSelection(site: Site, text: string | undefined): Selection {
	const all = viewFields(site).map((field) => ({ field, path: pathOf(field) }));
	if (text === undefined) return { withId: true, fields: all };
	const chosen = new Set(text.split(',').map((name) => name.trim()));
	checkViewable(site, chosen, all);
	return {
		withId: chosen.has('cons_id') || site.settings.consIdAlways,
		fields: all.filter(({ field, path }) => isChosen(chosen, field, path)),
	};
}

/** Code 18, where the settings ask for it, if the caller may not view what it asks for [open]. */
function checkViewable(site: Site, chosen: Set<string>, all: Selection['fields']): void {
	const { unviewableAsked } = site.settings;
	if (unviewableAsked === 'leaveOut') return;
	const names = [...chosen].filter((name) => name !== 'cons_id');
	const viewable = (name: string): boolean =>
		all.some(({ field, path }) => isChosen(new Set([name]), field, path));
	const fails = unviewableAsked === 'failIfAny' ? !names.every(viewable) : !names.some(viewable);
	if (names.length > 0 && fails) throw failure.noFields();
}

/** The chosen parts of a record as nested elements. */
export function userElements(site: Site, one: Constituent, selection: Selection): Element[] {
	const result: Element[] = selection.withId ? [leaf('cons_id', one.consId)] : [];
	const containers = new Map<string, Element[]>();
	for (const { field, path } of selection.fields) {
		const element = toElement(site, field, path, one);
		if (!element) continue;
		const [container = ''] = path.length > 1 ? path : [];
		const parts = containers.get(container);
		if (container === '') result.push(element);
		else if (parts) parts.push(element);
		else containers.set(container, [element]);
	}
	for (const [name, parts] of containers) {
		// A container of which every part is nil is nil itself [doc D-apidoc/getUser].
		const empty = name !== 'custom' && parts.every(({ text }) => text === null);
		result.push(empty ? leaf(name, null) : node(name, parts));
	}
	return result;
}

/** Custom fields are nested by type: custom.string holds custom_string1 [code C-aha]. */
function pathOf({ name }: Field): string[] {
	const type = /^custom_([a-z_]+?)\d+$/.exec(name)?.[1];
	return type ? ['custom', type, name] : name.split('.');
}

function isChosen(chosen: Set<string>, field: Field, path: string[]): boolean {
	if (chosen.has(field.name)) return true;
	return path.some((_part, index) => chosen.has(path.slice(0, index + 1).join('.')));
}

function toElement(
	site: Site,
	field: Field,
	path: string[],
	one: Constituent,
): Element | undefined {
	const text = printValue(site, field, one.values.get(field.name));
	if (path[0] !== 'custom') return leaf(path.at(-1) ?? field.name, text);
	// <string id="custom_string1">x</string> [code C-aha]
	const name = path[1] ?? 'string';
	const attributes = { id: field.name };
	if (text !== null || site.settings.emptyCustomField === 'nullContent') {
		return { name, attributes, text };
	}
	return site.settings.emptyCustomField === 'idOnly' ? { name, attributes } : undefined;
}
