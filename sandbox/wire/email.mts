/** A plausible address [inferred]; which check the real site makes is not documented. */
const EMAIL = /^[^\s@,;<>"]+@[^\s@.,;<>"]+(\.[^\s@.,;<>"]+)+$/;

/** Whether a text has the form of an e-mail address. */
export function isEmail(text: string): boolean {
	return EMAIL.test(text);
}
