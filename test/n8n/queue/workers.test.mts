import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Execution } from '../../../n8n/client.mjs';
import { itemsOf, nodeOf, publish, readExample } from '../support/workflow.mts';
import { batchWorkflow, rowsOf } from './batch.mts';
import {
	LIMIT,
	peaksByWorker,
	startQueueLab,
	writesByWorker,
	writesOf,
	type QueueLab,
} from './lab.mts';

/** What two workers do together while nothing goes wrong. */
let lab: QueueLab;
beforeAll(async () => {
	lab = await startQueueLab();
	const { client, credential } = lab;
	await publish(client, credential, batchWorkflow('upsert', 'upsert'));
	const form = await readExample('form-webhook');
	const { parameters } = nodeOf(form, 'Create or Update');
	parameters.additionalFields = {
		...(parameters.additionalFields as object),
		source: '={{ $env.WORKER_NAME }}',
	};
	await publish(client, credential, form);
});
beforeEach(() => lab.sandbox.reset({ latencyMs: 20 }));
afterAll(async () => await lab?.stop());

function expectBothWorked(writes: Record<string, number>, all: number): void {
	expect(Object.keys(writes).sort()).toEqual(['worker-1', 'worker-2']);
	expect(Object.values(writes).reduce((sum, count) => sum + count, 0)).toBe(all);
}

it('writes 5,000 rows in ten batches, each row once, and each worker keeps to the limit', async () => {
	const { sandbox } = lab;
	const batches = Array.from({ length: 10 }, (_, n) => rowsOf('big', 500, n * 500));
	const runs = await lab.runAll('upsert', batches);

	expect(runs.map(({ status }) => status)).toEqual(batches.map(() => 'success'));
	const written = (run: Execution) => itemsOf(run, 'Write').length;
	expect(runs.map(written)).toEqual(batches.map(() => 500));
	const writes = writesOf(sandbox.calls);
	expect(writes.size).toBe(5000);
	expect(new Set(writes.values())).toEqual(new Set([1]));
	for (const { member_id, last_name } of batches.flat()) {
		const [record] = sandbox.site.find('member_id', member_id);
		expect(record?.values.get('name.last')).toBe(last_name);
	}
	expectBothWorked(writesByWorker(sandbox.calls), 5000);
	// The credential's limit counts in each process. How close a worker comes to it depends on how
	// busy the machine is.
	for (const [worker, peak] of Object.entries(peaksByWorker(sandbox.calls))) {
		expect(peak, worker).toBeGreaterThan(1);
		expect(peak, worker).toBeLessThanOrEqual(LIMIT);
	}
});

it('answers 100 forms at once, each with its own constituent', async () => {
	const { sandbox, url } = lab;
	const emailOf = (n: number) => `form.${n}@example.net`;
	const answers = await Promise.all(
		Array.from({ length: 100 }, async (_, n) => {
			const answer = await fetch(`${url}/webhook/supporter-form`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ email: emailOf(n), first_name: 'Form', last_name: `No ${n}` }),
			});
			return { status: answer.status, body: await answer.text() };
		}),
	);
	for (const [n, { status, body }] of answers.entries()) {
		expect(status, body).toBe(200);
		const [record] = sandbox.site.find('email.primary_address', emailOf(n));
		expect(record?.values.get('name.last')).toBe(`No ${n}`);
	}
	expect(new Set(writesOf(sandbox.calls).values())).toEqual(new Set([1]));
	expectBothWorked(writesByWorker(sandbox.calls), 100);
});
