/**
 * Characters that nobody sees: zero-width ones, soft hyphens, direction marks, byte order marks. An
 * address copied from a web page may carry one, and then matches no record.
 */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB]/gu;

/** The same characters, control characters, and halves of a character, for messages. */
const UNPRINTABLE = /[\p{Default_Ignorable_Code_Point}\uFFF9-\uFFFB\p{Cc}\p{Cs}]/gu;

/** Printable ASCII has none of them; most values are that. */
const PLAIN = /^[\x20-\x7E]*$/;

/** A text without the characters that nobody sees. */
export function withoutInvisible(text: string): string {
	return PLAIN.test(text) ? text : text.replace(INVISIBLE, '');
}

/** A character by its number, as Unicode tables list it: `U+200B`. */
export function numberOf(character: string): string {
	const codePoint = character.codePointAt(0) ?? 0;
	return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** A text as a message can show it: without this, two different headings would look the same. */
export function shownText(text: string): string {
	if (PLAIN.test(text)) return text;
	return text.replace(UNPRINTABLE, (character) => `[${numberOf(character)}]`);
}
