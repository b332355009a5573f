import { setTimeout as delay } from 'node:timers/promises';

import type { INode } from 'n8n-workflow';

import type { Sandbox } from '../../../../sandbox/index.mts';
import { runNode } from '../../support/engine.mts';
import type { RunResult } from '../../support/engine.mts';
import { credentialOf } from '../../support/harness.mts';
import { peopleOf } from './errands.mts';
import type { Errand, Person } from './errands.mts';
import type { Played } from './invariants.mts';
import { TIMEOUT_MS } from './schedules.mts';
import type { Plan } from './schedules.mts';

interface Sending {
	readonly options: Readonly<Record<string, unknown>>;
	readonly concurrency: number;
	readonly onError: INode['onError'];
}

/** Some of the people are at the site already by their member ID; everybody is in a group. */
function enterPeople({ site }: Sandbox): void {
	for (const [id, constituent] of [...site.constituents.values()].entries()) {
		site.setValue(constituent, 'member_id', id < 3 ? `M-${id}` : undefined);
		site.setMember(constituent, '1010', true);
	}
}

/** Runs the node for these people, once. */
export async function send(
	sandbox: Sandbox,
	errand: Errand,
	people: readonly Person[],
	{ options, concurrency, onError }: Sending,
): Promise<RunResult> {
	return await runNode({
		parameters: {
			resource: errand.resource,
			operation: errand.operation,
			...errand.parameters,
			options: { timeout: TIMEOUT_MS, ...options },
		},
		credential: { ...credentialOf(sandbox), maxConcurrentRequests: concurrency },
		items: [...people],
		onError,
	});
}

/**
 * Runs the node as planned, against a site that is as new.
 *
 * @param prepare changes the site first
 */
export async function play(
	sandbox: Sandbox,
	errand: Errand,
	plan: Plan,
	prepare?: () => void,
): Promise<Played> {
	const { concurrency, maxTries, maxTotalTime, format, onError } = plan;
	const people = peopleOf(plan.people);
	sandbox.reset();
	enterPeople(sandbox);
	prepare?.();
	sandbox.setFaults(plan.faults);
	const refusal =
		plan.refusesAfterMs === undefined
			? undefined
			: delay(plan.refusesAfterMs).then(() => sandbox.refuse(plan.refusesAfterMs ?? 0));
	const options = { maxTries, maxTotalTime, response_format: format };
	const result = await send(sandbox, errand, people, { options, concurrency, onError });
	await refusal;
	return {
		sandbox,
		errand,
		people,
		result,
		concurrency,
		outOfReach: refusal !== undefined,
	};
}
