import { IDENTITY_PARAMETERS } from '../parameters/identity';
import { InputError } from '../parameters/input';
import type { ServerApiCall } from '../transport/call';
import { concernsWholeRun } from '../transport/errorCodes';
import { explain } from '../transport/explain';
import type { Unanswered } from '../transport/explain';
import { methodFacts } from '../transport/methods';
import { SiteUrlError } from '../transport/siteUrl';

/** Whether a call changed anything at the site: `unknown` when it may or may not have. */
export type Outcome = 'not applied' | 'unknown';

/** Why an item has no result, ready to be shown. Holds no secret. */
export interface Failure {
	readonly message: string;
	/** How to get unstuck. */
	readonly description: string;
	readonly outcome: Outcome;
	/** No further call of this run can succeed. */
	readonly endsRun: boolean;
	/** Nothing came of the item because the run had ended. */
	readonly cancelled?: boolean;
	/** Visible name of the field at fault. */
	readonly field?: string;
	/** The vendor's code. */
	readonly code?: string;
	readonly httpStatus?: number;
	readonly method?: string;
	/** The keys of the call, to look the record up by. */
	readonly identity?: Readonly<Record<string, string>>;
}

const UNKNOWN_OUTCOME_ADVICE =
	'The change may or may not have been made. Look the constituent up before sending it again.';

function identityOf(call: ServerApiCall): Record<string, string> | undefined {
	const keys = IDENTITY_PARAMETERS.flatMap((name) => {
		const value = call.params[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return keys.length === 0 ? undefined : Object.fromEntries(keys);
}

/**
 * The failure that a call without an answer is for its item.
 *
 * @param sent whether any try may have been applied all the same, and how often the call was sent
 */
export function failureOfSent(
	call: ServerApiCall,
	reply: Unanswered,
	sent: { readonly ambiguous: boolean; readonly tries: number },
): Failure {
	const { message, description } = explain(reply);
	const writes = methodFacts(call.method).effect !== 'read';
	const unknown = writes && sent.ambiguous;
	const tried = sent.tries > 1 ? ` It was sent ${sent.tries} times.` : '';
	return {
		message: unknown ? `${message} – the outcome is unknown` : message,
		description: `${unknown ? `${UNKNOWN_OUTCOME_ADVICE} ` : ''}${description}${tried}`,
		outcome: unknown ? 'unknown' : 'not applied',
		endsRun: reply.kind === 'refused' && concernsWholeRun(reply.code),
		method: call.method,
		identity: identityOf(call),
		cancelled: reply.kind === 'cancelled',
		...(reply.kind === 'refused' ? { code: reply.code } : {}),
		...('status' in reply ? { httpStatus: reply.status } : {}),
	};
}

/** The failure of an item that is not sent any more, because another one has ended the run. */
export function failureOfEndedRun(cause: Failure, call: ServerApiCall, outcome: Outcome): Failure {
	const fate = outcome === 'unknown' ? UNKNOWN_OUTCOME_ADVICE : 'This item was not sent any more.';
	return {
		...cause,
		outcome,
		cancelled: true,
		description: `${fate} ${cause.description}`,
		identity: identityOf(call),
	};
}

/** The failure of an item whose answer came, but lacks what its method documents. */
export function failureOfAnswer(call: ServerApiCall, error: unknown): Failure {
	const why = error instanceof Error ? error.message : String(error);
	const unknown = methodFacts(call.method).effect !== 'read';
	return {
		message: `The answer to '${call.method}' cannot be used: ${why}`,
		description: unknown ? UNKNOWN_OUTCOME_ADVICE : 'Try Response Format XML under Options.',
		outcome: unknown ? 'unknown' : 'not applied',
		endsRun: false,
		method: call.method,
		identity: identityOf(call),
	};
}

function descriptionOf(error: Error): string {
	return 'description' in error && typeof error.description === 'string' ? error.description : '';
}

/** The failure of an item that was never sent: a value that cannot be right, or an expression. */
export function failureOfInput(error: unknown): Failure {
	const base = { outcome: 'not applied', endsRun: false } as const;
	if (error instanceof SiteUrlError) {
		const description = 'Correct the Site URL in the credential.';
		return { ...base, message: error.message, description, field: 'Site URL', endsRun: true };
	}
	if (!(error instanceof Error)) return { ...base, message: String(error), description: '' };
	const { message } = error;
	const description = descriptionOf(error);
	return error instanceof InputError
		? { ...base, message, description, field: error.field }
		: { ...base, message, description };
}
