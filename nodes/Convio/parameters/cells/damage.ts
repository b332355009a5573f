import { numberOf } from './invisible';
import type { Problem } from './problem';

/** What a formula leaves when it fails; as text it would overwrite what the record has. */
export const ERROR_VALUES = '#(?:N/A|REF!|VALUE!|NAME\\?|DIV/0!|NUM!|NULL!|SPILL!|CALC!|ERROR!)';
const ERROR_VALUE = new RegExp(`^${ERROR_VALUES}$`, 'i');

/** The mark for letters that could not be read, and halves of a character. */
const LOST = /[\uFFFD\p{Cs}]/u;
/** All control characters but tab, line feed and carriage return. */
const CONTROL = /[^\P{Cc}\t\n\r]/u;

const ENCODING =
	"The file was read in another encoding than it has. Set 'Encoding' in the node that reads the file (Extract from File > Options), e.g. to Windows-1252 or ISO-8859-1, or save the file as 'CSV UTF-8'.";

/** A character that breaks a line or controls a machine; a key has none. */
const CONTROL_IN_KEY = /[\p{Cc}\u2028\u2029]/u;

/** The number of the first control character of a key, line breaks and tabs among them. */
export function numberOfControl(key: string): string | undefined {
	const [control] = CONTROL_IN_KEY.exec(key) ?? [];
	return control === undefined ? undefined : numberOf(control);
}

/** The problem of every error value, in every field. */
export const ERROR_VALUE_PROBLEM: Problem = {
	what: 'is an error value of a spreadsheet',
	cure: 'Correct the formula in the spreadsheet, or leave the cell empty.',
};

/** Whether a text is such an error value and nothing else. */
export function isErrorValue(text: string): boolean {
	return text.startsWith('#') && ERROR_VALUE.test(text);
}

/**
 * What shows that a text was damaged before it came here. U+FFFD stands for letters that are lost;
 * U+0080 to U+009F are what Windows-1252 becomes when it is read as Latin-1.
 *
 * @returns undefined for a text in order
 */
export function damageOf(text: string): Problem | undefined {
	if (LOST.test(text)) {
		return { what: 'has letters that were lost when the file was read', cure: ENCODING };
	}
	const [control] = CONTROL.exec(text) ?? [];
	if (control === undefined) return undefined;
	const number = numberOf(control);
	return control >= '\u0080'
		? { what: `has a letter that was read wrongly (${number})`, cure: ENCODING }
		: {
				what: `contains the control character ${number}`,
				cure: 'Remove this character before this node.',
			};
}
