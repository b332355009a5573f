/**
 * Puts another engine under the tests: whoever asks for `n8n-core` or `n8n-workflow`, the built
 * node among them, gets the one in the folder N8N_ENGINE, as inside that n8n.
 */
import 'reflect-metadata';
import { createRequire, Module } from 'node:module';
import { join } from 'node:path';

type Resolve = (request: string, ...rest: unknown[]) => string;

const folder = process.env.N8N_ENGINE;
if (folder === undefined) throw new Error('N8N_ENGINE names no folder');
const engineRequire = createRequire(join(folder, 'package.json'));
const loader = Module as unknown as { _resolveFilename: Resolve };
const usual = loader._resolveFilename;
const places = new Map(
	['n8n-core', 'n8n-workflow'].map((name) => [name, engineRequire.resolve(name)]),
);
loader._resolveFilename = (request, ...rest) => places.get(request) ?? usual(request, ...rest);

/** Before n8n 2.1 the engine took side by side what is one object now. */
interface Run {
	workflow: unknown;
	startNode?: unknown;
}
const { WorkflowExecute } = engineRequire('n8n-core') as {
	WorkflowExecute: { prototype: { run: (...parameters: unknown[]) => unknown } };
};
const { run } = WorkflowExecute.prototype;
if (run.length > 1) {
	WorkflowExecute.prototype.run = function (...parameters) {
		const { workflow, startNode } = parameters[0] as Run;
		return run.call(this, workflow, startNode);
	};
}

/** What the tests' own harness, not the node, takes from newer engines. */
const NEWER: Record<string, unknown> = {
	getCredentialOwnRequestAllowedDomains: () => undefined,
	createEmptyRunExecutionData: () => ({
		startData: {},
		resultData: { runData: {} },
		executionData: {
			contextData: {},
			nodeExecutionStack: [],
			metadata: {},
			waitingExecution: {},
			waitingExecutionSource: {},
		},
	}),
};
const workflowPackage = engineRequire('n8n-workflow') as Record<string, unknown>;
for (const [name, value] of Object.entries(NEWER)) workflowPackage[name] ??= value;
