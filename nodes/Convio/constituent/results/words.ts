import type { CallFailure, Lookup, Outcome } from '../../sending/context';
import type { ServerApiCall } from '../../transport/call';
import { explain } from '../../transport/explain';
import type { Explanation } from '../../transport/explain';
import {
	ADDRESS_FIELD,
	identityOf,
	IDENTITY_NOUNS,
	isIdentityParameter,
} from '../../transport/identity';

/** The vendor's code for a field that the site requires. It does not name the field. */
const REQUIRED_FIELD_MISSING = '10';

/** What is known of a call that has failed. */
interface Known {
	readonly call: ServerApiCall;
	readonly outcome: Outcome;
	readonly safeToRepeat: boolean;
	readonly lookup?: Lookup;
	/** How often it was sent. */
	readonly tries: number;
}

/** The keys of a record, in words: `member ID 'NP-20003'`. */
export function keysOf(identity: Readonly<Record<string, string>> = {}): string[] {
	return Object.entries(identity).flatMap(([name, value]) =>
		isIdentityParameter(name) ? [`${IDENTITY_NOUNS[name]} '${value}'`] : [],
	);
}

/** What a look-up has found, and no more than follows from it. */
function lookupText(lookup: Lookup): string {
	if ('unavailable' in lookup)
		return `A look-up afterwards brought nothing: ${lookup.unavailable}.`;
	switch (lookup.found) {
		case 0:
			return 'A look-up afterwards found no record; the change may still arrive.';
		case 1: {
			const which = lookup.cons_id === undefined ? '' : ` (constituent ID ${lookup.cons_id})`;
			return `A look-up afterwards found one record${which}; it may have been there before.`;
		}
		case 'several':
			return 'A look-up afterwards found several records with this key.';
	}
}

/** Where a person can see whether a call has arrived. */
function whatToLookFor({ method, params }: ServerApiCall): string {
	const keys = keysOf(identityOf(params));
	const by = keys.length === 0 ? '' : ` by ${keys.join(' or ')}`;
	switch (method) {
		case 'createGroup':
			return 'Check whether the site has the group';
		case 'launchDataSync':
			return 'Check in Luminate Online whether the data sync was launched';
		case 'logInteraction':
			return `Check the interactions of the constituent${by}`;
		default:
			return `Look the constituent up${by}`;
	}
}

/** What a person should know before sending an item again; empty if nothing is to be said. */
export function adviceFor({ call, outcome, safeToRepeat, lookup, tries }: Known): string {
	const sentences: string[] = [];
	if (outcome === 'unknown') {
		sentences.push('The change may or may not have been made.');
		if (lookup !== undefined) sentences.push(lookupText(lookup));
		sentences.push(
			safeToRepeat
				? 'Sending the item again is safe: it cannot add anything twice.'
				: `${whatToLookFor(call)} before sending it again.`,
		);
	}
	if (tries === 0) sentences.push('This item was not sent.');
	if (tries > 1) sentences.push(`It was sent ${tries} times.`);
	return sentences.join(' ');
}

/** A refusal that is about one part of the call, not about the login. */
export function permissionAdvice({ params }: ServerApiCall, loginIsRefused?: boolean): string {
	if (loginIsRefused !== false) return '';
	const names = Object.keys(params);
	const parts = [
		...(names.some((name) => /^(?:add|remove)_group_ids$/.test(name)) ? ['groups'] : []),
		...(names.some((name) => /^(?:add|remove)_interest_ids$/.test(name)) ? ['interests'] : []),
		...(names.some((name) => /^(?:add|remove)_center_/.test(name)) ? ['centers'] : []),
		...(names.some((name) => name.startsWith('interaction_')) ? ['interactions'] : []),
		...(names.includes('get_single_sign_on_token') ? ['single sign-on tokens'] : []),
	];
	return `The login itself works, so the API administrator account lacks the permission to change ${parts.join(', ')}. Give it that permission in Luminate Online, or remove this part from the node.`;
}

/** A refusal for a missing field does not name it; of a new record without an address, it is that. */
export function missingAddress({ method, params }: ServerApiCall, code: string): string {
	const mayCreate = method === 'create' || method === 'createOrUpdate';
	const hasAddress = 'primary_email' in params || ADDRESS_FIELD in params;
	if (code !== REQUIRED_FIELD_MISSING || !mayCreate || hasAddress) return '';
	return 'Probably it is the email address: this item has none, and Luminate Online requires one to create a constituent.';
}

/** What happened, in words: the last reply, or why there was none. */
export function describeReply(reply: CallFailure['reply']): Explanation {
	if (reply.kind !== 'not sent') return explain(reply);
	switch (reply.why) {
		case 'time':
			return {
				message: 'The time for this item was over before all of its calls were sent',
				description: "Raise 'Max Total Time' under 'Options', or ask for fewer results.",
			};
		case 'run ended':
			return { message: 'The execution was canceled', description: '' };
		case 'pause': {
			const seconds = Math.ceil(reply.pauseMs / 1000);
			return {
				message: reply.isAsked
					? `Luminate Online asked for a pause of ${seconds} s, more than 'Max Total Time' allows`
					: `Luminate Online did not take a call just now. Calls to it pause for ${seconds} s, more than 'Max Total Time' allows`,
				description: "Raise 'Max Total Time' under 'Options', or execute the workflow again later.",
			};
		}
	}
}
