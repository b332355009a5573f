import type { IDataObject } from 'n8n-workflow';

import type { Operation, PreparedCall } from '../operations/operation';
import type { ItemInput } from '../../parameters/input';
import { readDryRun, readRetryPolicy, readSettings } from '../../parameters/options';
import { formBody, isSecretParameter } from '../../transport/call';
import type { ServerApiCall } from '../../transport/call';
import { HIDDEN } from '../../transport/credential/redact';
import type { RetryPolicy } from '../../sending/retry';
import type { Clock } from '../../sending/clock';
import type { Failure } from '../results/failure';
import { CANCELLED, failureOfInput } from '../results/inputFailure';
import type { Stop } from '../../sending/stop';

/** What one item asks of the site. */
export interface Errand {
	readonly call: ServerApiCall;
	readonly policy: RetryPolicy;
	/** Most rows wanted of a paged answer; Infinity for all there are. */
	readonly rows: number;
	readonly items: PreparedCall['items'];
}

/** An item before anything is sent. */
export type Prepared =
	| ({ readonly kind: 'call' } & Errand)
	/** To be shown, not sent. */
	| { readonly kind: 'dry run'; readonly shown: IDataObject }
	| { readonly kind: 'failure'; readonly failure: Failure };

/**
 * What a dry run shows of a call: everything that would be sent, but the secrets that the credential
 * adds, and a constituent's new password.
 */
function shownCall(call: ServerApiCall): IDataObject {
	const { method, ...parameters } = Object.fromEntries(formBody(call));
	for (const name of Object.keys(parameters)) {
		if (isSecretParameter(name)) parameters[name] = HIDDEN;
	}
	return { dryRun: true, method, parameters };
}

/** The call that an item becomes, or why it becomes none. */
export function prepare(operation: Operation, input: ItemInput): Prepared {
	try {
		const { read } = input;
		const { params, limit, items } = operation.prepare(input);
		const call: ServerApiCall = {
			method: operation.method,
			params,
			settings: readSettings(read),
		};
		if (readDryRun(read)) return { kind: 'dry run', shown: shownCall(call) };
		return { kind: 'call', call, policy: readRetryPolicy(read), rows: limit, items };
	} catch (error) {
		return { kind: 'failure', failure: failureOfInput(error) };
	}
}

/** So many items are prepared in one go; expressions take time, and n8n has other work to do. */
const ITEMS_IN_ONE_GO = 100;

/**
 * Prepares all items, with room for the rest of the process in between.
 *
 * @returns one entry for each item, in input order
 */
export async function prepareAll(
	prepareAt: (index: number) => Prepared,
	count: number,
	clock: Clock,
	stop: Stop,
): Promise<Prepared[]> {
	const prepared: Prepared[] = [];
	for (let index = 0; index < count; index += 1) {
		if (index > 0 && index % ITEMS_IN_ONE_GO === 0) await clock.wait(1, stop);
		prepared.push(
			stop.reason === undefined ? prepareAt(index) : { kind: 'failure', failure: CANCELLED },
		);
	}
	return prepared;
}
