import { readFile, writeFile } from 'node:fs/promises';

const DOCUMENT = new URL('../../docs/benchmark.md', import.meta.url);
const CHART = new URL('../../docs/benchmark.svg', import.meta.url);
const BEGIN = '<!-- figures: written by npm run bench -->';
const END = '<!-- end of figures -->';

/**
 * Puts new figures into docs/benchmark.md, between the two marks; what people wrote stays.
 *
 * @throws Error when the marks are not there
 */
export async function writeDocument(figures: string, chart: string): Promise<void> {
	const text = await readFile(DOCUMENT, 'utf8');
	const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
	if (start < 0 || end < start) throw new Error(`docs/benchmark.md has lost its marks: ${BEGIN}`);
	const before = text.slice(0, start + BEGIN.length);
	await writeFile(DOCUMENT, `${before}\n\n${figures}\n\n${text.slice(end)}`);
	await writeFile(CHART, chart);
}
