import { XMLValidator } from 'fast-xml-parser';

import { assertDepth, assertName } from './data';
import type { Data, DataObject } from './data';

/**
 * One piece of a document: a comment, CDATA (1), an instruction, an end tag (2), a start tag (3) with
 * its attributes (4) and the slash of an empty element (5), or text (6). [XML 1.0 §2.4 to §3.1]
 */
const PIECE =
	/<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<\?[^]*?\?>|<\/([^\s<>]+)\s*>|<([^\s<>/!?="'&]+)((?:\s+[^\s<>/=]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const REFERENCE = /&(?:#(\d+)|#x([\da-f]+)|([\w.-]+));|&/gi;
const ENTITIES: ReadonlyMap<string, string> = new Map(
	Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }),
);
/** Attributes of a namespace, or of XML Schema's own, whatever its prefix. They are no data. */
const NAMESPACE_ATTRIBUTE = /^xmlns(?::|$)|^[\w-]+:(?:nil|type|schemaLocation)$/;
/** The older vendor pages print this attribute of the root without quotation marks. */
const UNQUOTED_LOCATION =
	/^((?:<\?[^>]*>\s*)?<[^<>]*?)\s[\w-]+:schemaLocation=(?!["'])[^\s>]+(?:\s+https?:[^\s>"']+)*/;

/** A reference to an entity that nothing declares stays as it is written. */
function unescaped(text: string): string {
	return text.replace(REFERENCE, (written, decimal?: string, hex?: string, name?: string) => {
		if (written === '&') throw new Error('it has a bare ampersand');
		if (name !== undefined) return ENTITIES.get(name) ?? written;
		const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
		return code <= 0x10ffff ? String.fromCodePoint(code) : written;
	});
}

/** Repeated elements become an array. A name may be one that each object inherits. */
function add(target: DataObject, name: string, value: Data): void {
	assertName(name);
	const present = Object.prototype.hasOwnProperty.call(target, name) ? target[name] : undefined;
	if (present === undefined) target[name] = value;
	else if (Array.isArray(present)) present.push(value);
	else target[name] = [present, value];
}

/** Documented elements have three. */
const MOST_ATTRIBUTES = 100;

/** Adds the attributes that are data, and tells whether one of the others says `xsi:nil`. */
function addAttributes(target: DataObject, attributes: string): boolean {
	const names = new Set<string>();
	let isNil = false;
	for (const [, name = '', double, single = ''] of attributes.matchAll(ATTRIBUTE)) {
		if (names.size >= MOST_ATTRIBUTES)
			throw new Error('it has an element with too many attributes');
		if (names.has(name)) throw new Error(`it has the attribute '${name}' twice in one element`);
		names.add(name);
		const value = unescaped(double ?? single);
		if (name.endsWith(':nil')) isNil = ['true', '1'].includes(value.trim());
		if (!NAMESPACE_ATTRIBUTE.test(name)) add(target, name, value);
	}
	return isNil;
}

type NextPiece = () => RegExpExecArray;

interface Element {
	readonly name: string;
	readonly value: Data;
}

/** Takes a document apart, one piece at each call of `next`. */
function pieces(text: string): { next: NextPiece; isAtEnd: () => boolean } {
	let at = 0;
	const next = () => {
		PIECE.lastIndex = at;
		const piece = PIECE.exec(text);
		if (piece === null) {
			const isDocumentType = text.slice(at, at + 9).toUpperCase() === '<!DOCTYPE';
			throw new Error(isDocumentType ? 'it declares a document type' : 'it was cut, or is no XML');
		}
		at = PIECE.lastIndex;
		return piece;
	};
	return { next, isAtEnd: () => at === text.length };
}

/** The element that a start tag opens, up to its end tag. */
function readElement(next: NextPiece, startTag: RegExpExecArray, depth: number): Element {
	assertDepth(depth);
	const [, , , tagName = '', attributes = '', slash] = startTag;
	const members: DataObject = {};
	const isNil = addAttributes(members, attributes);
	let isLeaf = true;
	let text = '';
	while (slash === '') {
		const piece = next();
		const [, cdata, endName, startName, , , plain] = piece;
		if (endName === tagName) break;
		if (endName !== undefined) throw new Error(`'${endName}' ends where '${tagName}' is open`);
		if (startName === undefined) {
			text += cdata ?? unescaped(plain ?? '');
		} else {
			const child = readElement(next, piece, depth + 1);
			add(members, child.name, child.value);
			isLeaf = false;
		}
	}
	const name = tagName.slice(tagName.indexOf(':') + 1);
	// Beside elements, text is layout.
	if (!isLeaf) return { name, value: members };
	const content = isNil ? null : text;
	return { name, value: Object.keys(members).length === 0 ? content : { ...members, content } };
}

/**
 * An XML document as the plain object that the JSON response to the same call has: elements by name,
 * repeated ones as arrays, `xsi:nil` as null, the text of an element with attributes as `content`,
 * namespaces left out.
 *
 * The library judges what is well-formed. Its tree is not used, because of memory: it takes 34 bytes for
 * each character of a long text, and 13 for each of a list of groups, before it is turned into this object.
 *
 * @throws Error when the text is not well-formed XML with one root element, or declares a document
 * type (Luminate sends none, and its entity declarations let a small response grow without bound)
 */
export function decodeXml(document: string): DataObject {
	const text = document.trim().replace(UNQUOTED_LOCATION, '$1').replace(/\r\n?/g, '\n');
	const { next, isAtEnd } = pieces(text);
	const roots: Element[] = [];
	while (!isAtEnd()) {
		const piece = next();
		const [, cdata, endName, startName, , , plain] = piece;
		if (startName !== undefined) roots.push(readElement(next, piece, 0));
		else if ((endName ?? cdata ?? plain ?? '').trim() !== '') {
			throw new Error('it has more than its root element');
		}
	}
	const [root, ...others] = roots;
	if (root === undefined || others.length > 0) throw new Error('it has no single root element');
	assertName(root.name);
	if (XMLValidator.validate(text) !== true) throw new Error('it is not well-formed XML');
	return { [root.name]: root.value };
}
