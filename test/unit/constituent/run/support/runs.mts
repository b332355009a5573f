import type { INodeExecutionData } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { run } from '../../../../../nodes/Convio/constituent/run/run.ts';
import { settled, until } from '../../../sending/support/clock.mts';
import type { FakeClock } from '../../../sending/support/clock.mts';
import { FakeContext } from './context.mts';
import type { Setting } from './context.mts';
import type { FakeSite } from '../../../sending/support/site.mts';

/** Its field needs no list of the site's fields, so that the site is asked for the items alone. */
export const UPDATE = {
	resource: 'constituent',
	operation: 'update',
	constituent: { mode: 'cons_id', value: '=id' },
	fieldsInput: 'json',
	fieldsJson: { reminder_hint: '=name' },
};
export const CREATE = {
	resource: 'constituent',
	operation: 'create',
	primary_email: '=email',
	fieldsInput: 'json',
	fieldsJson: '{}',
};

/** The items of a run: so many constituents. */
export function people(count: number) {
	return Array.from({ length: count }, (_, index) => ({
		id: String(1001 + index),
		name: `n${index}`,
		email: `p${index}@x.org`,
	}));
}

/** Runs the node; the waits pass at once. */
export async function runAt(
	site: FakeSite,
	clock: FakeClock,
	setting: Setting,
): Promise<{ context: FakeContext; items: INodeExecutionData[] }> {
	const context = new FakeContext(site, setting);
	const [items = []] = await clock.run(run(context.functions, clock, () => 0));
	return { context, items };
}

/**
 * Begins a run at a site that answers its first request, and then holds as many as come at once: the
 * first of an account goes alone.
 */
export async function heldRun(
	site: FakeSite,
	clock: FakeClock,
	setting: Setting,
): Promise<{ context: FakeContext; running: Promise<INodeExecutionData[][]> }> {
	site.hold = true;
	const context = new FakeContext(site, setting);
	const running = run(context.functions, clock, () => 0);
	running.catch(() => {});
	await until(() => site.inFlight === 1, 'nothing was sent');
	site.letGo();
	await settled();
	return { context, running };
}

/** The error of n8n that a run ends with. */
export async function errorOf(
	running: Promise<unknown>,
): Promise<NodeApiError | NodeOperationError> {
	const error: unknown = await running.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	if (error instanceof NodeApiError || error instanceof NodeOperationError) return error;
	throw new Error(`no error of n8n: ${String(error)}`);
}

/** The outcome that each item tells of; `done` for those without a failure. */
export function outcomes(items: readonly INodeExecutionData[]): unknown[] {
	return items.map(({ json: { details } }) =>
		details === undefined ? 'done' : Reflect.get(Object(details), 'outcome'),
	);
}
