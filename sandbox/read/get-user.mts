import { BASE_PERMISSION, type ApiMethod } from '../api/call.mts';
import { locateForRead } from '../api/locate.mts';
import type { Site } from '../data/site.mts';
import type { Constituent, Field } from '../data/types.mts';
import { leaf, node, type Element } from '../wire/element.mts';
import { printValue, viewFields } from './field-format.mts';

/** getUser: one record as nested elements [doc D-apidoc/getUser]. */
export const getUser: ApiMethod = {
	servlet: 'SRConsAPI',
	verbs: ['POST'],
	permissions: [BASE_PERMISSION],
	run({ site, params }) {
		const { constituent } = locateForRead(site, params);
		return node('getConsResponse', userElements(site, constituent, params.text('fields')));
	},
};

/** The elements of a record; `selection` holds comma-separated field and container names. */
export function userElements(
	site: Site,
	constituent: Constituent,
	selection: string | undefined,
): Element[] {
	const chosen = selection === undefined ? undefined : splitNames(selection);
	const withId = !chosen || chosen.has('cons_id') || site.settings.consIdAlways;
	const result: Element[] = withId ? [leaf('cons_id', constituent.consId)] : [];
	const containers = new Map<string, Element[]>();
	for (const field of viewFields(site)) {
		const path = pathOf(field);
		if (chosen && !isChosen(chosen, field, path)) continue;
		const element = toElement(site, field, path, constituent);
		if (!element) continue;
		const container = path.slice(0, -1).join('.');
		if (container === '') result.push(element);
		else containers.set(container, [...(containers.get(container) ?? []), element]);
	}
	return [...result, ...wrap(containers)];
}

function splitNames(selection: string): Set<string> {
	return new Set(selection.split(',').map((name) => name.trim()));
}

/** Where a field sits: name.first in name; custom fields in custom, by type [code C-aha]. */
function pathOf({ name }: Field): string[] {
	const custom = /^custom_([a-z_]+?)\d+$/.exec(name);
	return custom?.[1] ? ['custom', custom[1], name] : name.split('.');
}

/** Dotted names and containers such as custom.string may be chosen [doc, code id 14530639045]. */
function isChosen(chosen: Set<string>, field: Field, path: string[]): boolean {
	if (chosen.has(field.name)) return true;
	return path.some((_part, index) => chosen.has(path.slice(0, index + 1).join('.')));
}

function toElement(
	site: Site,
	field: Field,
	path: string[],
	constituent: Constituent,
): Element | undefined {
	const text = printValue(site, field, constituent.values.get(field.name));
	if (path[0] !== 'custom') return leaf(path.at(-1) ?? field.name, text);
	const name = path[1] ?? 'string';
	const attributes = { id: field.name };
	if (text !== null || site.settings.emptyCustomField === 'nullContent') {
		return { name, attributes, text };
	}
	return site.settings.emptyCustomField === 'idOnly' ? { name, attributes } : undefined;
}

/** Puts the containers together; one of which every part is nil is nil itself [doc getUser]. */
function wrap(containers: Map<string, Element[]>): Element[] {
	const result: Element[] = [];
	const custom: Element[] = [];
	for (const [container, parts] of containers) {
		if (container.startsWith('custom.')) custom.push(...parts);
		else result.push(parts.every(isNil) ? leaf(container, null) : node(container, parts));
	}
	if (custom.length > 0) result.push(node('custom', custom));
	return result;
}

function isNil({ text, children }: Element): boolean {
	return text === null && !children;
}
