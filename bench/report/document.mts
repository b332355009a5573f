import { mkdir, readFile, writeFile } from 'node:fs/promises';

import type { Results } from '../results.mts';
import { drawChart } from './chart.mts';
import { describeMachine } from './machine.mts';
import { boundsTable, profileTable, seriesTable, syncTable, wholeTable } from './markdown.mts';
import { rowsOf } from './rows.mts';

const DOCUMENT = new URL('../../docs/benchmark.md', import.meta.url);
const CHART = new URL('../../docs/benchmark.svg', import.meta.url);
const BEGIN = '<!-- figures: written by npm run bench -->';
const END = '<!-- end of figures -->';

/** What has been measured so far, as Markdown. */
export async function figuresOf(results: Results): Promise<string> {
	return [
		await describeMachine(results),
		boundsTable(rowsOf(results)),
		'![Chart of the figures](benchmark.svg)',
		'### A nightly sync of 20,000 rows, 5 % of them changed',
		syncTable(results),
		'### 5,000 rows from a CSV to a report, in a whole n8n',
		wholeTable(results),
		'### All runs',
		seriesTable(results),
		'### How the time divides',
		profileTable(results.profiles),
	].join('\n\n');
}

/**
 * Writes what has been measured so far into figures.md of a folder. Otherwise a benchmark that is
 * interrupted would lose it.
 */
export async function keepFigures(results: Results, folder: string): Promise<void> {
	await mkdir(folder, { recursive: true });
	await writeFile(`${folder}/figures.md`, `${await figuresOf(results)}\n`);
}

/**
 * Replaces the figures in docs/benchmark.md, between the two marks, and its chart. The rest of the
 * page is written by people and stays.
 *
 * @throws Error when the marks are not there
 */
export async function writeDocument(results: Results): Promise<void> {
	const text = await readFile(DOCUMENT, 'utf8');
	const [start, end] = [text.indexOf(BEGIN), text.indexOf(END)];
	if (start < 0 || end < start) throw new Error(`docs/benchmark.md has lost its marks: ${BEGIN}`);
	const before = text.slice(0, start + BEGIN.length);
	const figures = await figuresOf(results);
	await writeFile(DOCUMENT, `${before}\n\n${figures}\n\n${text.slice(end)}`);
	await writeFile(CHART, drawChart(results, rowsOf(results)));
}
