import { XMLParser } from 'fast-xml-parser';
import type { X2jOptions } from 'fast-xml-parser';

import { MAX_DEPTH } from './data';
import type { Data, DataObject } from './data';

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
	maxNestedTags: MAX_DEPTH,
	// Names of methods that each object has: no harm where the tree is not the library's.
	onDangerousProperty: (name) => name,
	jPath: false,
};

/** An element as it is read: repeated and mixed content kept apart, nothing guessed yet. */
class Element {
	text = '';

	children?: Element[];

	constructor(
		readonly name: string,
		readonly attributes?: Readonly<Record<string, string>>,
	) {}
}

/** How deep the library is: 1 within the root element. With `jPath` off it gives no texts. */
function depthOf(path: string | { getDepth(): number }): number {
	return typeof path === 'string' ? 0 : path.getDepth();
}

/**
 * Reads documents. The library reports every attribute, tag and text to its callbacks and is told to
 * keep none: with a tree of its own, and that turned into ours, it takes half as long again.
 */
class DocumentReader {
	/** The elements that are open, by depth; the first one stands for the document. */
	private open: Element[] = [];

	/** Those of the tag that is about to be reported. */
	private attributes: Record<string, string> | undefined;

	private readonly parser = new XMLParser({
		...OPTIONS,
		attributeValueProcessor: (name, value) => {
			this.attributes ??= {};
			this.attributes[name] = value;
		},
		updateTag: (name, path) => {
			const { attributes } = this;
			this.attributes = undefined;
			if (name.startsWith('?')) return false;
			const depth = depthOf(path);
			const element = new Element(name.slice(name.indexOf(':') + 1), attributes);
			const parent = this.open[depth - 1];
			if (parent !== undefined) (parent.children ??= []).push(element);
			this.open[depth] = element;
			return false;
		},
		tagValueProcessor: (_name, value, path) => {
			const element = this.open[depthOf(path)];
			if (element !== undefined) element.text += value;
			return '';
		},
	});

	/**
	 * @returns the elements at the top
	 * @throws Error when the text is not well-formed
	 */
	read(text: string): Element[] {
		const document = new Element('');
		this.open = [document];
		try {
			this.parser.parse(text, true);
			return document.children ?? [];
		} finally {
			// A document may be large, and the reader stays.
			this.open = [];
			this.attributes = undefined;
		}
	}
}

const reader = new DocumentReader();

/** Of a namespace, or of XML Schema's own, whatever its prefix. */
function isNamespaceAttribute(name: string): boolean {
	return /^xmlns(?::|$)|^[\w-]+:(?:nil|type|schemaLocation)$/.test(name);
}

/** The older pages print one attribute of the root without quotation marks; it says nothing. */
const UNQUOTED_LOCATION =
	/^((?:<\?[^>]*>\s*)?<[^<>]*?)\s[\w-]+:schemaLocation=(?!["'])[^\s>]+(?:\s+https?:[^\s>"']+)*/;

/** The library has refused the names that reach into prototypes; others may be inherited ones. */
function add(target: DataObject, name: string, value: Data): void {
	const isRepeated = Object.prototype.hasOwnProperty.call(target, name);
	const present = isRepeated ? target[name] : undefined;
	if (present === undefined) target[name] = value;
	else if (Array.isArray(present)) present.push(value);
	else target[name] = [present, value];
}

function valueOf({ text, children, attributes }: Element): Data {
	const members: DataObject = {};
	let leaf: string | null = text;
	let isLeaf = children === undefined;
	if (attributes === undefined && isLeaf) return leaf;
	for (const [name, value] of Object.entries(attributes ?? {})) {
		if (name.endsWith(':nil') && /^\s*(?:true|1)\s*$/.test(value)) leaf = null;
		if (isNamespaceAttribute(name)) continue;
		members[name] = value;
		isLeaf = false;
	}
	if (isLeaf) return leaf;
	if (children === undefined) members.content = leaf;
	for (const child of children ?? []) add(members, child.name, valueOf(child));
	return members;
}

/**
 * An XML answer as the plain object that the JSON answer of the same call has: elements by name,
 * repeated ones as arrays, `xsi:nil` as null, text of an element with attributes as `content`,
 * namespaces left out.
 *
 * @throws Error when the text is not well-formed XML with one root element, or declares a document
 * type (Luminate sends none; entity declarations in one are how a small answer grows without bound)
 */
export function decodeXml(text: string): DataObject {
	if (/<!DOCTYPE/i.test(text)) throw new Error('it declares a document type');
	if (!text.trimEnd().endsWith('>')) throw new Error('it does not end with its root element');
	const [root, ...others] = reader.read(text.trimStart().replace(UNQUOTED_LOCATION, '$1'));
	if (root === undefined || others.length > 0) throw new Error('it has no single root element');
	return { [root.name]: valueOf(root) };
}
