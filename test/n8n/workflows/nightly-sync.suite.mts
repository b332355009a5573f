import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Execution } from '../../../n8n/client.mjs';
import { parseCsv } from '../../../demo/first-steps.mjs';
import type { Lab } from '../support/lab.mts';
import {
	EXAMPLES,
	importWorkflow,
	itemsOf,
	nodeOf,
	readExample,
	type StoredWorkflow,
} from '../support/workflow.mts';
import { DataTable } from './data-table.mts';

const GROUP = '1010';

export function nightlySyncSuite(lab: () => Lab): void {
	let stored: StoredWorkflow;
	let table: DataTable;
	let rows: Record<string, string>[];

	beforeAll(async () => {
		const { client, credential } = lab();
		rows = parseCsv(await readFile(join(EXAMPLES, 'members-table.csv'), 'utf8'));
		table = await DataTable.create(client, 'Supporters', rows);
		const workflow = await readExample('nightly-sync');
		// The one change to the example: it runs every ten seconds instead of every night.
		nodeOf(workflow, 'Every night').parameters.rule = {
			interval: [{ field: 'seconds', secondsInterval: 10 }],
		};
		stored = await importWorkflow(client, credential, workflow);
	});
	afterAll(async () => await lab().client.deactivateWorkflow(stored.id));

	/**
	 * One run by schedule, from its start to its end. The schedule is on only until the run has
	 * started. Otherwise a run that takes longer than the interval would overlap with the next one,
	 * and both would send the same rows.
	 */
	async function nextNight(): Promise<Execution> {
		const { client } = lab();
		const seen = new Set((await client.listExecutions()).map((execution) => execution.id));
		await client.activateWorkflow(stored);
		for (;;) {
			const runs = await client.listExecutions();
			const next = runs.find((run) => run.workflowId === stored.id && !seen.has(run.id));
			if (next) {
				await client.deactivateWorkflow(stored.id);
				return await client.waitForExecution(next.id);
			}
			await new Promise((resolve) => setTimeout(resolve, 200));
		}
	}

	/** What the run sent to be written, by member ID. */
	const sent = (execution: Execution) =>
		itemsOf(execution, 'Changed rows only').map(({ member_id }) => member_id);
	const writes = () => lab().sandbox.calls.filter(({ method }) => method === 'createOrUpdate');

	it('is fired by the schedule and sends a row until the site has taken it', async () => {
		const { sandbox, client } = lab();
		const broken = rows.filter(({ email }) => !email?.includes('@'));
		const good = rows.filter((row) => !broken.includes(row));

		const first = await nextNight();
		expect(first.status).toBe('success');
		const runs = await client.listExecutions();
		expect(runs.find((run) => run.id === first.id)).toMatchObject({ mode: 'trigger' });
		expect(sent(first)).toEqual(rows.map(({ member_id }) => member_id));
		expect(writes().map(({ params }) => params.member_id)).toHaveLength(good.length);
		for (const row of good) {
			const [record] = sandbox.site.find('member_id', row.member_id ?? '');
			expect(record?.values.get('name.first')).toBe(row.first_name);
			expect(record?.groups.has(GROUP)).toBe(true);
		}

		// Nothing has changed: only what the site has not taken is tried again.
		const calls = writes().length;
		const second = await nextNight();
		expect(sent(second)).toEqual(broken.map(({ member_id }) => member_id));
		expect(writes()).toHaveLength(calls);
		const all = await table.rows();
		expect(all.filter(({ problem }) => problem).map(({ member_id }) => member_id)).toEqual(
			broken.map(({ member_id }) => member_id),
		);
	});

	it('sends what was changed or corrected, once', async () => {
		const { sandbox } = lab();
		const [changed, corrected] = [rows[3], rows.at(-1)];
		await table.update('member_id', changed?.member_id ?? '', { city: 'Providence' });
		await table.update('member_id', corrected?.member_id ?? '', { email: 'iris@example.net' });
		const wanted = [changed?.member_id, corrected?.member_id];

		expect(sent(await nextNight())).toEqual(wanted);
		const quiet = await nextNight();
		expect(sent(quiet)).toEqual([]);
		expect(writes().map(({ params }) => params.member_id)).toEqual(wanted);
		const [record] = sandbox.site.find('member_id', wanted[0] ?? '');
		expect(record?.values.get('primary_address.city')).toBe('Providence');
		expect((await table.rows()).filter(({ problem }) => problem)).toEqual([]);
	});

	it('makes up for a night on which the site refused everything', async () => {
		const { sandbox } = lab();
		sandbox.site.settings.callerIp = '203.0.113.7';
		await table.update('member_id', rows[0]?.member_id ?? '', { city: 'Salem' });
		const refused = await nextNight();
		expect(itemsOf(refused, 'Create or Update', 1)).toHaveLength(1);
		expect(writes().filter((call) => call.applied)).toHaveLength(0);

		sandbox.site.settings.callerIp = null;
		await nextNight();
		expect(writes().filter((call) => call.applied)).toHaveLength(1);
	});

	it('sends again what is safe, and lets a person look at what may have arrived', async () => {
		const { sandbox } = lab();
		const id = rows[1]?.member_id ?? '';
		const stored = async () => (await table.rows()).find(({ member_id }) => member_id === id);
		await table.update('member_id', id, { city: 'Camden' });
		// Without the look-up nobody knows whether the write has arrived.
		sandbox.site.settings.deniedMethods = ['getUser'];
		sandbox.setFaults([{ kind: 'status', status: 504, match: { method: 'createOrUpdate' } }]);
		const [failed] = itemsOf(await nextNight(), 'Create or Update', 1);
		expect(failed).toMatchObject({ details: { outcome: 'unknown', safeToRepeat: false } });
		expect(await stored()).toMatchObject({
			problem: expect.stringMatching(/^Look it up first: /) as unknown,
		});

		sandbox.site.settings.deniedMethods = [];
		expect(sent(await nextNight())).toEqual([]);
		await table.update('member_id', id, { sent: '' });
		expect(sent(await nextNight())).toEqual([id]);
		expect(await stored()).toMatchObject({ problem: '' });
		const [record] = sandbox.site.find('member_id', id);
		expect(record?.values.get('primary_address.city')).toBe('Camden');
	});

	it('lists who is in the group but not in the table, and leaves them there', async () => {
		const { sandbox } = lab();
		const members = sandbox.site.groups.get(GROUP)?.members.size ?? 0;
		const night = await nextNight();
		const known = new Set(rows.map(({ member_id }) => member_id));
		const listed = itemsOf(night, 'In the group only');
		expect(listed.length).toBeGreaterThan(0);
		expect(listed.filter(({ member_id }) => known.has(String(member_id)))).toEqual([]);
		expect(sandbox.site.groups.get(GROUP)?.members.size).toBe(members);
	});
}
