import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { N8nClient, type Execution } from '../../../n8n/client.mjs';
import { startN8n, type RunningN8n } from '../../../n8n/start.mjs';
import { packPackage } from '../../../n8n/community-package.mjs';
import { ownFolder } from '../../../n8n/own-folder.mjs';
import { startSandbox, type Constituent, type Sandbox } from '../../../sandbox/index.mts';
import { ROOT } from '../../support/root.mts';
import { OWNER, storeCredential } from '../support/lab.mts';
import {
	importWorkflow,
	itemsOf,
	nodeOf,
	readExample,
	type StoredWorkflow,
} from '../support/workflow.mts';
import { DataTable } from './data-table.mts';

const GROUP = '1010';
const TRIGGER = 'Somebody joined';
const EVERY_MS = 2_000;
/** n8n takes no interval below a minute as one entry, but any number of entries. */
const POLL_TIMES = {
	item: Array.from({ length: 60_000 / EVERY_MS }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${(index * EVERY_MS) / 1000} * * * * *`,
	})),
};

/** Both engines of n8n that poll. The second is off by default. */
const ENGINES = {
	default: {},
	durable: {
		N8N_SCHEDULER_ENABLED: 'true',
		N8N_SCHEDULER_POLL_TRIGGERS_ENABLED: 'true',
		N8N_USE_WORKFLOW_PUBLICATION_SERVICE: 'true',
		N8N_POLLER_DURABLE_CURSORS_ENABLED: 'true',
	},
};

/** A real n8n that can be started again on the same data, with the example in it. */
class Lab {
	private n8n: RunningN8n | undefined;
	private running: N8nClient | undefined;
	sandbox: Sandbox | undefined;
	stored: StoredWorkflow = { id: '', versionId: '' };
	table: DataTable | undefined;
	private readonly stops: Array<() => Promise<void>> = [];

	constructor(private readonly env: Record<string, string>) {}

	get client(): N8nClient {
		if (this.running === undefined) throw new Error('n8n is not running');
		return this.running;
	}

	get site(): Sandbox {
		if (this.sandbox === undefined) throw new Error('the stand-in is not running');
		return this.sandbox;
	}

	async start(): Promise<void> {
		const { folder, remove } = await ownFolder('joined');
		this.stops.push(remove);
		const packageTarball = await packPackage(ROOT, folder);
		this.dataDir = join(folder, 'n8n');
		this.n8n = await startN8n({ dataDir: this.dataDir, packageTarball, env: this.env });
		this.running = new N8nClient(this.n8n.url);
		await this.client.setUpOwner(OWNER);
		this.sandbox = await startSandbox();
		const credential = await storeCredential(this.client, this.site);
		this.table = await DataTable.create(this.client, 'Welcome calls', [
			{ cons_id: '0', first_name: '', last_name: '', email: '', joined: '', problem: '' },
		]);
		const workflow = await readExample('joined-group');
		// The one change to the example: it polls every two seconds instead of every hour.
		nodeOf(workflow, TRIGGER).parameters.pollTimes = POLL_TIMES;
		this.stored = await importWorkflow(this.client, credential, workflow);
	}

	private dataDir = '';

	/** n8n ends, and begins again with what it has saved. */
	async restart(): Promise<void> {
		await this.n8n?.stop();
		this.n8n = await startN8n({ dataDir: this.dataDir, env: this.env });
		this.running = new N8nClient(this.n8n.url);
		await this.client.logIn(OWNER);
	}

	async stop(): Promise<void> {
		await this.n8n?.stop();
		await this.sandbox?.close();
		for (const stop of this.stops) await stop();
	}

	polls(): number {
		return this.site.calls.filter(({ method }) => method === 'getGroupMembers').length;
	}

	/** Waits until the site has been asked so many times more, and n8n has judged the answers. */
	async afterPolls(count: number): Promise<void> {
		const before = this.polls();
		// One more than asked for: then the one before it is over.
		await expect
			.poll(() => this.polls(), { timeout: 120_000, interval: 200 })
			.toBeGreaterThan(before + count);
	}

	/** The executions that the trigger has started successfully, the oldest first. */
	async executions(): Promise<Execution[]> {
		const all = await this.client.listExecutions();
		const own = all.filter(
			({ workflowId, status }) => workflowId === this.stored.id && status !== 'error',
		);
		return await Promise.all(own.reverse().map(({ id }) => this.client.waitForExecution(id)));
	}

	/** The constituents of each execution. */
	async reported(): Promise<unknown[][]> {
		const executions = await this.executions();
		return executions.map((one) => itemsOf(one, this.trigger).map(({ cons_id }) => cons_id));
	}

	trigger = TRIGGER;

	join(first: string): Constituent {
		const { site } = this.site;
		const record = site.newConstituent();
		record.values.set('name.first', first);
		record.values.set('name.last', 'Joiner');
		record.values.set('email.primary_address', `${first.toLowerCase()}@example.org`);
		site.addConstituent(record);
		site.setMember(record, GROUP, true);
		return record;
	}
}

describe.each(Object.entries(ENGINES))(
	'when somebody joins a group, in the %s engine',
	(_, env) => {
		const lab = new Lab(env);
		/** Who was reported so far, one list for each execution. */
		const expected: string[][] = [];
		beforeAll(async () => await lab.start());
		beforeEach(() => lab.site.setFaults([]));
		afterAll(async () => await lab.stop());

		it('starts nothing for those who are there when it is activated', async () => {
			expect(lab.site.site.groups.get(GROUP)?.members.size).toBeGreaterThan(0);
			await lab.client.activateWorkflow(lab.stored);
			await lab.afterPolls(2);
			expect(await lab.reported()).toEqual([]);
		});

		it('starts one execution with one item for a joiner, who gets on the list', async () => {
			const { consId } = lab.join('Ada');
			expected.push([consId]);
			await expect.poll(() => lab.reported(), { timeout: 60_000 }).toEqual(expected);
			await lab.afterPolls(2);
			expect(await lab.reported()).toEqual(expected);
			const rows = await lab.table?.rows();
			expect(rows?.filter(({ cons_id }) => cons_id === consId)).toMatchObject([
				{ first_name: 'Ada', last_name: 'Joiner', email: 'ada@example.org' },
			]);
		});

		it('starts one execution where two polls come at once', async () => {
			// Each poll begins before the one before it has its answer.
			lab.site.site.settings.latencyMs = 1.5 * EVERY_MS;
			const { consId } = lab.join('Bea');
			expected.push([consId]);
			await lab.afterPolls(8);
			lab.site.site.settings.latencyMs = 0;
			expect(lab.site.peakInFlight()).toBeGreaterThan(1);
			expect(await lab.reported()).toEqual(expected);
		});

		it('fails polls while the site is down, and then reports who joined meanwhile', async () => {
			lab.site.setFaults([{ kind: 'html200', times: 'always' }]);
			const { consId } = lab.join('Cleo');
			expected.push([consId]);
			await lab.afterPolls(6);
			expect(await lab.reported()).toEqual(expected.slice(0, -1));
			const all = await lab.client.listExecutions();
			expect(all.filter(({ status }) => status === 'error').length).toBeGreaterThanOrEqual(1);
			lab.site.setFaults([]);
			await expect.poll(() => lab.reported(), { timeout: 120_000 }).toEqual(expected);
		});

		it('starts nothing when a rebuild empties the group and fills it again', async () => {
			const { groups, constituents } = lab.site.site;
			const members = [...(groups.get(GROUP)?.members ?? [])];
			const set = (member: boolean) => {
				for (const id of members) {
					const record = constituents.get(id);
					if (record !== undefined) lab.site.site.setMember(record, GROUP, member);
				}
			};
			set(false);
			await lab.afterPolls(3);
			set(true);
			await lab.afterPolls(3);
			expect(await lab.reported()).toEqual(expected);
		});

		it('reports who joined while n8n was off', async () => {
			const { consId } = lab.join('Dora');
			expected.push([consId]);
			await lab.restart();
			await expect.poll(() => lab.reported(), { timeout: 60_000 }).toEqual(expected);
			await lab.afterPolls(2);
			expect(await lab.reported()).toEqual(expected);
		});

		it('goes on when the node is renamed', async () => {
			const path = `/workflows/${lab.stored.id}`;
			const workflow = await lab.client.request('GET', path);
			const name = 'A new member';
			const renamed = JSON.parse(JSON.stringify(workflow).replaceAll(TRIGGER, name));
			const { versionId } = await lab.client.request('PATCH', path, {
				nodes: renamed.nodes,
				connections: renamed.connections,
				versionId: workflow.versionId,
			});
			await lab.client.activateWorkflow({ id: lab.stored.id, versionId });
			await lab.afterPolls(2);
			const before = (await lab.executions()).length;
			const { consId } = lab.join('Eve');
			await expect
				.poll(async () => (await lab.executions()).length, { timeout: 60_000 })
				.toBe(before + 1);
			await lab.afterPolls(2);
			const after = (await lab.executions()).slice(before);
			expect(after.map((one) => itemsOf(one, name))).toMatchObject([[{ cons_id: consId }]]);
		});
	},
);
