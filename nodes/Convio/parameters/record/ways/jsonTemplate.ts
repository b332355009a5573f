import { countOf, namesIn, stringsIn } from './jsonKeys';

/** How a JSON parameter is written, which decides which names its text may set. */
export type JsonTemplate =
	/** Without expressions: all of it was typed by the person. */
	| { readonly kind: 'typed' }
	/** One expression and nothing else. */
	| { readonly kind: 'expression'; spells(name: string): boolean }
	/** A text with expressions inside, which sets the names that it spells and no others. */
	| {
			readonly kind: 'text with expressions';
			readonly names: readonly string[];
			/** Backslashes that the person has written; undefined where expressions may write some. */
			readonly backslashes?: number;
	  };

/** Stands for an expression; no text that a person writes has it. */
const MARK = '\u0001';

const EXPRESSION = /\{\{([\s\S]*?)\}\}/g;

/** What only reads a value: `$json.last`, `$json["Last Name"]`, `$('Form').item.json.last`. */
const PLAIN =
	/^\s*\$(?:json|input|\(\s*(?:'[^']*'|"[^"]*")\s*\))(?:\s*\??\.\s*(?:(?:first|last)\(\)|[\p{L}\p{N}_$]+)|(?:\?\.)?\[\s*(?:"[^"\\]*"|'[^'\\]*'|\d+)\s*\])*\s*$/u;

/** Whether each expression reads a value into a string, so that no backslash can be an escape. */
function onlyReadsIntoStrings(text: string): boolean {
	const expressions = [...text.matchAll(EXPRESSION)];
	if (!expressions.every(([, code = '']) => PLAIN.test(code))) return false;
	const strings = stringsIn(text.replace(EXPRESSION, MARK));
	return countOf(MARK, strings.join('')) === expressions.length;
}

function read(raw: unknown): JsonTemplate {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return { kind: 'typed' };
	const text = raw.slice(1).trim();
	if (!text.includes('{{')) return { kind: 'typed' };
	const isWhole = text.startsWith('{{') && text.endsWith('}}') && text.lastIndexOf('{{') === 0;
	if (isWhole) return { kind: 'expression', spells: (name) => text.includes(name) };
	// Any value would do in place of an expression, within quotation marks or without.
	const withoutExpressions = text.replace(EXPRESSION, MARK);
	return {
		kind: 'text with expressions',
		names: namesIn(withoutExpressions),
		...(onlyReadsIntoStrings(text) ? { backslashes: countOf('\\', withoutExpressions) } : {}),
	};
}

/** The last one read: it is the same for all items of a run. */
let last: { readonly raw: unknown; readonly template: JsonTemplate } | undefined;

/** @param raw the parameter with its expressions unresolved */
export function jsonTemplate(raw: unknown): JsonTemplate {
	if (last === undefined || last.raw !== raw) last = { raw, template: read(raw) };
	return last.template;
}
