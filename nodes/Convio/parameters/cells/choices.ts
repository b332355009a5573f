import { withoutInvisible } from './invisible';

const ENTITIES: Readonly<Record<string, string>> = {
	amp: '&',
	apos: "'",
	gt: '>',
	lt: '<',
	nbsp: ' ',
	quot: '"',
};

function characterOf(entity: string, name: string): string {
	const code = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name);
	if (code === null) return ENTITIES[name.toLowerCase()] ?? entity;
	const number = code[1] === undefined ? Number(code[2]) : parseInt(code[1], 16);
	return number <= 0x10ffff ? String.fromCodePoint(number) : entity;
}

/** A text with HTML entities as the characters that they stand for. */
function withoutEntities(text: string): string {
	return text.includes('&')
		? text.replace(/&(#x[\da-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, characterOf)
		: text;
}

function folded(text: string): string {
	return withoutInvisible(withoutEntities(text)).replace(/\s+/g, ' ').trim().toLowerCase();
}

/** Choices by their folded spelling; null where two of them have the same. */
const byFolded = new WeakMap<readonly string[], ReadonlyMap<string, string | null>>();

function index(choices: readonly string[]): ReadonlyMap<string, string | null> {
	const known = byFolded.get(choices);
	if (known !== undefined) return known;
	const made = new Map<string, string | null>();
	for (const choice of choices) {
		const key = folded(choice);
		made.set(key, made.has(key) && made.get(key) !== choice ? null : choice);
	}
	byFolded.set(choices, made);
	return made;
}

/**
 * The choice that a text means, in the site's own spelling: case, blanks and HTML entities such as
 * `&amp;` make no difference.
 *
 * @returns undefined when there is none, or when it could be either of two
 */
export function matchChoice(choices: readonly string[], text: string): string | undefined {
	if (choices.includes(text)) return text;
	return index(choices).get(folded(text)) ?? undefined;
}
