const OFFSET_BASIS = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * A short text that tells two texts apart and gives neither away: 32-bit FNV-1a in base 36.
 * The login name itself must not be stored with the workflow.
 */
export function shortHash(text: string): string {
	let hash = OFFSET_BASIS;
	for (const character of text) {
		hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), PRIME);
	}
	return (hash >>> 0).toString(36);
}
