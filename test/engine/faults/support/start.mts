import type { INode } from 'n8n-workflow';

import type { LoggedCall, Sandbox } from '../../../../sandbox/index.mts';
import { runNode } from '../../support/engine.mts';
import type { RunOptions, RunResult } from '../../support/engine.mts';
import { credentialOf } from '../../support/harness.mts';
import { errandOf, peopleOf } from './errands.mts';
import type { Person } from './errands.mts';

/** The calls of an errand, without the node's own reads. */
export function ownCalls({ calls }: Sandbox, errand = 'update'): LoggedCall[] {
	return calls.filter(({ method }) => method === errandOf(errand).method);
}

/** So many people, each another one. */
export function strangers(count: number): Person[] {
	return peopleOf(Array.from({ length: count }, (_, id) => [id, id] as const));
}

export interface Start {
	readonly errand?: string;
	readonly people: readonly Person[];
	readonly concurrency?: number;
	readonly options?: Record<string, unknown>;
	/** Parameters beside those of the errand. */
	readonly parameters?: Record<string, unknown>;
	readonly onError?: INode['onError'];
	readonly started?: (run: { cancel(): void }) => void;
	/** Other than the one that the site takes now. */
	readonly credential?: RunOptions['credential'];
}

/** Runs one operation for these people. */
export async function start(sandbox: Sandbox, how: Start): Promise<RunResult> {
	const { resource, operation, parameters } = errandOf(how.errand ?? 'update');
	const { options = {}, concurrency = 3, onError = 'continueErrorOutput', started } = how;
	const credential = how.credential ?? credentialOf(sandbox);
	return await runNode({
		parameters: { resource, operation, ...parameters, ...how.parameters, options },
		credential: { ...credential, maxConcurrentRequests: concurrency },
		items: how.people.map((person) => ({ ...person })),
		onError,
		started,
	});
}
