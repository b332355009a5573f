const BARE_NUMBER = /[[:,]\s*-?\d/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(-?\d[\d.eE+-]*)/g;

/**
 * A JSON text as a value with bare numbers as text, exactly as written: as a number, a long ID would
 * lose digits. The vendor sends all values as strings; a site may be configured otherwise.
 *
 * @throws SyntaxError when the text is not JSON
 */
export function decodeJson(text: string): unknown {
	const value: unknown = JSON.parse(text);
	if (!BARE_NUMBER.test(text)) return value;
	return JSON.parse(
		text.replace(STRING_OR_NUMBER, (token: string, number: string | undefined) =>
			number === undefined ? token : `"${number}"`,
		),
	);
}
