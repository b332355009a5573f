/** Takes secret values out of a text. */
export type Redact = (text: string) => string;

/** Shorter values would also be found inside ordinary words. */
const SHORTEST_SECRET = 4;
/** What stands for a secret in what people see. */
export const HIDDEN = '[hidden]';

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
	'&': 'amp',
	'<': 'lt',
	'>': 'gt',
	'"': 'quot',
	"'": 'apos',
};

function literally(text: string): string {
	return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}

/** Hexadecimal digits in upper or lower case. */
function hex(digits: string): string {
	return digits.replace(/[a-f]/g, (digit) => `[${digit}${digit.toUpperCase()}]`);
}

/** Patterns for one character as URLs, HTML, XML and JSON may write it instead, also doubled. */
function encodedPatterns(character: string): string[] {
	const codePoint = character.codePointAt(0) ?? 0;
	const bytes = [...Buffer.from(character)].map((byte) => byte.toString(16).padStart(2, '0'));
	const units = character.split('').map((unit) => unit.charCodeAt(0).toString(16));
	const entities = [`#0*${codePoint}`, `#[xX]0*${hex(codePoint.toString(16))}`];
	const named = NAMED_ENTITIES[character];
	if (named !== undefined) entities.push(named);
	return [
		bytes.map((byte) => `%(?:25)*${hex(byte)}`).join(''),
		`&(?:amp;)*(?:${entities.join('|')});`,
		units.map((unit) => `\\\\u${hex(unit.padStart(4, '0'))}`).join(''),
	];
}

/**
 * A pattern for one character, or for several backslashes in a row: these are taken together, since
 * JSON doubles them, and each on its own would make the search for them take forever.
 */
function patternOf(part: string): string {
	if (part.startsWith('\\')) {
		const encoded = encodedPatterns('\\').join('|');
		return `(?:\\\\{${part.length},${part.length * 4}}|(?:${encoded}){${part.length}})`;
	}
	const escaped = part === '"' || part === '/' ? '\\\\{0,3}' : '';
	const plain = part === ' ' ? '[ +]' : escaped + literally(part);
	return `(?:${[plain, ...encodedPatterns(part)].join('|')})`;
}

/** Patterns for a value inside of a longer base64 text, where it begins at any of three places. */
function base64Patterns(value: string): string[] {
	const bytes = Buffer.from(value);
	return [0, 1, 2].map((offset) => {
		const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64url');
		const head = Math.ceil((offset * 4) / 3);
		const tail = (offset + bytes.length) % 3 === 0 ? whole.length : whole.length - 1;
		return whole
			.slice(head, tail)
			.replace(/-/g, '(?:[+-]|%2[bB])')
			.replace(/_/g, '(?:[/_]|%2[fF])');
	});
}

function secretPatterns(secret: string): string[] {
	const form = new URLSearchParams({ _: secret }).toString().slice(2);
	return [
		(secret.match(/\\+|[^\\]/gu) ?? []).map(patternOf).join(''),
		...base64Patterns(secret),
		...(form === secret ? [] : base64Patterns(form)),
	];
}

/**
 * A function that replaces each of the given values, however encoded, by `[hidden]`.
 * For texts from outside that end up in messages: a page may repeat the request it got.
 */
export function redactor(secrets: readonly string[]): Redact {
	const values = secrets
		.map((secret) => secret.trim())
		.filter((secret) => secret.length >= SHORTEST_SECRET)
		.sort((a, b) => b.length - a.length);
	if (values.length === 0) return (text) => text;
	const pattern = new RegExp(values.flatMap(secretPatterns).join('|'), 'g');
	return (text) => text.replace(pattern, HIDDEN);
}
