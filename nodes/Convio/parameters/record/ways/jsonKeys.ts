/** The end of the JSON string that begins at a place: the place after its closing mark. */
function endOfString(text: string, start: number): number {
	for (let place = start + 1; place < text.length; place += 1) {
		if (text[place] === '\\') place += 1;
		else if (text[place] === '"') return place + 1;
	}
	return text.length;
}

/** How often a character stands in a text. */
export function countOf(character: string, text: string): number {
	return text.split(character).length - 1;
}

/** The strings of a JSON text, with their quotation marks. */
export function stringsIn(text: string): string[] {
	const strings: string[] = [];
	for (let place = text.indexOf('"'); place >= 0; ) {
		const end = endOfString(text, place);
		strings.push(text.slice(place, end));
		place = text.indexOf('"', end);
	}
	return strings;
}

/** JSON allows any number of blanks in front of it, so that a bound would let a name slip through. */
const COLON = /\s*:/y;

function isFollowedByColon(text: string, place: number): boolean {
	COLON.lastIndex = place;
	return COLON.test(text);
}

function decoded(token: string): string {
	try {
		return String(JSON.parse(token));
	} catch {
		return token.slice(1, -1);
	}
}

/**
 * The names that a JSON text sets in its outermost object, in order, and each as often as it is set.
 * `JSON.parse` keeps the last of equal names, so that it cannot tell when a value has brought in a
 * name a second time. The text need not be valid.
 */
export function namesIn(text: string): string[] {
	const names: string[] = [];
	let depth = 0;
	for (let place = 0; place < text.length; place += 1) {
		const character = text[place] ?? '';
		if ('{['.includes(character)) depth += 1;
		if ('}]'.includes(character)) depth -= 1;
		if (character !== '"') continue;
		const end = endOfString(text, place);
		if (depth === 1 && isFollowedByColon(text, end)) {
			names.push(decoded(text.slice(place, end)));
		}
		place = end - 1;
	}
	return names;
}
