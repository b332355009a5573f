import { readDryRun } from '../parameters/options';
import type { Operation } from '../operations/operation';
import type { ItemInput } from '../parameters/input';
import type { ServerApiCall } from '../transport/call';
import { failureOfInput } from './failure';
import type { Failure } from './failure';

/** An item before anything is sent. */
export type Prepared =
	| { readonly kind: 'call'; readonly call: ServerApiCall }
	/** To be shown, not sent. */
	| { readonly kind: 'dry run'; readonly call: ServerApiCall }
	| { readonly kind: 'failure'; readonly failure: Failure };

/** The call that an item becomes, or why it becomes none. */
export function prepare(operation: Operation, input: ItemInput): Prepared {
	try {
		const call = operation.call(input);
		return { kind: readDryRun(input.read) ? 'dry run' : 'call', call };
	} catch (error) {
		return { kind: 'failure', failure: failureOfInput(error) };
	}
}

/** What a dry run shows of a call: everything but the secrets, which the credential would add. */
export function shownCall({ method, params, settings }: ServerApiCall) {
	return {
		dryRun: true,
		method,
		parameters: { ...params, response_format: settings.format },
	};
}
