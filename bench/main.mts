import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { stopAll } from '../n8n/processes.mjs';
import { Calm } from './calm.mts';
import { timeDecoding } from './decode.mts';
import { reasonOf } from './failure.mts';
import { prepareGround } from './ground.mts';
import { makePlan, SERIES } from './plan.mts';
import { takeProfiles } from './profiles.mts';
import { figuresOf, keepFigures, writeDocument } from './report/document.mts';
import { noResults, runTask } from './results.mts';
import { runSeries } from './run.mts';
import type { Bench } from './run.mts';
import { runWhole } from './whole/measure.mts';

const PARTS = [...SERIES, 'whole', 'decoding', 'profiles'] as const;
type Part = (typeof PARTS)[number];

const USAGE = `Usage: npm run bench -- [options]
  --quick      a smoke run with few items; its figures mean nothing
  --only <part>
               only this part; may be given several times:
               ${PARTS.join(', ')}
  --rounds <n> how often each is run, for the median (default 3)
  --patience <minutes>
               how long to wait, in all, for other work on this machine to end, and to repeat runs
               that it has disturbed (default 5)
  --help       this text

Measures the built node against what else could do its work, in one n8n engine on this machine and in
a whole n8n. Takes about half an hour; nothing else should run. What fails becomes a row that says so.
After each run, all figures so far are in reports/bench/figures.md. A benchmark of all parts, without
--quick, writes docs/benchmark.md and docs/benchmark.svg in the end. Profiles for a browser's
developer tools are left in reports/bench.`;

const REPORTS = fileURLToPath(new URL('../reports/bench', import.meta.url));
const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		only: { type: 'string', multiple: true, default: [] },
		rounds: { type: 'string', default: '3' },
		patience: { type: 'string', default: '5' },
		help: { type: 'boolean', default: false },
	},
});

function log(line: string): void {
	console.error(line);
}

/** @throws Error when one of the names is none of a part */
function partsNamed(names: readonly string[]): readonly Part[] {
	const unknown = names.filter((name) => !PARTS.some((part) => part === name));
	if (unknown.length > 0) throw new Error(`No part of the benchmark: ${unknown.join(', ')}`);
	return names.length === 0 ? PARTS : PARTS.filter((part) => names.includes(part));
}

async function bench(quick: boolean, parts: readonly Part[]): Promise<void> {
	const results = noResults(makePlan(quick, Number(values.rounds)));
	const { plan, startedAt } = results;
	const calm = new Calm(quick ? 0 : Number(values.patience) * 60_000, log);
	const ground = await prepareGround(log);
	const keep = async () => await keepFigures(results, REPORTS);
	const common: Bench = { ground, calm, log, keep };
	const decode = async () =>
		await calm.measure(async () => await timeDecoding(ground, quick ? 5 : 200));
	const run = async (part: Part): Promise<void> => {
		switch (part) {
			case 'whole':
				return await runWhole(common, plan.whole, results.whole);
			case 'decoding':
				return await runTask(results.decoding, 'decoding', decode, log);
			case 'profiles':
				return await takeProfiles(common, plan, results.profiles, REPORTS);
			default:
				return await runSeries(common, plan, part, results.series[part]);
		}
	};
	try {
		for (const part of parts) {
			// Otherwise a part that cannot even start would end the benchmark.
			await run(part).catch((error: unknown) => log(`  ${part} failed: ${reasonOf(error)}`));
			await keep();
		}
		console.log(await figuresOf(results));
		if (!quick && parts.length === PARTS.length) await writeDocument(results);
		log(`Done in ${Math.round((Date.now() - startedAt.getTime()) / 1000)} s.`);
	} finally {
		await ground.clean();
	}
}

if (values.help) {
	console.log(USAGE);
} else {
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		process.once(signal, () => void stopAll().then(() => process.exit(130)));
	}
	await bench(values.quick, partsNamed(values.only));
}
