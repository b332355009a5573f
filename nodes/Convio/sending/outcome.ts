import type { ServerApiCall } from '../transport/call';
import { precedesChanges } from '../transport/errorCodes';
import { methodFacts } from '../transport/apiMethods';
import type { Reply } from '../transport/reply/reply';
import type { Lookup, Outcome } from './context';
import { isRecordWrite, leavesFateOpen, mayRepeat } from './retry';

/** Codes of the interaction part of a write. [vendor table of constituent codes] */
const INTERACTION_CODES: ReadonlySet<string> = new Set(['26', '27', '28', '29', '30', '31', '32']);

/** Codes that may mean the login, or the permission for one part of the call. */
const PERMISSION_CODES: ReadonlySet<string> = new Set(['3', '14']);

/**
 * Whether a write has parts that the site may work through after the record: lists of groups, interests
 * or centers, or an interaction. No document tells the order.
 */
export function hasLaterParts({ method, params }: ServerApiCall): boolean {
	if (!isRecordWrite(method)) return false;
	return Object.keys(params).some(
		(name) => /^(?:add|remove)_.*_ids$/.test(name) || name.startsWith('interaction_'),
	);
}

/** Whether one more read has to tell what a refusal means: the login, or the permission for a part. */
export function needsLoginCheck(call: ServerApiCall, reply: Reply): boolean {
	return reply.kind === 'refused' && PERMISSION_CODES.has(reply.code) && hasLaterParts(call);
}

function isRefusalWithoutGround(
	call: ServerApiCall,
	code: string,
	loginIsRefused: boolean | undefined,
): boolean {
	if (code === '1' && mayRepeat(call) === 'no') return true;
	if (!hasLaterParts(call)) return false;
	if (PERMISSION_CODES.has(code)) return loginIsRefused !== true;
	return INTERACTION_CODES.has(code) || !precedesChanges(code);
}

/**
 * What is certain about a call that brought no success. "Not applied" needs a ground: the call cannot
 * have arrived, or its refusal can only have come before any change.
 *
 * @param mayHaveBeenApplied a try of it ended without a word of the API
 * @param loginIsRefused whether another read with the same login was refused too; undefined if unknown
 */
export function outcomeOf(
	call: ServerApiCall,
	reply: Reply | { readonly kind: 'not sent' },
	mayHaveBeenApplied: boolean,
	loginIsRefused?: boolean,
): Outcome {
	if (methodFacts(call.method).effect === 'read') return 'not applied';
	if (mayHaveBeenApplied) return 'unknown';
	if (reply.kind === 'not sent') return 'not applied';
	if (reply.kind === 'refused') {
		return isRefusalWithoutGround(call, reply.code, loginIsRefused) ? 'unknown' : 'not applied';
	}
	return leavesFateOpen(reply) ? 'unknown' : 'not applied';
}

/**
 * Whether sending a call once more cannot add anything twice: nothing has come of it, or it changes the
 * same record again.
 */
export function isSafeToRepeat(call: ServerApiCall, outcome: Outcome, lookup?: Lookup): boolean {
	if (outcome === 'not applied') return true;
	const may = mayRepeat(call);
	if (may !== 'after look-up') return may === 'yes';
	return lookup !== undefined && 'found' in lookup && lookup.found !== 0;
}
