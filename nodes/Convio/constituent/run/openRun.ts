import type { IExecuteFunctions } from 'n8n-workflow';

import type { ReadParameter } from '../../parameters/input';
import { readRetryPolicy, readSettings } from '../../parameters/options/read';
import type { SendingContext, Tried } from '../../sending/context';
import { gateOf } from '../../sending/siteGate';
import { SiteWatch } from '../../sending/siteWatch';
import type { CallSettings, RetryPolicy } from '../../transport/call';
import { connect } from '../../transport/connect';
import type { Operation } from '../operations/operation';
import { failureOf } from '../results/failure';
import type { Failure } from '../results/failure';
import type { BareInput } from './itemInputs';
import { FieldList } from './list/fieldList';
import { siteFields } from './list/siteFields';

/** What a run brings along before it has a connection. */
type RunParts = Pick<
	SendingContext,
	'clock' | 'signal' | 'helperSignal' | 'random' | 'onTried' | 'onSiteDead'
> & {
	/** Called after each request for a list that the run can do without. */
	readonly onListTried: (tried: Tried) => void;
};

type OpenedRun =
	| { readonly kind: 'open'; readonly context: SendingContext; readonly list: FieldList }
	| { readonly kind: 'failure'; readonly failure: Failure };

/** What is wrong with an option of the first item is that item's own fault, not that of the run. */
function orDefault<T>(readOption: (read: ReadParameter) => T, read: ReadParameter): T {
	try {
		return readOption(read);
	} catch {
		return readOption(() => null);
	}
}

/** Where the run can do without the list, reading it must not take as long as an item may take. */
const SHORT_POLICY: RetryPolicy = { maxTries: 2, maxTotalMs: 30_000, looksUp: false };

/**
 * The list for items that can do without it. What is wrong with this call becomes no item's failure; it
 * ends the run only if the way to the site itself is at fault.
 */
function optionalList(context: SendingContext, settings: CallSettings, parts: RunParts) {
	const now = () => context.clock.now();
	const apart: SendingContext = {
		...context,
		watch: new SiteWatch(context.connection.maxConcurrentRequests, SHORT_POLICY.maxTotalMs, now),
		onTried: parts.onListTried,
		onSiteDead: () => {},
		loginCheck: {},
	};
	return async (longestMs?: number) => {
		const found = await siteFields(apart, SHORT_POLICY, settings, longestMs);
		return found.kind === 'fields' ? found.fields : undefined;
	};
}

async function openWithFields(
	context: SendingContext,
	{ read }: BareInput,
	parts: RunParts,
): Promise<OpenedRun> {
	const policy = orDefault(readRetryPolicy, read);
	const settings = orDefault(readSettings, read);
	const found = await siteFields(context, policy, settings);
	if (found.kind === 'fields') {
		const list = new FieldList(optionalList(context, settings, parts), found.fields);
		return { kind: 'open', context, list };
	}
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
	first: BareInput,
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
		if (operation.needsSiteFields?.(first.read) === true) {
			return await openWithFields(context, first, parts);
		}
		const settings = orDefault(readSettings, first.read);
		return { kind: 'open', context, list: new FieldList(optionalList(context, settings, parts)) };
	} catch (error) {
		return { kind: 'failure', failure: failureOf({ kind: 'input', error }) };
	}
}
