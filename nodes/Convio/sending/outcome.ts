import type { ServerApiCall } from '../transport/call';
import { PERMISSION_CODES, precedesChanges } from '../transport/errorCodes';
import { methodFacts } from '../transport/apiMethods';
import type { ApiMethod } from '../transport/apiMethods';
import { changesItsKey, locatingParameter } from '../transport/identity';
import type { Reply } from '../transport/reply/reply';
import type { Lookup, Outcome } from './context';

/** Whether sending a call a second time, after the first may have arrived, can do harm. */
type MayRepeat =
	/** The second time changes nothing, or the same again. */
	| 'yes'
	/** The second time adds a record, unless there is one already. */
	| 'after look-up'
	/** The second time can add a record or a log entry. */
	| 'no';

/** Whether a method writes a constituent's record, and what may go with it: lists, an interaction. */
function isRecordWrite(method: ApiMethod): boolean {
	return method === 'create' || method === 'createOrUpdate' || method === 'update';
}

export function mayRepeat({ method, params }: ServerApiCall): MayRepeat {
	const { effect } = methodFacts(method);
	if (effect === 'add') return 'no';
	// A read changes nothing, and what else is left sets the same once more.
	if (!isRecordWrite(method)) return 'yes';
	// Interaction fields add an entry to the log of the constituent each time.
	if (Object.keys(params).some((name) => name.startsWith('interaction_'))) return 'no';
	// The repeat would not find the record by its old address, and an upsert would add another.
	if (changesItsKey(params)) return 'no';
	if (effect === 'set') return 'yes';
	const locator = locatingParameter(params);
	if (locator === 'cons_id') return 'yes';
	// Where addresses may be shared, an upsert by address can add a record each time.
	return locator === 'member_id' ? 'after look-up' : 'no';
}

/** Whether a page with a 4xx status came, which a repeat would bring again. With 408 the web tier waited. */
export function isLastWord(reply: Reply): boolean {
	if (reply.kind !== 'unreadable') return false;
	return reply.status >= 400 && reply.status <= 499 && reply.status !== 408;
}

/**
 * Whether a call may have been applied although no reply says so. A page with a 4xx status means that
 * the web tier did not pass the call on, with two exceptions: 403 is the vendor's own status for every
 * refusal, behind which a gateway may have put its page; and what begins like a response is one, cut.
 */
export function leavesFateOpen(reply: Reply): boolean {
	switch (reply.kind) {
		case 'unreadable':
			if (!isLastWord(reply) || reply.status === 403) return true;
			return !reply.isWebPage && /^\s*[{<]/.test(reply.excerpt);
		case 'unavailable':
		case 'interrupted':
		case 'redirected':
		case 'cancelled':
			return true;
		case 'answered':
		case 'refused':
		case 'throttled':
		case 'undelivered':
			return false;
	}
}

/**
 * Codes for a value that is missing, invalid or too long, and for a sign-on token. They come before any
 * change, unless they are about a part that the site works through after the record.
 */
const VALUE_CODES: ReadonlySet<string> = new Set(['7', '9', '22', '23', '35']);

/** Codes of an interaction that cannot be logged. [vendor table of constituent codes] */
const INTERACTION_CODES: ReadonlySet<string> = new Set(['26', '27', '28', '29', '30', '31', '32']);

/**
 * Whether a write has parts that the site may work through after the record: lists of groups, interests
 * or centers, an interaction, a sign-on token. No document tells the order.
 */
function hasLaterParts({ method, params }: ServerApiCall): boolean {
	if (!isRecordWrite(method)) return false;
	return Object.keys(params).some(
		(name) =>
			/^(?:add|remove)_.*_ids$/.test(name) ||
			name.startsWith('interaction_') ||
			name === 'get_single_sign_on_token',
	);
}

/** Whether one more read has to tell what a refusal means: the login, or the permission for a part. */
export function needsLoginCheck(call: ServerApiCall, reply: Reply): boolean {
	return isPermissionRefusal(reply) && hasLaterParts(call);
}

/** Whether a refusal means the login, or a permission that it lacks. */
export function isPermissionRefusal(reply: Reply): boolean {
	return reply.kind === 'refused' && PERMISSION_CODES.has(reply.code);
}

/** Whether a refusal can only have come before any change. */
function hasGround(call: ServerApiCall, code: string, loginIsRefused = false): boolean {
	const hasMore = hasLaterParts(call);
	if (PERMISSION_CODES.has(code)) return !hasMore || loginIsRefused;
	if (VALUE_CODES.has(code)) return !hasMore;
	if (precedesChanges(code)) return true;
	if (hasMore) return false;
	// An interaction by itself has no earlier part. A write of a record has: the site logs each by itself.
	if (INTERACTION_CODES.has(code) && !isRecordWrite(call.method)) return true;
	// What is refused for no reason, or for one of which nothing is known, may have been added before.
	return mayRepeat(call) !== 'no';
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
		return hasGround(call, reply.code, loginIsRefused) ? 'not applied' : 'unknown';
	}
	return leavesFateOpen(reply) ? 'unknown' : 'not applied';
}

/** Whether a look-up has found at least one record with the key. */
export function hasFound(lookup: Lookup | undefined): boolean {
	return lookup !== undefined && 'found' in lookup && lookup.found !== 0;
}

/**
 * Whether sending a call once more cannot add anything twice: nothing has come of it, or it changes the
 * same record again.
 */
export function isSafeToRepeat(call: ServerApiCall, outcome: Outcome, lookup?: Lookup): boolean {
	if (outcome === 'not applied') return true;
	const may = mayRepeat(call);
	if (may !== 'after look-up') return may === 'yes';
	return hasFound(lookup);
}
