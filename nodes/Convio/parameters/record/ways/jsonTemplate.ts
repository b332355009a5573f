import { countOf, namesIn, stringsIn } from './jsonKeys';

/** How a JSON parameter is written, which decides which names its text may set. */
export type JsonTemplate =
	/** Without expressions: all of it was typed by the person. */
	| { readonly kind: 'typed' }
	/** One expression and nothing else. */
	| {
			readonly kind: 'expression';
			/** Whether the person has written the name, and not only to read a column of that name. */
			spells(name: string): boolean;
			/** Whether the text comes from an agent. */
			readonly isByAgent: boolean;
	  }
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

/** What can make one backslash into two, as a person does who knows JSON. */
const MAY_ESCAPE = /\\|=>|(?:stringify|json|replace|escape|encode|quote)\w*\s*\(/i;

/** Whether each expression fills in a value within a string, so that its backslashes are no escapes. */
function onlyFillsStrings(text: string): boolean {
	const expressions = [...text.matchAll(EXPRESSION)];
	if (expressions.some(([, code = '']) => MAY_ESCAPE.test(code))) return false;
	const strings = stringsIn(text.replace(EXPRESSION, MARK));
	return countOf(MARK, strings.join('')) === expressions.length;
}

/** Whether a name stands in an expression otherwise than as a column that is read. */
function isSpelledIn(text: string, name: string): boolean {
	const literal = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
	const notRead = '(?<![.\\p{L}\\p{N}_$]|\\[\\s*["\'`])';
	return new RegExp(`${notRead}${literal}(?![\\p{L}\\p{N}_$])`, 'u').test(text);
}

function read(raw: unknown): JsonTemplate {
	if (typeof raw !== 'string' || !raw.startsWith('=')) return { kind: 'typed' };
	const text = raw.slice(1).trim();
	if (!text.includes('{{')) return { kind: 'typed' };
	const isWhole = text.startsWith('{{') && text.endsWith('}}') && text.lastIndexOf('{{') === 0;
	if (isWhole) {
		const isByAgent = text.includes('$fromAI');
		return { kind: 'expression', spells: (name) => isSpelledIn(text, name), isByAgent };
	}
	// Any value would do in place of an expression, within quotation marks or without.
	const withoutExpressions = text.replace(EXPRESSION, MARK);
	return {
		kind: 'text with expressions',
		names: namesIn(withoutExpressions),
		...(onlyFillsStrings(text) ? { backslashes: countOf('\\', withoutExpressions) } : {}),
	};
}

/** The last one read: it is the same for all items of a run. */
let last: { readonly raw: unknown; readonly template: JsonTemplate } | undefined;

/** @param raw the parameter with its expressions unresolved */
export function jsonTemplate(raw: unknown): JsonTemplate {
	if (last === undefined || last.raw !== raw) last = { raw, template: read(raw) };
	return last.template;
}
