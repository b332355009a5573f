import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	INode,
	INodeParameters,
	INodeType,
	IPollFunctions,
	Workflow,
} from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox/index.mts';
import { TestCredentials } from '../../support/credentials.mts';
import { credentialOf } from '../../support/harness.mts';
import {
	additionalDataOf,
	core,
	CREDENTIALS,
	loadPackage,
	place,
	workflowOf,
} from '../../support/n8n.mts';

const built = loadPackage();

/** The engines of n8n that poll; a trigger has to be right under both. */
export const POLL_ENGINES = ['default', 'durable'] as const;
export type PollEngine = (typeof POLL_ENGINES)[number];

/** A group by its ID, as the editor stores it. */
export function groupOf(value: string): INodeParameters {
	return { __rl: true, mode: 'id', value };
}

/** What a poll throws, as far as n8n reads it. */
export type PollFailure = Error & {
	readonly description?: string | null;
	readonly failure?: { readonly cause: string; readonly retryAfterMs?: number };
};

/**
 * The built trigger in an active workflow. *default* saves what the node keeps with an emission and
 * after the activation only, in the workflow and by the node's name; *durable* keeps it by the node's
 * ID, gives each poll a copy, and saves that copy unless the poll throws or is that of the activation.
 */
export class Poller {
	private workflow: Workflow;
	private node: INode;
	/** What the database has. */
	private saved: IDataObject = {};

	private constructor(
		private readonly engine: PollEngine,
		private readonly type: INodeType,
		private readonly credentials: TestCredentials,
		private readonly parameters: INodeParameters,
		private name = 'Trigger',
	) {
		this.node = this.newNode();
		this.workflow = this.newWorkflow();
	}

	static async create(
		engine: PollEngine,
		sandbox: Sandbox,
		parameters: INodeParameters = {},
		credential: ICredentialDataDecryptedObject = {},
	): Promise<Poller> {
		const { loader, credential: type } = await built;
		return new Poller(
			engine,
			loader.getNode('convioConstituentTrigger').type as INodeType,
			new TestCredentials(type, { ...credentialOf(sandbox), ...credential }),
			{ event: 'joined', group: groupOf('1010'), ...parameters },
		);
	}

	private newNode(): INode {
		nodes += 1;
		const { parameters } = this;
		const place_ = place(this.name, 'trigger', { parameters, credentials: CREDENTIALS });
		return { ...place_, id: `node ${nodes}` };
	}

	private newWorkflow(): Workflow {
		const workflow = workflowOf({ types: { trigger: this.type }, nodes: [this.node] });
		if (this.engine === 'default') workflow.staticData = structuredClone(this.saved);
		return workflow;
	}

	/** The text that the trigger keeps, as the database has it. */
	get savedText(): string {
		return JSON.stringify(this.saved);
	}

	/** n8n loads the workflow again: it was turned off and on, or saved. */
	reload(): void {
		this.workflow = this.newWorkflow();
	}

	/** The node is called something else, and the workflow is saved. */
	rename(name: string): void {
		this.node = { ...this.node, name };
		this.reload();
	}

	/** The first poll, which decides whether the workflow can be activated. */
	async activate(): Promise<IDataObject[]> {
		return await this.pollOnce(true);
	}

	/** @returns the items of the execution that the poll starts; none if it starts none */
	async poll(): Promise<IDataObject[]> {
		return await this.pollOnce(false);
	}

	/** What *Fetch Test Event* shows. */
	async fetchTestEvent(): Promise<IDataObject[]> {
		const items = await this.run('manual', this.workflow.getStaticData('node', this.node));
		return (items ?? []).flat().map(({ json }) => json);
	}

	/** What a poll throws. */
	async failure(poll: Promise<unknown> = this.poll()): Promise<PollFailure> {
		try {
			await poll;
		} catch (error) {
			if (error instanceof Error) return error;
		}
		throw new Error('the poll did not fail');
	}

	private async pollOnce(isActivation: boolean): Promise<IDataObject[]> {
		const durable = this.engine === 'durable';
		const data = durable
			? structuredClone(this.saved)
			: this.workflow.getStaticData('node', this.node);
		const items = await this.run('trigger', data);
		// n8n's own rules of when what a poll has changed is saved.
		if (items !== null || durable !== isActivation) {
			if (durable) this.saved = structuredClone(data);
			else if (items !== null || isActivation) {
				this.saved = JSON.parse(JSON.stringify(this.workflow.staticData)) as IDataObject;
			}
		}
		return (items ?? []).flat().map(({ json }) => json);
	}

	private async run(mode: 'manual' | 'trigger', data: IDataObject) {
		const context = new core.PollContext(
			this.workflow,
			this.node,
			additionalDataOf(this.credentials) as never,
			mode,
			'activate',
			undefined,
			undefined,
			undefined,
			undefined,
			() => data,
			this.engine === 'durable' ? () => 36_000 : undefined,
		) as IPollFunctions;
		if (this.type.poll === undefined) throw new Error('the node does not poll');
		return await this.type.poll.call(context);
	}
}

let nodes = 0;
