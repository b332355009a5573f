/**
 * One measured run. measure.mts starts it in a process of its own, with the job as a JSON file. It
 * runs on n8n's Node, which runs TypeScript without a build.
 */
import { readFileSync } from 'node:fs';
import type { IDataObject } from 'n8n-workflow';

import { reasonOf } from '../failure.mts';
import { FAILURE_MARK, RESULT_MARK } from '../job.mts';
import type { Job, Measurement } from '../job.mts';
import { watchOthers } from '../processor.mts';
import { credentialsHelper } from './credentials.mts';
import { makeBench } from './engine.mts';
import { watchLive, watchResident } from './memory.mts';
import { loadModules } from './modules.mts';
import { measuredNodes } from './nodes.mts';
import { startProfile } from './profile.mts';
import { rawClient } from './raw.mts';
import { rowsBefore, rowsOf } from './rows.mts';
import { clearCalls, readCalls } from './siteLog.mts';

interface Runner {
	readonly run: (rows: readonly IDataObject[]) => Promise<readonly unknown[]>;
	readonly close: () => Promise<void>;
	readonly versions: { readonly core: string; readonly base: string };
}

async function makeRunner(job: Job, requested: () => void): Promise<Runner> {
	if (job.contender === 'raw') return { ...rawClient(job), versions: { core: '', base: '' } };
	const modules = await loadModules(job.n8nDir, job.packageDir);
	const helper = credentialsHelper(modules, job, requested);
	const schema =
		job.contender === 'convio' && job.values === 'expressions'
			? await makeBench(modules, helper, measuredNodes(modules, job, [])).mapperSchema()
			: [];
	const bench = makeBench(modules, helper, measuredNodes(modules, job, schema));
	return { run: bench.run, close: async () => {}, versions: modules.versions };
}

/** Whether an item came from the response to this row. The response names the constituent. */
function isAnswer(item: unknown, row: IDataObject): boolean {
	const text = JSON.stringify(item ?? {});
	return text.includes(`"${String(row.cons_id)}"`) && !text.includes('"error"');
}

/** Gives the site what the sync of the night before has sent. */
async function seed(job: Job): Promise<void> {
	const client = rawClient(job);
	await client.run(rowsBefore(job.count));
	await client.close();
}

async function measure(job: Job): Promise<Measurement> {
	let requested = () => {};
	const runner = await makeRunner(job, () => requested());
	if (job.rows === 'sync') await seed(job);
	const { warmUp, input, expected } = rowsOf(job);
	await runner.run(warmUp);
	await clearCalls(job.site);

	const liveWatch = job.memory === 'live' ? watchLive(job.count) : undefined;
	if (liveWatch !== undefined) requested = liveWatch.requested;
	const residentGrowth = watchResident();
	const stopProfile = job.profile === undefined ? undefined : await startProfile(job.profile);
	const disturbance = watchOthers(job.sitePid);
	const cpuStart = process.cpuUsage();
	const start = performance.now();
	const output = await runner.run(input);
	const wallMs = performance.now() - start;
	const { user, system } = process.cpuUsage(cpuStart);
	const others = disturbance();
	await stopProfile?.();
	const growth = residentGrowth();
	const liveBeyondItems = liveWatch?.beyondItems(output);
	const seen = await readCalls(job.site);
	await runner.close();
	return {
		wallMs,
		cpuMs: (user + system) / 1000,
		residentGrowth: growth,
		...(liveBeyondItems === undefined ? {} : { liveBeyondItems }),
		disturbance: others,
		expected: expected.length,
		done: expected.filter((row, index) => isAnswer(output[index], row)).length,
		...seen,
		versions: { node: process.versions.node, ...runner.versions },
	};
}

const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Job;
// The node's own timers keep no process alive. Without this one, the process would end while all
// calls wait for a pause. In n8n, the server keeps the process alive.
setInterval(() => {}, 1_000);
const line = await measure(job).then(
	(measurement) => `${RESULT_MARK}${JSON.stringify(measurement)}`,
	(error: unknown) => `${FAILURE_MARK}${reasonOf(error)}`,
);
process.stdout.write(`${line}\n`, () => process.exit(0));
