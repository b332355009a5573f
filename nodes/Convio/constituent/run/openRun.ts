import type { IExecuteFunctions } from 'n8n-workflow';

import type { Operation } from '../operations/operation';
import type { ItemInput, ReadParameter } from '../../parameters/input';
import { readRetryPolicy, readSettings } from '../../parameters/options';
import type { SiteField } from '../../parameters/record/siteFields';
import type { ServerApiCall } from '../../transport/call';
import { connect } from '../../transport/connect';
import { failureOfSent } from '../results/failure';
import type { Failure } from '../results/failure';
import { gateOf } from '../../sending/siteGate';
import { failureOfInput } from '../results/inputFailure';
import { requestWithRetry } from '../../sending/requestWithRetry';
import type { SenderParts } from '../../sending/requestWithRetry';
import { siteFields } from './siteFields';

/** What a run brings along before it has a connection. */
export type RunParts = Omit<SenderParts, 'connection' | 'gate'>;

export type OpenedRun =
	/** `fields` are the site's, where the operation needs them. */
	| {
			readonly kind: 'open';
			readonly parts: SenderParts;
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

async function openWithFields(parts: SenderParts, { read }: ItemInput): Promise<OpenedRun> {
	const policy = orDefault(readRetryPolicy, read);
	const call: ServerApiCall = {
		method: 'listUserFields',
		params: { access: 'update', include_choices: 'true', sort_order: 'group' },
		settings: orDefault(readSettings, read),
	};
	const result = await siteFields({
		connection: parts.connection,
		send: async () => await requestWithRetry(parts, call, policy),
		stop: parts.stop,
		now: () => parts.clock.now(),
	});
	if (result.kind === 'fields') return { kind: 'open', parts, fields: result.fields };
	const failure = failureOfSent(call, result.sent);
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
	context: IExecuteFunctions,
	operation: Operation,
	first: ItemInput,
	runParts: RunParts,
): Promise<OpenedRun> {
	try {
		const connection = await connect(context);
		const gate = gateOf(connection.siteBase, runParts.clock);
		const parts: SenderParts = { ...runParts, connection, gate };
		return operation.needsSiteFields?.(first.read) === true
			? await openWithFields(parts, first)
			: { kind: 'open', parts };
	} catch (error) {
		return { kind: 'failure', failure: failureOfInput(error) };
	}
}
