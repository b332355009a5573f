import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { N8nClient, type Execution } from '../../../n8n/client.mjs';
import { packPackage } from '../../../n8n/community-package.mjs';
import { startN8n } from '../../../n8n/start.mjs';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/index.mts';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
export const EXAMPLES = join(ROOT, 'examples');
export const CONVIO_NODE = 'n8n-nodes-convio.convioConstituent';

/** Of no use to anybody else: this n8n listens on this machine only and is gone afterwards. */
const OWNER = {
	email: 'test@example.org',
	password: 'Convio-test-1',
	firstName: 'Test',
	lastName: 'Owner',
};

export interface WorkflowNode {
	name: string;
	type: string;
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	webhookId?: string;
	onError?: string;
}

/** A workflow as an export holds it. */
export interface Workflow {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

/** The example of that name, as a newcomer imports it. */
export async function readExample(name: string): Promise<Workflow> {
	const text = await readFile(join(EXAMPLES, `${name}.workflow.json`), 'utf8');
	return JSON.parse(text) as Workflow;
}

/** The node of that name. */
export function nodeOf(workflow: Workflow, name: string): WorkflowNode {
	const node = workflow.nodes.find((one) => one.name === name);
	if (!node) throw new Error(`The workflow has no node "${name}"`);
	return node;
}

/** A logged-in client of a fresh n8n. */
export async function setUp(url: string): Promise<N8nClient> {
	const client = new N8nClient(url);
	await client.setUpOwner(OWNER);
	return client;
}

/** Stores the stand-in site's credential, with its own limit of calls in flight. */
export async function storeCredential(
	client: N8nClient,
	sandbox: Sandbox,
	maxConcurrentRequests = 10,
): Promise<{ id: string; name: string }> {
	return await client.createCredential({
		name: 'Stand-in site',
		type: 'convioApi',
		data: { siteUrl: sandbox.siteUrl, ...sandbox.credentials, maxConcurrentRequests },
	});
}

/** Imports a workflow, chooses the credential in each node that needs it, and publishes it. */
export async function publish(
	client: N8nClient,
	credential: { id: string; name: string },
	workflow: Workflow,
): Promise<string> {
	for (const node of workflow.nodes) {
		if (node.type === CONVIO_NODE) node.credentials = { convioApi: { ...credential } };
		if (node.webhookId !== undefined) node.webhookId = randomUUID();
	}
	const created = await client.createWorkflow(workflow);
	await client.activateWorkflow(created);
	return created.id;
}

/** The items that left a node by one of its outputs. */
export function itemsOf(execution: Execution, node: string, output = 0): Record<string, unknown>[] {
	const runs = execution.runData[node] ?? [];
	return runs.flatMap((run) => run.data?.main?.[output] ?? []).map((item) => item.json);
}

/** A real n8n with the packed package in it, and a stand-in site beside it. */
export interface Lab {
	readonly url: string;
	readonly client: N8nClient;
	readonly sandbox: Sandbox;
	readonly credential: { id: string; name: string };
	stop(): Promise<void>;
}

export async function startLab(
	options: { sandbox?: SandboxOptions; maxConcurrentRequests?: number } = {},
): Promise<Lab> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-nodes-convio-lab-'));
	const sandbox = await startSandbox(options.sandbox);
	const stops: (() => Promise<void>)[] = [
		() => sandbox.close(),
		() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }),
	];
	const stop = async () => {
		for (const end of stops) await end();
	};
	try {
		const packageTarball = await packPackage(ROOT, folder);
		const n8n = await startN8n({ dataDir: join(folder, 'n8n'), packageTarball });
		stops.unshift(() => n8n.stop());
		const client = await setUp(n8n.url);
		const credential = await storeCredential(client, sandbox, options.maxConcurrentRequests);
		return { url: n8n.url, client, sandbox, credential, stop };
	} catch (error) {
		await stop();
		throw error;
	}
}
