import { join } from 'node:path';
import { expect } from 'vitest';
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

export const GROUP = '1010';
export const TRIGGER = 'Somebody joined';
export const EVERY_MS = 2_000;
/** n8n takes no interval below a minute as one entry, but any number of entries. */
const POLL_TIMES = {
	item: Array.from({ length: 60_000 / EVERY_MS }, (_, index) => ({
		mode: 'custom',
		cronExpression: `${(index * EVERY_MS) / 1000} * * * * *`,
	})),
};

/** A real n8n that can be started again on the same data, with the example in it. */
export class JoinedGroupLab {
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
