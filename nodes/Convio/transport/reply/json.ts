const BARE_NUMBER = /[[:,]\s*-?\d/;
const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|(-?\d[\d.eE+-]*)/g;

/** Many times what the largest documented list has. */
const MOST_VALUES = 300_000;

/**
 * Without this, some kilobytes that inflate to a body of short values would take a gigabyte.
 *
 * @throws Error when a text has too many values to be read
 */
function assertReadable(text: string): void {
	// A shorter text cannot have so many.
	if (text.length < MOST_VALUES) return;
	let values = 0;
	let isInString = false;
	for (let place = 0; place < text.length; place += 1) {
		const character = text[place];
		if (isInString && character === '\\') place += 1;
		else if (character === '"') isInString = !isInString;
		else if (!isInString && (character === ',' || character === '[' || character === '{'))
			values += 1;
	}
	if (values > MOST_VALUES) throw new Error(`it has more than ${MOST_VALUES} values`);
}

/**
 * A JSON text as a value with bare numbers as text, exactly as written: as a number, a long ID would
 * lose digits. The vendor sends all values as strings; a site may be configured otherwise.
 *
 * @throws SyntaxError when the text is not JSON
 * @throws Error when it has too many values
 */
export function decodeJson(text: string): unknown {
	assertReadable(text);
	const value: unknown = JSON.parse(text);
	if (!BARE_NUMBER.test(text)) return value;
	return JSON.parse(
		text.replace(STRING_OR_NUMBER, (token: string, number: string | undefined) =>
			number === undefined ? token : `"${number}"`,
		),
	);
}
