import type { CallFailure } from '../../sending/context';
import type { ServerApiCall } from '../../transport/call';
import { PERMISSION_CODES } from '../../transport/errorCodes';
import { failureOf } from './failure';
import type { Failure } from './failure';

/**
 * The failure of an item whose record could not be read before it was to be sent.
 *
 * @param endedBy what has ended the run, if it has ended
 */
export function lookFailure(call: ServerApiCall, result: CallFailure, endedBy?: Failure): Failure {
	const failure = failureOf({ kind: 'call', call, result, endedBy });
	if (failure.scope === 'cut short') return failure;
	const advice = PERMISSION_CODES.has(failure.code ?? '')
		? "The API administrator account may lack the right to read constituents: give it that right, or turn off 'Skip Unchanged'."
		: "The record is read first because 'Skip Unchanged' is on; nothing was sent.";
	return { ...failure, description: `${failure.description} ${advice}`.trim() };
}
