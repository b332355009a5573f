import { setTimeout as delay } from 'node:timers/promises';

import { unflatten } from '../../n8n/client.mjs';
import type { Contender } from '../job.mts';
import type { WholePlan } from '../plan.mts';
import { watchOthers } from '../processor.mts';
import { residentPeak, resetResidentPeak } from '../resident.mts';
import { CONTENDERS } from '../job.mts';
import { runTask } from '../results.mts';
import type { TaskResults } from '../results.mts';
import { withSite } from '../run.mts';
import type { Bench } from '../run.mts';
import { withN8n } from './n8n.mts';
import type { WholeN8n } from './n8n.mts';
import { csvOf, csvWorkflow, FILE, SAVED } from './workflow.mts';

export type WholeContender = Extract<Contender, 'convio' | 'http' | 'httpBatched'>;

/** One run of a workflow in a whole n8n. */
export interface WholeRun {
	/** From the start to the end of the execution, as n8n says, in milliseconds. */
	readonly wallMs: number;
	/** Most resident memory of n8n's process meanwhile, in bytes; only on Linux. */
	readonly peakMemory?: number;
	/** Run data of the execution, as n8n stores it, in bytes. */
	readonly storedBytes: number;
	/** Share of the machine that other processes took meanwhile, 0 to 1. */
	readonly disturbance: number;
}

interface StoredExecution {
	readonly status: string;
	readonly startedAt: string;
	readonly stoppedAt: string;
	/** In the format of the npm package flatted, as in n8n's database. */
	readonly data: string;
}

async function post(url: string, csv: string): Promise<string> {
	const form = new FormData();
	form.append(FILE, new Blob([csv], { type: 'text/csv' }), `${FILE}.csv`);
	const response = await fetch(url, { method: 'POST', body: form });
	const text = await response.text();
	if (!response.ok) throw new Error(`n8n answered ${response.status}: ${text}`);
	return (JSON.parse(text) as { run: string }).run;
}

/** The execution, once it has ended. Reading its data takes n8n memory, so it is read only then. */
async function finished({ client }: WholeN8n, id: string): Promise<StoredExecution> {
	for (;;) {
		const executions = await client.listExecutions();
		const status = executions.find((execution) => execution.id === id)?.status ?? 'new';
		if (!['new', 'running', 'waiting', 'unknown'].includes(status)) break;
		await delay(250);
	}
	return (await client.request('GET', `/executions/${id}`)) as StoredExecution;
}

function savedRows(data: string): number {
	const { runData } = unflatten(data).resultData;
	return runData[SAVED]?.[0]?.data?.main?.[0]?.length ?? 0;
}

async function runOnce(
	n8n: WholeN8n,
	path: string,
	csv: string,
	sitePid: number,
): Promise<WholeRun & { saved: number }> {
	const disturbance = watchOthers(sitePid, n8n.pid);
	resetResidentPeak(n8n.pid);
	const id = await post(`${n8n.url}/webhook/${path}`, csv);
	const { status, startedAt, stoppedAt, data } = await finished(n8n, id);
	const peakMemory = residentPeak(n8n.pid);
	const others = disturbance();
	if (status !== 'success') throw new Error(`the execution ended with "${status}"`);
	return {
		wallMs: Date.parse(stoppedAt) - Date.parse(startedAt),
		peakMemory,
		storedBytes: Buffer.byteLength(data),
		disturbance: others,
		saved: savedRows(data),
	};
}

async function measureOne(
	{ ground, calm, log }: Bench,
	contender: WholeContender,
	{ site: settings, count, warmUp, concurrency }: WholePlan,
): Promise<WholeRun> {
	const work = async (n8n: WholeN8n, sitePid: number, siteUrl: string) => {
		const path = `csv-${contender}`;
		const workflow = csvWorkflow(contender, siteUrl, n8n.credential, path);
		await n8n.client.activateWorkflow(await n8n.client.createWorkflow(workflow));
		await runOnce(n8n, path, csvOf(warmUp, 'W'), sitePid);
		const csv = csvOf(count, 'M');
		const { saved, ...run } = await calm.measure(() => runOnce(n8n, path, csv, sitePid));
		if (saved !== count) throw new Error(`${saved} of ${count} rows were saved`);
		log(`  ${CONTENDERS[contender]}, ${count} rows: ${(run.wallMs / 1000).toFixed(2)} s`);
		return run;
	};
	return await withSite(ground, { ...settings, population: 0 }, (site) =>
		withN8n(site, concurrency, (n8n) => work(n8n, site.pid, site.access.siteUrl)),
	);
}

/** Measures each contender in a whole n8n of its own, against a site of its own. */
export async function runWhole(
	bench: Bench,
	plan: WholePlan,
	results: TaskResults<WholeRun, WholeContender>,
): Promise<void> {
	bench.log(plan.title);
	for (const contender of plan.contenders) {
		await runTask(results, contender, () => measureOne(bench, contender, plan), bench.log);
		await bench.keep();
	}
}
