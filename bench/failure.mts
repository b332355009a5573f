const MOST_CHARACTERS = 160;

/**
 * Why something failed, in one line that fits into the cell of a Markdown table.
 *
 * @param error what was thrown
 */
export function reasonOf(error: unknown): string {
	const text = error instanceof Error ? error.message : String(error);
	const line = text.replace(/\s+/g, ' ').replaceAll('|', '\\|').trim();
	return line.length > MOST_CHARACTERS ? `${line.slice(0, MOST_CHARACTERS)}…` : line;
}

/**
 * The line that says most about a process that ended early: the last one that names an error.
 *
 * @param output the last lines that the process printed
 */
export function lastError(output: string): string {
	const lines = output.split('\n').filter((line) => line.trim() !== '');
	return (
		lines.findLast((line) => /error/i.test(line) && !/^\s+at /.test(line)) ?? lines.at(-1) ?? ''
	);
}
