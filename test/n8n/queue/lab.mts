import type { Execution } from '../../../n8n/client.mjs';
import { startQueueMode, type QueueMode } from '../../../n8n/queue.mjs';
import type { LoggedCall } from '../../../sandbox/index.mts';
import { startLab, type Lab } from '../support/lab.mts';
import type { Row } from './batch.mts';

/** Calls in flight that each process may have at the site. */
export const LIMIT = 5;

/** n8n in queue mode with two workers, and a stand-in site beside it. */
export interface QueueLab extends Lab<QueueMode> {
	/** Posts rows to the batch workflow at a path. Gives the execution's ID once n8n has them. */
	post(path: string, rows: readonly Row[]): Promise<string>;
	/** The execution, once it has ended. */
	finished(id: string): Promise<Execution>;
	/** Posts all batches at once and waits for their executions. */
	runAll(path: string, batches: readonly (readonly Row[])[]): Promise<Execution[]>;
	/** The status of each execution: new, running, success … */
	statuses(ids: readonly string[]): Promise<string[]>;
}

export async function startQueueLab(env: NodeJS.ProcessEnv = {}): Promise<QueueLab> {
	const start = (place: { folder: string; packageTarball: string }) =>
		startQueueMode({
			...place,
			concurrency: 3,
			env: { N8N_BLOCK_ENV_ACCESS_IN_NODE: 'false', N8N_PAYLOAD_SIZE_MAX: '64', ...env },
		});
	const lab = await startLab(start, LIMIT);
	const { url, client } = lab;
	const post = async (path: string, rows: readonly Row[]) => {
		const answer = await fetch(`${url}/webhook/${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ rows }),
		});
		const text = await answer.text();
		if (!answer.ok) throw new Error(`n8n answered ${answer.status}: ${text}`);
		return (JSON.parse(text) as { run: string }).run;
	};
	const finished = (id: string) => client.waitForExecution(id);
	const statuses = async (ids: readonly string[]) => {
		const answers = ids.map(async (id) => await client.request('GET', `/executions/${id}`));
		return (await Promise.all(answers)).map(({ status }) => String(status));
	};
	const runAll = async (path: string, batches: readonly (readonly Row[])[]) => {
		const ids = await Promise.all(batches.map((rows) => post(path, rows)));
		return await Promise.all(ids.map(finished));
	};
	return { ...lab, post, finished, runAll, statuses };
}

/** How many writes each worker made, by its name, as the site saw them. */
export function writesByWorker(calls: readonly LoggedCall[]): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { applied, params } of calls) {
		const worker = params.source ?? 'nobody';
		if (applied) counts[worker] = (counts[worker] ?? 0) + 1;
	}
	return counts;
}

/** The most writes that each worker had in flight at once, by its name, as the site saw them. */
export function peaksByWorker(calls: readonly LoggedCall[]): Record<string, number> {
	const steps = calls.flatMap(({ startedAt, endedAt = Infinity, params }) => {
		const worker = params.source;
		if (worker === undefined) return [];
		return [
			{ worker, at: startedAt, change: 1 },
			{ worker, at: endedAt, change: -1 },
		];
	});
	// A call that ends in the same millisecond as another starts has freed its slot before.
	steps.sort((one, other) => one.at - other.at || one.change - other.change);
	const inFlight: Record<string, number> = {};
	const peaks: Record<string, number> = {};
	for (const { worker, change } of steps) {
		const now = (inFlight[worker] ?? 0) + change;
		inFlight[worker] = now;
		peaks[worker] = Math.max(peaks[worker] ?? 0, now);
	}
	return peaks;
}

/** How often each address was written, as the site saw it. */
export function writesOf(calls: readonly LoggedCall[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const { applied, params } of calls) {
		const address = params.primary_email ?? '';
		if (applied) counts.set(address, (counts.get(address) ?? 0) + 1);
	}
	return counts;
}

/**
 * Waits until a condition holds.
 *
 * @param what the condition in words, for the error after three minutes
 */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
	const giveUp = Date.now() + 180_000;
	while (!(await holds())) {
		if (Date.now() > giveUp) throw new Error(`Waited three minutes in vain for this: ${what}`);
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
}
