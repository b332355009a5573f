/**
 * One measured run: started by measure.mts in a process of its own, with the job as a JSON file.
 * It runs on n8n's Node, which takes the types out by itself.
 */
import { readFileSync } from 'node:fs';
import type { IDataObject } from 'n8n-workflow';

import { RESULT_MARK } from '../job.mts';
import type { Job, Measurement } from '../job.mts';
import { watchOthers } from '../processor.mts';
import { credentialsHelper } from './credentials.mts';
import { makeBench } from './engine.mts';
import { rows } from './items.mts';
import { watchLive, watchResident } from './memory.mts';
import { loadModules } from './modules.mts';
import { measuredNode } from './nodes.mts';
import { startProfile } from './profile.mts';
import { rawClient } from './raw.mts';

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
			? await makeBench(modules, helper, measuredNode(modules, job, [])).mapperSchema()
			: [];
	const bench = makeBench(modules, helper, measuredNode(modules, job, schema));
	return { run: bench.run, close: async () => {}, versions: modules.versions };
}

/** Whether an item holds the answer to its row: the answer names the constituent. */
function isAnswer(item: unknown, row: IDataObject | undefined): boolean {
	const text = JSON.stringify(item);
	return text.includes(`"${String(row?.cons_id)}"`) && !text.includes('"error"');
}

async function measure(job: Job): Promise<Measurement> {
	let requested = () => {};
	const runner = await makeRunner(job, () => requested());
	const input = rows(job.count);
	await runner.run(input.slice(0, job.warmUp));

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
	await runner.close();
	return {
		wallMs,
		cpuMs: (user + system) / 1000,
		residentGrowth: growth,
		...(liveBeyondItems === undefined ? {} : { liveBeyondItems }),
		disturbance: others,
		done: output.filter((item, index) => isAnswer(item, input[index])).length,
		versions: { node: process.versions.node, ...runner.versions },
	};
}

const job = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Job;
// The node's own timers keep no process alive; in n8n its server does.
setInterval(() => {}, 1_000);
const measurement = await measure(job);
process.stdout.write(`${RESULT_MARK}${JSON.stringify(measurement)}\n`, () => process.exit(0));
