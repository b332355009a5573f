const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * A short text that tells two texts apart: 32-bit FNV-1a in base 36. It keeps the stored state small, and
 * is no protection of secrets.
 */
export function shortHash(text: string): string {
	let hash = OFFSET_BASIS;
	for (const character of text) {
		hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), PRIME);
	}
	return (hash >>> 0).toString(36);
}
