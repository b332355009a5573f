/** Takes secret values out of a text. */
export type Redact = (text: string) => string;

/** Shorter values would also be found inside ordinary words. */
const SHORTEST_SECRET = 4;
const REPLACEMENT = '[hidden]';

function htmlEscaped(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&#39;');
}

/** The spellings in which a server may send a value back. */
function spellings(secret: string): string[] {
	return [
		secret,
		encodeURIComponent(secret),
		new URLSearchParams({ _: secret }).toString().slice(2),
		htmlEscaped(secret),
		JSON.stringify(secret).slice(1, -1),
		Buffer.from(secret).toString('base64'),
	];
}

/**
 * A function that replaces each of the given values, also encoded, by `[hidden]`.
 * For texts from outside that end up in messages: a page may repeat the request it got.
 */
export function redactor(secrets: readonly string[]): Redact {
	const found = new Set(
		secrets.filter((secret) => secret.length >= SHORTEST_SECRET).flatMap(spellings),
	);
	const longestFirst = [...found].sort((a, b) => b.length - a.length);
	return (text) =>
		longestFirst.reduce((rest, secret) => rest.split(secret).join(REPLACEMENT), text);
}
