import { loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { stopAll } from '../n8n/processes.mjs';
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
  --help       this text

Measures the built node against what else could do its work, all in one n8n engine on this machine,
and writes docs/benchmark.md and docs/benchmark.svg. Takes about ten minutes; nothing else should run.
Profiles for a browser's developer tools are left in reports/bench.`;

const PROFILES = fileURLToPath(new URL('../reports/bench', import.meta.url));
/** From here on other work disturbs the figures. */
const BUSY = 1;

const { values } = parseArgs({
	options: {
		quick: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});

function log(line: string): void {
	console.error(line);
}

async function bench(quick: boolean): Promise<void> {
	const startedAt = new Date();
	const load = loadavg()[0] ?? 0;
	if (load > BUSY) log(`The machine is busy (load ${load.toFixed(1)}): figures will be noisy.`);
	const ground = await prepareGround(log);
	try {
		const plan = makePlan(quick);
		const results = await runPlan(ground, plan, log);
		const decoding = await timeDecoding(ground, quick ? 5 : 200);
		log('profiles');
		const profiles = await takeProfiles(ground, plan, PROFILES);
		const rows = rowsOf(plan, results, decoding);
		const [sample] = results.many.http ?? [];
		if (sample === undefined) throw new Error('nothing was measured');
		const figures = [
			await describeMachine(startedAt, load, sample),
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
	await bench(values.quick);
}
