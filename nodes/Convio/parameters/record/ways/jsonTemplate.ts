import { namesIn } from './jsonKeys';

/** How a JSON parameter is written, which decides which names its text may set. */
export type JsonTemplate =
	/** Without expressions: all of it was typed by the person. */
	| { readonly kind: 'typed' }
	/** One expression and nothing else. */
	| { readonly kind: 'expression'; spells(name: string): boolean }
	/** A text with expressions inside, which sets the names that it spells and no others. */
	| { readonly kind: 'text with expressions'; readonly names: readonly string[] };

function read(raw: unknown): JsonTemplate {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return { kind: 'typed' };
	const text = raw.slice(1).trim();
	if (!text.includes('{{')) return { kind: 'typed' };
	const isWhole = text.startsWith('{{') && text.endsWith('}}') && text.lastIndexOf('{{') === 0;
	if (isWhole) return { kind: 'expression', spells: (name) => text.includes(name) };
	// Any value would do in place of an expression, within quotation marks or without.
	const withoutExpressions = text.replace(/\{\{[\s\S]*?\}\}/g, '0');
	return { kind: 'text with expressions', names: namesIn(withoutExpressions) };
}

/** The last one read: it is the same for all items of a run. */
let last: { readonly raw: unknown; readonly template: JsonTemplate } | undefined;

/** @param raw the parameter with its expressions unresolved */
export function jsonTemplate(raw: unknown): JsonTemplate {
	if (last === undefined || last.raw !== raw) last = { raw, template: read(raw) };
	return last.template;
}
