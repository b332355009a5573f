import { create } from 'xmlbuilder2';
import type { XMLBuilder } from 'xmlbuilder2/lib/interfaces.js';
import type { Element } from './element.mts';

/** Namespaces of every response [page]. */
const CONVIO = 'http://convio.com/crm/v1.0';
const SCHEMA = 'http://service.convio.net/xmlschema/crm.public.v1.xsd';
const XMLNS = 'http://www.w3.org/2000/xmlns/';
const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * Prints a response as XML, with or without the prolog of the newer samples [page]. The namespace
 * may be another one, as in one vendor sample [doc D-apidoc/offlineOrganizationGift].
 */
export function toXml(root: Element, prolog: boolean, namespace = CONVIO): string {
	const document = create({ version: '1.0', encoding: 'UTF-8' });
	const top = document.ele(namespace, root.name);
	// Declared once here, so that nil elements don't each declare it.
	top.att(XMLNS, 'xmlns:xsi', XSI);
	// The samples print schemaLocation first, then both namespaces; XML gives no meaning to it.
	top.att(XSI, 'xsi:schemaLocation', `${CONVIO} ${SCHEMA}`);
	fill(top, root, namespace);
	return document.end({ headless: !prolog });
}

function fill(target: XMLBuilder, element: Element, namespace: string): void {
	for (const [name, value] of Object.entries(element.attributes ?? {})) {
		target.att(name, withAmpersands(value));
	}
	if (element.text === null) target.att(XSI, 'xsi:nil', 'true');
	else if (element.text) target.txt(withAmpersands(element.text));
	for (const child of element.children ?? []) {
		fill(target.ele(namespace, child.name), child, namespace);
	}
}

/**
 * xmlbuilder2 escapes < and > always, but takes what looks like an entity (`&amp;`, `&#65;`) for
 * one and leaves it. With each ampersand escaped beforehand it finds only entities, and leaves them.
 */
function withAmpersands(text: string): string {
	return text.replaceAll('&', '&amp;');
}
