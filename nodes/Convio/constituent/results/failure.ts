import { InputError } from '../../parameters/input';
import type { CallFailure, Lookup, Outcome } from '../../sending/context';
import { methodFacts } from '../../transport/apiMethods';
import type { ServerApiCall } from '../../transport/call';
import { SiteUrlError } from '../../transport/credential/siteUrl';
import { concernsWholeRun } from '../../transport/errorCodes';
import type { Explanation } from '../../transport/explain';
import { isSiteFault } from '../../transport/reply/reply';
import { identityOf } from '../../transport/identity';
import { adviceFor, describeReply, keysOf, missingAddress, permissionAdvice } from './words';

/** What a failure means for the rest of the run. */
type Scope =
	/** It is the item's own. */
	| 'item'
	/** No further call of this run can succeed. */
	| 'run'
	/** The site or the way to it is at fault: not even a look-up makes sense. */
	| 'site'
	/** The run had ended before the item was done. */
	| 'cut short';

/** Why an item has no result, ready to be shown. Holds no secret. */
export interface Failure extends Explanation {
	/** The same without what concerns this item alone, for all items that it keeps from being sent. */
	readonly cause?: Explanation;
	readonly outcome: Outcome;
	/** Whether sending the item again cannot add anything twice. */
	readonly safeToRepeat: boolean;
	readonly scope: Scope;
	/** Visible name of the field at fault. */
	readonly field?: string;
	/** All that is wrong with the values of an item. */
	readonly problems?: readonly Problem[];
	/** The vendor's code. */
	readonly code?: string;
	readonly httpStatus?: number;
	readonly method?: string;
	/** The keys of the call, to look the record up by. */
	readonly identity?: Readonly<Record<string, string>>;
	/** What a look-up has found after a call whose outcome is unknown. */
	readonly lookup?: Lookup;
}

/** One thing that is wrong with the values of an item. */
interface Problem extends Explanation {
	readonly field?: string;
}

/** All that can go wrong with an item. */
export type FailureCause =
	/** A value that cannot be right, or an expression: nothing was sent. */
	| {
			readonly kind: 'input';
			readonly error: unknown;
			/** The key that was given, to name the item by. */
			readonly identity?: Readonly<Record<string, string>>;
	  }
	/** The call has no success. `endedBy` is what has ended the run, if it has ended. */
	| {
			readonly kind: 'call';
			readonly call: ServerApiCall;
			readonly result: CallFailure;
			readonly endedBy?: Failure;
	  }
	/** The reply came, but lacks what its method documents. */
	| {
			readonly kind: 'reply';
			readonly call: ServerApiCall;
			readonly error: unknown;
			readonly safeToRepeat: boolean;
			readonly lookup?: Lookup;
	  }
	/** An earlier item may still be about to create the record that this one would create. */
	| { readonly kind: 'in doubt'; readonly call: ServerApiCall }
	/** The list has more entries than have come. */
	| { readonly kind: 'incomplete list'; readonly call: ServerApiCall; readonly text: string };

type CauseOf<Kind extends FailureCause['kind']> = Extract<FailureCause, { kind: Kind }>;

/** What is certain about an item of which nothing was sent. */
export const NOT_SENT = { outcome: 'not applied', safeToRepeat: true } as const;

function wordsOfError(error: unknown): Explanation {
	if (!(error instanceof Error)) return { message: String(error), description: '' };
	const description =
		'description' in error && typeof error.description === 'string' ? error.description : '';
	return { message: error.message, description };
}

function problemsOf(error: unknown): Problem[] {
	if (!(error instanceof InputError)) return [wordsOfError(error)];
	return [error, ...error.others].map((one) => ({ field: one.field, ...wordsOfError(one) }));
}

function failureOfInput({ error, identity }: CauseOf<'input'>): Failure {
	const { message, description } = wordsOfError(error);
	if (error instanceof SiteUrlError) {
		const advice = "Correct 'Site URL' in the credential.";
		return { ...NOT_SENT, message, description: advice, scope: 'run', field: 'Site URL' };
	}
	const problems = problemsOf(error);
	const [first, ...others] = problems;
	const also =
		others.length === 0 ? '' : `Also: ${others.map((other) => other.message).join('; ')}.`;
	return {
		...NOT_SENT,
		message,
		description: `${description} ${also}`.trim(),
		scope: 'item',
		...(first?.field === undefined ? {} : { field: first.field }),
		problems,
		...(identity === undefined ? {} : { identity }),
	};
}

function scopeOf(reply: CallFailure['reply']): Scope {
	if (reply.kind === 'cancelled') return 'cut short';
	if (reply.kind === 'not sent') return reply.why === 'run ended' ? 'cut short' : 'item';
	if (isSiteFault(reply)) return 'site';
	return reply.kind === 'refused' && concernsWholeRun(reply.code) ? 'run' : 'item';
}

function statusOf(reply: CallFailure['reply']): { code?: string; httpStatus?: number } {
	return {
		...(reply.kind === 'refused' ? { code: reply.code } : {}),
		...('status' in reply ? { httpStatus: reply.status } : {}),
	};
}

/** What the last reply means, in words. */
function wordsOf(call: ServerApiCall, { reply, loginIsRefused }: CallFailure): Explanation {
	const { message, description } = describeReply(reply);
	const permission = permissionAdvice(call, loginIsRefused);
	if (permission !== '') return { message, description: permission };
	const missing = reply.kind === 'refused' ? missingAddress(call, reply.code) : '';
	return { message, description: `${missing} ${description}`.trim() };
}

function failureOfCall({ call, result, endedBy }: CauseOf<'call'>): Failure {
	const { reply, outcome, safeToRepeat, lookup, tries } = result;
	const cutBy = reply.kind === 'not sent' && reply.why === 'run ended' ? endedBy : undefined;
	// The other item's own fate and keys must not be told as if they were this item's.
	const { message, description } = cutBy?.cause ?? cutBy ?? wordsOf(call, result);
	const advice = adviceFor({ call, outcome, safeToRepeat, lookup, tries });
	return {
		message: outcome === 'unknown' ? `${message} – the outcome is unknown` : message,
		description: [advice, description].filter((text) => text !== '').join(' '),
		cause: { message, description },
		outcome,
		safeToRepeat,
		scope: scopeOf(reply),
		method: call.method,
		identity: identityOf(call.params),
		// An item that was sent must not carry the code of what another one was told.
		...(cutBy !== undefined && tries === 0
			? { code: cutBy.code, httpStatus: cutBy.httpStatus }
			: statusOf(reply)),
		...(lookup === undefined ? {} : { lookup }),
	};
}

function failureOfReply({ call, error, safeToRepeat, lookup }: CauseOf<'reply'>): Failure {
	const isRead = methodFacts(call.method).effect === 'read';
	const outcome = isRead ? 'not applied' : 'unknown';
	const { message } = wordsOfError(error);
	return {
		message: `The response to '${call.method}' cannot be used: ${message}`,
		description: isRead
			? "Try the other 'Response Format' under 'Options'."
			: adviceFor({ call, outcome, safeToRepeat, lookup, tries: 1 }),
		outcome,
		safeToRepeat,
		scope: 'item',
		method: call.method,
		identity: identityOf(call.params),
		...(lookup === undefined ? {} : { lookup }),
	};
}

/** The one place where the failure of an item is made. */
export function failureOf(cause: FailureCause): Failure {
	switch (cause.kind) {
		case 'input':
			return failureOfInput(cause);
		case 'call':
			return failureOfCall(cause);
		case 'reply':
			return failureOfReply(cause);
		case 'in doubt':
			return {
				...NOT_SENT,
				message:
					'Not sent, because it is not known whether an earlier item has created the constituent with this Member ID',
				description: `Sent now, this item could create the constituent a second time. Look it up by ${keysOf(identityOf(cause.call.params)).join(' or ')} before sending both items again.`,
				scope: 'item',
				method: cause.call.method,
				identity: identityOf(cause.call.params),
			};
		case 'incomplete list':
			return {
				...NOT_SENT,
				message: `The list is not complete. ${cause.text}`,
				description:
					"Turn on 'Allow Incomplete Results' under 'Options' to get what has come, or ask for less with a filter.",
				scope: 'item',
				method: cause.call.method,
				identity: identityOf(cause.call.params),
			};
	}
}
