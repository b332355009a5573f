import type {
	ICredentialDataDecryptedObject,
	INode,
	INodeExecutionData,
	ITaskData,
} from 'n8n-workflow';

import { TestCredentials } from './credentials.mts';
import { CREDENTIALS, execute, loadPackage, ownNode, place, workflowOf } from './n8n.mts';

const built = loadPackage();

export interface RunOptions {
	readonly parameters: Record<string, unknown>;
	readonly credential: ICredentialDataDecryptedObject;
	readonly items?: Array<Record<string, unknown>>;
	readonly onError?: INode['onError'];
	/** Zone of the workflow, IANA name; n8n's default if none is given. */
	readonly timezone?: string;
	/** Called with the run once it has started, e.g. to cancel it. */
	readonly started?: (run: { cancel(): void }) => void;
}

export interface RunResult {
	/** Items that left by the success output. */
	readonly success: INodeExecutionData[];
	/** Items that left by the error output (On Error: continue using error output). */
	readonly failed: INodeExecutionData[];
	/** What the node threw, if the workflow stopped. */
	readonly error?: Error & { description?: string | null; context?: Record<string, unknown> };
	readonly hints: Array<{ message: string }>;
	readonly decryptions: number;
	readonly task: ITaskData | undefined;
	/** The run's whole data as n8n would store it. */
	readonly stored: string;
	/** The items that went into the node, as they are after the run. */
	readonly input: INodeExecutionData[];
}

/** Runs the built node in n8n's real execution engine, over real HTTP. */
export async function runNode(options: RunOptions): Promise<RunResult> {
	const { node: convio, credential: credentialType } = await built;
	const items: INodeExecutionData[] = (options.items ?? [{}]).map((json) => ({
		json: json as INodeExecutionData['json'],
	}));
	const source = ownNode('source', async () => [items]);
	const sink = ownNode('sink', async function () {
		return [this.getInputData()];
	});
	const to = (node: string) => [{ node, type: 'main' as const, index: 0 }];
	const workflow = workflowOf({
		types: { source, sink, convio },
		nodes: [
			place('Source', 'source'),
			place('Convio', 'convio', {
				parameters: options.parameters as INode['parameters'],
				credentials: CREDENTIALS,
				...(options.onError === undefined ? {} : { onError: options.onError }),
			}),
			place('Succeeded', 'sink'),
			place('Failed', 'sink'),
		],
		connections: {
			Source: { main: [to('Convio')] },
			Convio: { main: [to('Succeeded'), to('Failed')] },
		},
		settings: { executionOrder: 'v1', timezone: options.timezone },
	});
	const credentials = new TestCredentials(credentialType, options.credential);
	const execution = execute(workflow, credentials);
	options.started?.(execution);
	const run = await execution;
	const task = run.data.resultData.runData.Convio?.[0];
	return {
		success: task?.data?.main?.[0] ?? [],
		failed: task?.data?.main?.[1] ?? [],
		error: (task?.error ?? run.data.resultData.error) as RunResult['error'],
		hints: task?.hints ?? [],
		decryptions: credentials.decryptions,
		task,
		stored: JSON.stringify(run.data),
		input: items,
	};
}
