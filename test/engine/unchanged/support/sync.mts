import type { Sandbox } from '../../../../sandbox/index.mts';
import { runNode } from '../../support/engine.mts';
import { by, credentialOf } from '../../support/harness.mts';
import type { Format, Parameters, Run } from '../../support/harness.mts';

/** How a test runs Update, or Create or Update. */
export interface Sync extends Partial<Run> {
	/** The record fields of each item, as an expression in JSON mode gives them. */
	readonly rows?: Parameters[];
	readonly options?: Parameters;
	readonly format?: Format;
	/** Most requests in flight; the credential's own default if not given. */
	readonly limit?: number;
}

/** Runs with *Skip Unchanged* on, unless the options say otherwise; `id` of a row is its key. */
export async function sync(sandbox: Sandbox, { rows, options, format, limit, ...more }: Sync) {
	const { parameters, operation = 'update', resource = 'constituent', ...rest } = more;
	const credential = credentialOf(sandbox);
	if (limit !== undefined) credential.maxConcurrentRequests = limit;
	return await runNode({
		items: rows?.map(({ id, ...fields }) => ({ id, fields })),
		credential,
		parameters: {
			resource,
			operation,
			constituent: by('cons_id', '={{ $json.id }}'),
			fieldsInput: 'json',
			fieldsJson: '={{ $json.fields }}',
			options: { skipUnchanged: true, response_format: format ?? 'json', ...options },
			...parameters,
		},
		...rest,
	});
}

/** How often each method was called. */
export function callCounts(sandbox: Sandbox): Record<string, number> {
	const counts: Record<string, number> = {};
	for (const { method } of sandbox.calls) counts[method] = (counts[method] ?? 0) + 1;
	// The list of fields is read once in ten minutes, by whichever test comes first.
	delete counts.listUserFields;
	return counts;
}

/** The entries that writes have left in the log of a constituent. */
export function logged(sandbox: Sandbox, consId: string): number {
	const { interactions = [] } = sandbox.site.constituents.get(consId) ?? {};
	return interactions.filter(({ automatic }) => automatic).length;
}

/** What the run says about what it has compared. */
export function reportOf({ hints }: { hints: Array<{ message: string }> }): string {
	return (
		hints.map(({ message }) => message).find((text) => text.startsWith('Skip Unchanged')) ?? ''
	);
}
