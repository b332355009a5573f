import { IDENTITY_NOUNS, IDENTITY_PARAMETERS } from '../../transport/identity';
import type { ServerApiCall } from '../../transport/call';
import { concernsWholeRun, precedesChanges } from '../../transport/errorCodes';
import { explain } from '../../transport/explain';
import type { Unanswered } from '../../transport/explain';
import { methodFacts } from '../../transport/apiMethods';

/** Whether a call changed anything at the site: `unknown` when it may or may not have. */
export type Outcome = 'not applied' | 'unknown';

/** What a failure means for the rest of the run. */
type Scope =
	/** It is the item's own. */
	| 'item'
	/** No further call of this run can succeed. */
	| 'run'
	/** The run had ended before the item was done. */
	| 'cut short';

/** Why an item has no result, ready to be shown. Holds no secret. */
export interface Failure {
	readonly message: string;
	/** How to get unstuck. */
	readonly description: string;
	readonly outcome: Outcome;
	readonly scope: Scope;
	/** Visible name of the field at fault. */
	readonly field?: string;
	/** The vendor's code. */
	readonly code?: string;
	readonly httpStatus?: number;
	readonly method?: string;
	/** The keys of the call, to look the record up by. */
	readonly identity?: Readonly<Record<string, string>>;
}

/** A call that has no answer in the end: what came last, and what may have come of it. */
export interface Unsuccessful {
	readonly reply: Unanswered | HeldBack;
	/** A try may have been applied without an answer that says so. */
	readonly ambiguous: boolean;
	/** How often it was sent; 0 when it never was. */
	readonly tries: number;
}

/** Why a call was never sent. */
export type HeldBack =
	/** The site wants to be left alone for longer than the item may wait. */
	| { readonly kind: 'held back'; readonly pauseMs: number }
	/** The calls before it of the same item have taken all of its time. */
	| { readonly kind: 'out of time' };

function identityOf(call: ServerApiCall): Record<string, string> | undefined {
	const keys = IDENTITY_PARAMETERS.flatMap((name) => {
		const value = call.params[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return keys.length === 0 ? undefined : Object.fromEntries(keys);
}

function lookUpAdvice(call: ServerApiCall): string {
	const keys = Object.entries(identityOf(call) ?? {}).map(
		([name, value]) => `${IDENTITY_PARAMETERS.filter((one) => one === name).map((one) => IDENTITY_NOUNS[one]).join()} '${value}'`,
	);
	const by = keys.length === 0 ? '' : ` by ${keys.join(' or ')}`;
	return `The change may or may not have been made. Look the constituent up${by} before sending it again.`;
}

function words(reply: Unanswered | HeldBack): { message: string; description: string } {
	if (reply.kind === 'out of time') {
		return {
			message: 'The time for this item was over before all pages of the list had been read',
			description: "Raise 'Max Total Time' under 'Options', or ask for fewer results.",
		};
	}
	if (reply.kind !== 'held back') return explain(reply);
	const seconds = Math.ceil(reply.pauseMs / 1000);
	return {
		message: `Luminate Online asked n8n to wait for another ${seconds} s`,
		description:
			"That is longer than this item may wait, so it was not sent. Raise 'Max Total Time' under 'Options', or execute the workflow again later.",
	};
}

function scopeOf(reply: Unanswered | HeldBack): Scope {
	if (reply.kind === 'cancelled') return 'cut short';
	return reply.kind === 'refused' && concernsWholeRun(reply.code) ? 'run' : 'item';
}

/**
 * Whether a refusal may have come when part of the call was done: no document tells what becomes of
 * the record when a group, interest or center in a list cannot be changed, nor with which code.
 */
function mayBeHalfDone(call: ServerApiCall, reply: Unsuccessful['reply']): boolean {
	const changesLists = Object.keys(call.params).some((name) =>
		/^(?:add|remove)_.*_ids$/.test(name),
	);
	return changesLists && reply.kind === 'refused' && !precedesChanges(reply.code);
}

/** The failure that a call without an answer is for its item. */
export function failureOfSent(call: ServerApiCall, sent: Unsuccessful): Failure {
	const { reply, tries, ambiguous } = sent;
	const { message, description } = words(reply);
	const isWrite = methodFacts(call.method).effect !== 'read';
	const unknown = isWrite && (ambiguous || mayBeHalfDone(call, reply));
	const advice = unknown ? lookUpAdvice(call) : '';
	const tried = tries > 1 ? `It was sent ${tries} times.` : '';
	return {
		message: unknown ? `${message} – the outcome is unknown` : message,
		description: [advice, description, tried].filter((text) => text !== '').join(' '),
		outcome: unknown ? 'unknown' : 'not applied',
		scope: scopeOf(reply),
		method: call.method,
		identity: identityOf(call),
		...(reply.kind === 'refused' ? { code: reply.code } : {}),
		...('status' in reply ? { httpStatus: reply.status } : {}),
	};
}

/** The failure of an item that is not done, because another one has ended the run. */
export function failureOfEndedRun(cause: Failure, call: ServerApiCall, outcome: Outcome): Failure {
	const fate =
		outcome === 'unknown' ? lookUpAdvice(call) : 'This item was not sent, or not sent again.';
	return {
		...cause,
		outcome,
		scope: 'cut short',
		description: `${fate} ${cause.description}`,
		identity: identityOf(call),
	};
}

/** The failure of an item whose answer came, but lacks what its method documents. */
export function failureOfAnswer(call: ServerApiCall, error: unknown): Failure {
	const why = error instanceof Error ? error.message : String(error);
	const unknown = methodFacts(call.method).effect !== 'read';
	return {
		message: `The response to '${call.method}' cannot be used: ${why}`,
		description: unknown ? lookUpAdvice(call) : "Try the other 'Response Format' under 'Options'.",
		outcome: unknown ? 'unknown' : 'not applied',
		scope: 'item',
		method: call.method,
		identity: identityOf(call),
	};
}
