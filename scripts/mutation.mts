/**
 * Mutation tests of what decides, sends and judges: `npm run test:mutation [name …]`. Stryker changes the
 * code in one small way after the other, and each change is to be noticed by a unit test. File by file,
 * so that only the tests that load a file are run for it. What no test noticed is listed in
 * reports/mutation/survivors.md.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { Stryker } from '@stryker-mutator/core';

const FOLDERS = [
	'sending',
	'transport',
	'parameters',
	'constituent/run',
	'constituent/results',
	'trigger',
].map((name) => `nodes/Convio/${name}`);
const REPORT = 'reports/mutation';
/** Share of the mutants that must be noticed. */
const LOWEST_SCORE = 90;

interface Score {
	readonly file: string;
	readonly noticed: number;
	readonly survivors: readonly string[];
}

async function scoreOf(file: string): Promise<Score> {
	const results = await new Stryker({ mutate: [file] }).runMutationTest();
	const survivors = results
		.filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
		.map(({ location, mutatorName, replacement }) => {
			const { line, column } = location.start;
			return `- ${file}:${line}:${column} ${mutatorName}: \`${(replacement ?? '').replace(/\s+/g, ' ')}\``;
		});
	const noticed = results.filter(({ status }) => status === 'Killed' || status === 'Timeout');
	return { file, noticed: noticed.length, survivors };
}

/** A file of types alone has nothing to change, and no test loads it. */
function holdsCode(file: string): boolean {
	return /^(?:export )?(?:async function|function|class|const|let) /m.test(
		readFileSync(file, 'utf8'),
	);
}

function percent(scores: readonly Score[]): number {
	const noticed = scores.reduce((sum, score) => sum + score.noticed, 0);
	const all = noticed + scores.reduce((sum, { survivors }) => sum + survivors.length, 0);
	return all === 0 ? 100 : (noticed / all) * 100;
}

function row(name: string, scores: readonly Score[]): string {
	const noticed = scores.reduce((sum, score) => sum + score.noticed, 0);
	const survived = scores.reduce((sum, { survivors }) => sum + survivors.length, 0);
	return `| ${name} | ${percent(scores).toFixed(1)} % | ${noticed} | ${survived} |`;
}

const wanted = process.argv.slice(2);
const files = FOLDERS.flatMap((folder) =>
	readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.filter((name) => name.endsWith('.ts'))
		.map((name) => `${folder}/${name}`),
);
const scores: Score[] = [];
for (const file of files) {
	if (wanted.length > 0 && !wanted.some((name) => file.includes(name))) continue;
	if (!holdsCode(file)) continue;
	scores.push(await scoreOf(file));
	console.log(row(file, scores.slice(-1)));
}

console.log('\n| Folder | Score | Noticed | Not noticed |\n|---|--:|--:|--:|');
for (const folder of FOLDERS) {
	const own = scores.filter(({ file }) => file.startsWith(folder));
	if (own.length > 0) console.log(row(folder, own));
}
console.log(row('all', scores));
mkdirSync(REPORT, { recursive: true });
writeFileSync(`${REPORT}/survivors.md`, `${scores.flatMap((one) => one.survivors).join('\n')}\n`);
if (percent(scores) < LOWEST_SCORE) {
	console.error(`The score is below ${LOWEST_SCORE} %.`);
	process.exitCode = 1;
}
