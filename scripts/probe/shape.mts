/** What a response looks like, without anything that it says about a person. */

/** A value by its kind: `text`, `whole number`, `date -05:00`, an object of shapes, or a list of one. */
export type Shape =
	| string
	| { readonly [name: string]: Shape }
	| readonly [count: string, of: Shape];

const KINDS: ReadonlyArray<readonly [RegExp, (match: RegExpExecArray) => string]> = [
	[/^$/, () => 'empty text'],
	[/^(?:true|false)$/, () => 'true or false'],
	[/^\d+$/, () => 'whole number'],
	[/^\d{1,3}(?:,\d{3})+$/, () => 'whole number with commas'],
	[/^-?\d+\.\d+$/, () => 'decimal number'],
	[/^\d{4}-\d{2}-\d{2}([+-]\d{2}:\d{2}|Z)?$/, ([, offset = 'without offset']) => `date ${offset}`],
	[
		/^\d{4}-\d{2}-\d{2}T[\d:.]+([+-]\d{2}:\d{2}|Z)?$/,
		([, offset = 'without offset']) => `timestamp ${offset}`,
	],
];

function kindOf(text: string): string {
	for (const [pattern, kind] of KINDS) {
		const match = pattern.exec(text.trim());
		if (match !== null) return kind(match);
	}
	return 'text';
}

function isObjectShape(shape: Shape): shape is { readonly [name: string]: Shape } {
	return typeof shape === 'object' && !Array.isArray(shape);
}

/** One shape for two of a kind, e.g. for the entries of a list. */
function merged(a: Shape, b: Shape): Shape {
	if (isObjectShape(a) && isObjectShape(b)) {
		const names = [...new Set([...Object.keys(a), ...Object.keys(b)])];
		return Object.fromEntries(
			names.map((name) => {
				const [one, other] = [a[name], b[name]];
				if (one === undefined || other === undefined) return [name, one ?? other ?? 'nothing'];
				return [name, merged(one, other)];
			}),
		);
	}
	const texts = [a, b].map((one) => (typeof one === 'string' ? one : JSON.stringify(one)));
	return [...new Set(texts.flatMap((text) => text.split(' | ')))].sort().join(' | ');
}

/** The shape of a decoded JSON value. Names of elements stay, values never do. */
export function shapeOf(value: unknown): Shape {
	if (value === null) return 'null';
	if (typeof value === 'string') return kindOf(value);
	if (typeof value !== 'object') return `bare ${typeof value}`;
	if (Array.isArray(value)) {
		const shapes = value.map(shapeOf);
		const [first = 'nothing', ...others] = shapes;
		return [`list of ${shapes.length}`, others.reduce(merged, first)];
	}
	const entries = Object.entries(value);
	if (entries.length === 0) return 'empty object';
	return Object.fromEntries(entries.map(([name, member]) => [name, shapeOf(member)]));
}

/** The elements of an XML text in their order, each once, with the kinds of empty that occur. */
export function elementsOf(text: string): string[] {
	const found = new Map<string, string>();
	const pattern = /<([A-Za-z_][\w.:-]*)([^<>]*?)(\/?)>([^<]*)/g;
	for (const [, name = '', attributes = '', closed = '', content = ''] of text.matchAll(pattern)) {
		const kind = /:nil=["']?(?:true|1)/.test(attributes)
			? 'nil'
			: closed === '/'
				? 'empty element'
				: content.trim() === ''
					? 'elements or empty'
					: kindOf(content);
		const before = found.get(name);
		const kinds = new Set([...(before?.split(' | ') ?? []), kind]);
		found.set(name, [...kinds].sort().join(' | '));
	}
	return [...found].map(([name, kind]) => `${name}: ${kind}`);
}
