/** Takes secret values out of a text. */
export type Redact = (text: string) => string;

/** Shorter values would also be found inside ordinary words. */
const SHORTEST_SECRET = 4;
/** What stands for a secret in what people see. */
export const HIDDEN = '[hidden]';

const HTML_NAMES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&apos;',
};

function escapedUnit(unit: string): string {
	return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Escapes are within escapes no deeper than that. */
const DEEPEST_ESCAPE = 3;

const ESCAPES =
	/%([\da-f]{2})|&#(\d{1,7});|&#x([\da-f]{1,6});|&(amp|lt|gt|quot|apos);|\\u([\da-f]{4})|\\x([\da-f]{2})|\\(["'/\\])/gi;

function unescaped(text: string): string {
	const names = new Map(Object.entries(HTML_NAMES).map(([char, name]) => [name, char]));
	return text.replace(ESCAPES, (whole: string, ...groups: Array<string | undefined>) => {
		const [percent, decimal, hex, name, unit, byte, char] = groups;
		if (name !== undefined) return names.get(`&${name.toLowerCase()};`) ?? whole;
		if (char !== undefined) return char;
		const code =
			decimal === undefined ? parseInt(percent ?? hex ?? unit ?? byte ?? '', 16) : Number(decimal);
		return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
	});
}

/** Texts that are the same to a reader have the same form: without escapes, blanks, and case. */
function plainForm(text: string): string {
	let plain = text;
	for (let depth = 0; depth < DEEPEST_ESCAPE; depth += 1) plain = unescaped(plain);
	return plain
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{Cc}\p{Cf}]+/gu, '');
}

/** How a page, an XML or a JSON text that repeats the request may write a secret. */
function spellingsOf(secret: string): string[] {
	const html = secret.replace(/[&<>"']/g, (found) => HTML_NAMES[found] ?? found);
	const json = JSON.stringify(secret).slice(1, -1);
	const form = new URLSearchParams({ _: secret }).toString().slice(2);
	const uri = form.replace(/\+/g, '%20');
	return [
		secret,
		form,
		uri,
		// JavaScript's `encodeURIComponent` leaves these as they are.
		uri.replace(/%(?:21|27|28|29|7E)/g, decodeURIComponent),
		html,
		html.replace(/&apos;/g, '&#39;'),
		html.replace(/&apos;/g, '&#x27;').replace(/&quot;/g, '&#34;'),
		json,
		json.replace(/\//g, '\\/'),
		json.replace(/[^ -~]/g, escapedUnit),
		json.replace(/[^ -~]|[<>&']/g, escapedUnit),
	];
}

/** Whether a secret in its plain form cannot stand in a text by chance. */
function isUnlikeWords(secret: string): boolean {
	return secret.length >= 8 && !/^\p{L}*$/u.test(secret);
}

/** The places of all matches, those that overlap as well. */
function rangesOf(pattern: RegExp, text: string): Array<[start: number, end: number]> {
	return [...text.matchAll(pattern)].map(({ index, 1: found = '' }) => [
		index,
		index + found.length,
	]);
}

/** A text with what stands at these places replaced; places that overlap are one. */
function replaced(text: string, ranges: Array<[start: number, end: number]>): string {
	let result = '';
	let end = 0;
	for (const [from, to] of ranges) {
		if (from >= end) result += `${text.slice(end, from)}${HIDDEN}`;
		end = Math.max(end, to);
	}
	return result + text.slice(end);
}

/**
 * A function that replaces each of the given values by `[hidden]`: as it is, form-encoded, and escaped
 * for HTML or JSON. Secrets travel in a form body only, so these are what a page can repeat. A text
 * that spells one in yet another way becomes `[hidden]` as a whole.
 */
export function redactor(secrets: readonly string[]): Redact {
	const known = secrets
		.map((secret) => secret.trim())
		.filter((secret) => secret.length >= SHORTEST_SECRET);
	if (known.length === 0) return (text) => text;
	const spellings = known
		.flatMap(spellingsOf)
		.sort((a, b) => b.length - a.length)
		// A page may break its lines within a secret that has blanks.
		.map((spelling) => spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&').replace(/\s+/g, '\\s+'));
	// Looked ahead for, so that a secret which begins within another one is found, too; without regard
	// to case, because hexadecimal digits may be in lower case.
	const pattern = new RegExp(`(?=(${[...new Set(spellings)].join('|')}))`, 'gi');
	// Judged in this form: a secret that is one escape after the other may leave nothing, which every text has.
	const odd = known.map(plainForm).filter(isUnlikeWords);
	return (text) => {
		const hidden = replaced(text, rangesOf(pattern, text));
		const plain = odd.length === 0 ? '' : plainForm(hidden);
		return odd.some((secret) => plain.includes(secret)) ? HIDDEN : hidden;
	};
}
