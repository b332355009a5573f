import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { stopAll } from '../n8n/processes.mjs';
import { Calm } from './calm.mts';
import { timeDecoding } from './decode.mts';
import { prepareGround } from './ground.mts';
import { makePlan } from './plan.mts';
import { takeProfiles } from './profiles.mts';
import { drawChart } from './report/chart.mts';
import { writeDocument } from './report/document.mts';
import { describeMachine } from './report/machine.mts';
import { boundsTable, profileTable, seriesTable } from './report/markdown.mts';
import { rowsOf } from './report/rows.mts';
import { runPlan } from './run.mts';

const USAGE = `Usage: npm run bench -- [options]
  --quick      a smoke run of a minute; its figures mean nothing and are not kept
  --rounds <n> how often each is run, for the median (default 3)
  --patience <minutes>
               how long to wait, in all, for other work on this machine to end, and to repeat runs
               that it has disturbed (default 5)
  --help       this text

Measures the built node against what else could do its work, all in one n8n engine on this machine,
and writes docs/benchmark.md and docs/benchmark.svg. Takes about thirteen minutes; nothing else should run.
Profiles for a browser's developer tools are left in reports/bench.`;

const PROFILES = fileURLToPath(new URL('../reports/bench', import.meta.url));
const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		rounds: { type: 'string', default: '3' },
		patience: { type: 'string', default: '5' },
		help: { type: 'boolean', default: false },
	},
});

function log(line: string): void {
	console.error(line);
}

async function bench(quick: boolean, rounds: number, patienceMs: number): Promise<void> {
	const startedAt = new Date();
	const ground = await prepareGround(log);
	try {
		const plan = makePlan(quick, rounds);
		const calm = new Calm(patienceMs, log);
		const results = await runPlan(ground, plan, calm, log);
		const decoding = await calm.measure(async () => await timeDecoding(ground, quick ? 5 : 200));
		log('profiles');
		const profiles = await takeProfiles(ground, plan, PROFILES);
		const rows = rowsOf(plan, results, decoding);
		const figures = [
			await describeMachine(startedAt, results),
			boundsTable(rows),
			'![Chart of the figures](benchmark.svg)',
			'### All runs',
			seriesTable(plan, results),
			'### Where the time goes',
			profileTable(profiles),
		].join('\n\n');
		const chart = drawChart(plan, results, rows);
		console.log(figures);
		if (!quick) await writeDocument(figures, chart);
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
	await bench(
		values.quick,
		Number(values.rounds),
		values.quick ? 0 : Number(values.patience) * 60_000,
	);
}
