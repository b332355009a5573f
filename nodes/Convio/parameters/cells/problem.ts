/** Why a value cannot be sent, without the name of its field and without the value itself. */
export interface Problem {
	/** What is wrong; it follows the name of the field: `is an error value of a spreadsheet`. */
	readonly what: string;
	/** How to get unstuck. */
	readonly cure: string;
	/** What stands between `what` and the value in a message; `: ` unless something else fits. */
	readonly link?: ', not ';
}

/** The text to send, or why there is none. */
export type Checked = string | Problem;

/** A problem in the words of a message. */
export function inWords({ what, link }: Problem, shown: string): string {
	return `${what}${link ?? ': '}${shown}`;
}
