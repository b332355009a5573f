import { XMLParser } from 'fast-xml-parser';
import type { X2jOptions } from 'fast-xml-parser';

import type { Plain, PlainObject } from './plain';

/** Values stay text, since ids and ZIP codes have leading zeros. */
const OPTIONS: X2jOptions = {
	preserveOrder: true,
	ignoreAttributes: false,
	attributeNamePrefix: '',
	parseTagValue: false,
	parseAttributeValue: false,
	trimValues: false,
	htmlEntities: true,
	removeNSPrefix: false,
	jPath: false,
};

type Attributes = Readonly<Record<string, unknown>>;

/** An element as it is read: repeated and mixed content kept apart, nothing guessed yet. */
class Element {
	text = '';

	readonly children: Array<readonly [name: string, child: Element]> = [];

	constructor(readonly attributes: Attributes = {}) {}
}

/** How deep the library is: 1 within the root element. With `jPath` off it gives no texts. */
function depthOf(path: string | { getDepth(): number }): number {
	return typeof path === 'string' ? 0 : path.getDepth();
}

/**
 * Reads a document into an element that holds its root. The library reports every tag and text to
 * its callbacks and is told to keep none: a tree of its own would take it a third of the time.
 *
 * @throws Error when the text is not well-formed
 */
function readDocument(text: string): Element {
	const document = new Element();
	/** The elements that are open, by depth. */
	const open = [document];
	const parser = new XMLParser({
		...OPTIONS,
		updateTag(name, path, attributes) {
			if (name.startsWith('?')) return false;
			const depth = depthOf(path);
			const element = new Element(attributes);
			open[depth - 1]?.children.push([name, element]);
			open[depth] = element;
			return false;
		},
		tagValueProcessor(_name, value, path) {
			const element = open[depthOf(path)];
			if (element !== undefined) element.text += value;
			return '';
		},
	});
	parser.parse(text, true);
	return document;
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

function valueOf({ text, children, attributes }: Element): Plain {
	const members = new Map<string, Plain>();
	let isNil = false;
	for (const [name, value] of Object.entries(attributes)) {
		if (name === 'xsi:nil') isNil = /^\s*(?:true|1)\s*$/.test(String(value));
		if (!isNamespaceAttribute(name)) members.set(name, String(value));
	}
	const leaf = isNil ? null : text;
	if (children.length === 0) {
		if (members.size === 0) return leaf;
		members.set('content', leaf);
	}
	for (const [name, child] of children) add(members, name, valueOf(child));
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
	const [root, ...others] = readDocument(text.trimStart()).children;
	if (root === undefined || others.length > 0) throw new Error('it has no single root element');
	return { [root[0]]: valueOf(root[1]) };
}
