/** One element of a response: the same tree is printed as XML and as JSON [page]. */
export interface Element {
	name: string;
	/** Attributes without a namespace, such as the id of a custom field. */
	attributes?: Readonly<Record<string, string>>;
	/** Present on a leaf; null prints xsi:nil in XML and null in JSON [doc D-apidoc/getUser]. */
	text?: string | null;
	children?: readonly Element[];
	/** Root name in JSON where it differs from the one in XML [page update, older]. */
	jsonName?: string;
}

/** An element that holds a text; null makes it nil. */
export function leaf(name: string, text: string | null): Element {
	return { name, text };
}

/** An element that holds others. */
export function node(name: string, children: readonly Element[]): Element {
	return { name, children };
}
