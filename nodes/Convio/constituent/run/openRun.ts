import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemInput, ReadParameter } from '../../parameters/input';
import { readRetryPolicy, readSettings } from '../../parameters/options';
import type { SiteField } from '../../parameters/record/siteFields';
import type { SendingContext } from '../../sending/context';
import { gateOf } from '../../sending/siteGate';
import { SiteWatch } from '../../sending/siteWatch';
import { connect } from '../../transport/connect';
import type { Operation } from '../operations/operation';
import { failureOf } from '../results/failure';
import type { Failure } from '../results/failure';
import { siteFields } from './siteFields';

/** What a run brings along before it has a connection. */
export type RunParts = Pick<
	SendingContext,
	'clock' | 'signal' | 'helperSignal' | 'random' | 'onTried' | 'onSiteDead'
>;

export type OpenedRun =
	/** `fields` are the site's, where the operation needs them. */
	| {
			readonly kind: 'open';
			readonly context: SendingContext;
			readonly fields?: readonly SiteField[];
	  }
	| { readonly kind: 'failure'; readonly failure: Failure };

/** What is wrong with an option of the first item is that item's own fault, not that of the run. */
function orDefault<T>(readOption: (read: ReadParameter) => T, read: ReadParameter): T {
	try {
		return readOption(read);
	} catch {
		return readOption(() => null);
	}
}

async function openWithFields(context: SendingContext, { read }: ItemInput): Promise<OpenedRun> {
	const policy = orDefault(readRetryPolicy, read);
	const found = await siteFields(context, policy, orDefault(readSettings, read));
	if (found.kind === 'fields') return { kind: 'open', context, fields: found.fields };
	const failure = failureOf({ kind: 'call', call: found.call, result: found.result });
	const description = `'Map Automatically' needs the list of fields of the site. ${failure.description}`;
	return { kind: 'failure', failure: { ...failure, description } };
}

/**
 * Gets together what all items of a run share: one connection, one decryption, the site's gate.
 *
 * @param first the first item, for what cannot vary by item
 * @returns the failure of every item when there is no sense in beginning
 */
export async function openRun(
	execution: IExecuteFunctions,
	operation: Operation,
	first: ItemInput,
	parts: RunParts,
): Promise<OpenedRun> {
	try {
		const connection = await connect(execution);
		const { clock } = parts;
		const { maxTotalMs } = orDefault(readRetryPolicy, first.read);
		const context: SendingContext = {
			...parts,
			connection,
			gate: gateOf(connection.siteBase, clock),
			watch: new SiteWatch(connection.maxConcurrentRequests, maxTotalMs, () => clock.now()),
			loginCheck: {},
		};
		return operation.needsSiteFields?.(first.read) === true
			? await openWithFields(context, first)
			: { kind: 'open', context };
	} catch (error) {
		return { kind: 'failure', failure: failureOf({ kind: 'input', error }) };
	}
}
