import { XMLParser } from 'fast-xml-parser';

import { isPlainObject } from './plain';
import type { Plain, PlainObject } from './plain';

const TEXT = '#text';
const ATTRIBUTES = ':@';

/**
 * `preserveOrder` keeps repeated and mixed content apart, so that nothing is guessed by the library;
 * values stay text, since ids and ZIP codes have leading zeros.
 */
const parser = new XMLParser({
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	htmlEntities: true,
	removeNSPrefix: false,
});

type OrderedNode = Record<string, unknown>;

function attributesOf(node: OrderedNode): Record<string, string> {
	const attributes = node[ATTRIBUTES];
	if (typeof attributes !== 'object' || attributes === null) return {};
	return Object.fromEntries(
		Object.entries(attributes).map(([name, value]) => [name, String(value)]),
	);
}

function isNamespaceAttribute(name: string): boolean {
	return name === 'xmlns' || name.startsWith('xmlns:') || name.startsWith('xsi:');
}

function add(target: Map<string, Plain>, name: string, value: Plain): void {
	const present = target.get(name);
	if (present === undefined) target.set(name, value);
	else if (Array.isArray(present)) present.push(value);
	else target.set(name, [present, value]);
}

function elementValue(children: readonly OrderedNode[], attributes: Record<string, string>): Plain {
	const members = new Map<string, Plain>();
	for (const [name, value] of Object.entries(attributes)) {
		if (!isNamespaceAttribute(name)) members.set(name, value);
	}
	const hasAttributes = members.size > 0;
	let text = '';
	let hasElements = false;
	for (const child of children) {
		const name = Object.keys(child).find((key) => key !== ATTRIBUTES);
		if (name === undefined || name.startsWith('?')) continue;
		if (name === TEXT) {
			text += String(child[TEXT]);
			continue;
		}
		hasElements = true;
		const grandchildren = child[name];
		add(
			members,
			name,
			elementValue(Array.isArray(grandchildren) ? grandchildren : [], attributesOf(child)),
		);
	}
	const leaf = /^\s*(?:true|1)\s*$/.test(attributes['xsi:nil'] ?? '') ? null : text;
	if (!hasElements && !hasAttributes) return leaf;
	if (!hasElements) members.set('content', leaf);
	return Object.fromEntries(members);
}

/**
 * An XML answer as the plain object that the JSON answer of the same call has: elements by name,
 * repeated ones as arrays, `xsi:nil` as null, text of an element with attributes as `content`,
 * namespace declarations left out.
 *
 * @throws Error when the text is not well-formed XML with one root element, or declares a document
 * type (Luminate sends none; entity declarations in one are how a small answer grows without bound)
 */
export function decodeXml(text: string): PlainObject {
	if (/<!DOCTYPE/i.test(text)) throw new Error('it declares a document type');
	if (!text.trimEnd().endsWith('>')) throw new Error('it does not end with its root element');
	const nodes: unknown = parser.parse(text.trimStart(), true);
	const value = elementValue(Array.isArray(nodes) ? nodes : [], {});
	if (!isPlainObject(value) || Object.keys(value).length !== 1) {
		throw new Error('it has no single root element');
	}
	return value;
}
