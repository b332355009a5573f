/**
 * Mutation tests of what decides, sends and judges: `npm run test:mutation [folder …]`. Stryker changes the
 * code of a folder in one small way after the other, and each change is to be noticed by the unit tests of
 * that folder. Constants are left alone that are made when a module is loaded: the forms, held by snapshots,
 * and the tables. What has not changed since the last run keeps its result (`reports/mutation/<folder>.json`).
 * What no test noticed is listed in reports/mutation/survivors.md.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { Stryker } from '@stryker-mutator/core';

/** Folders of the code, each with those of the tests that are to notice. */
const FOLDERS = {
	sending: ['sending'],
	transport: ['transport', 'credentials'],
	parameters: ['parameters'],
	'constituent/run': ['constituent/run'],
	'constituent/results': ['constituent/results'],
	trigger: ['trigger'],
};
const REPORT = 'reports/mutation';
/** Share of the mutants that must be noticed. */
const LOWEST_SCORE = 90;

type Mutant = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

interface Score {
	readonly noticed: number;
	readonly survivors: readonly Mutant[];
}

async function mutantsOf(folder: string, tests: readonly string[]): Promise<readonly Mutant[]> {
	// The processes of Stryker read it in vitest.mutation.config.mts.
	process.env.UNIT_TEST_FOLDERS = tests.join(',');
	return await new Stryker({
		mutate: [`nodes/Convio/${folder}/**/*.ts`],
		incremental: true,
		incrementalFile: `${REPORT}/${folder.replace('/', '-')}.json`,
	}).runMutationTest();
}

function scoreOf(mutants: readonly Mutant[]): Score {
	return {
		noticed: mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length,
		survivors: mutants.filter(({ status }) => status === 'Survived' || status === 'NoCoverage'),
	};
}

function percent({ noticed, survivors }: Score): number {
	const all = noticed + survivors.length;
	return all === 0 ? 100 : (noticed / all) * 100;
}

function row(name: string, mutants: readonly Mutant[]): string {
	const score = scoreOf(mutants);
	return `| ${name} | ${percent(score).toFixed(1)} % | ${score.noticed} | ${score.survivors.length} |`;
}

function describe({ fileName, location, mutatorName, replacement }: Mutant): string {
	const { line, column } = location.start;
	const change = (replacement ?? '').replace(/\s+/g, ' ');
	return `- ${relative('.', fileName)}:${line}:${column} ${mutatorName}: \`${change}\``;
}

const wanted = process.argv.slice(2);
const mutants: Mutant[] = [];
mkdirSync(REPORT, { recursive: true });
console.log('| Folder | Score | Noticed | Not noticed |\n|---|--:|--:|--:|');
for (const [folder, tests] of Object.entries(FOLDERS)) {
	if (wanted.length > 0 && !wanted.some((name) => folder.includes(name))) continue;
	const own = await mutantsOf(folder, tests);
	mutants.push(...own);
	console.log(row(`\`${folder}/\``, own));
}
console.log(row('all', mutants));

const all = scoreOf(mutants);
writeFileSync(`${REPORT}/survivors.md`, `${all.survivors.map(describe).join('\n')}\n`);
if (percent(all) < LOWEST_SCORE) {
	console.error(`The score is below ${LOWEST_SCORE} %.`);
	process.exitCode = 1;
}
