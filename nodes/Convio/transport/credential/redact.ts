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

/**
 * A function that replaces each of the given values by `[hidden]`: as it is, form-encoded, and escaped
 * for HTML or JSON. Secrets travel in a form body only, so these are what a page can repeat.
 */
export function redactor(secrets: readonly string[]): Redact {
	const spellings = secrets
		.map((secret) => secret.trim())
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.flatMap(spellingsOf)
		// A shorter value that another one begins with would leave the rest of that one.
		.sort((a, b) => b.length - a.length)
		.map((spelling) => spelling.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'));
	if (spellings.length === 0) return (text) => text;
	// Hexadecimal digits may be in lower case.
	const pattern = new RegExp([...new Set(spellings)].join('|'), 'gi');
	return (text) => text.replace(pattern, HIDDEN);
}
