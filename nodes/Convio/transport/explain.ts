import { hintFor } from './errorCodes';
import type { Arrival, Reply } from './reply/reply';

/** Every reply but a success answer. */
export type Unanswered = Exclude<Reply, { kind: 'answered' }>;

function arrivalText({ status, contentType, excerpt }: Arrival): string {
	const type = contentType === '' ? 'no content type' : contentType;
	const beginning = excerpt === '' ? 'nothing' : `'${excerpt}'`;
	return `HTTP status ${status}, ${type}, beginning with ${beginning}`;
}

/** What happened, and how to get unstuck, in words for the person who gets it. */
export function explain(reply: Unanswered): { message: string; description: string } {
	switch (reply.kind) {
		case 'refused':
			return {
				message: `Luminate Online refused the call: ${reply.text === '' ? 'no reason given' : reply.text.replace(/\.$/, '')} (code ${reply.code === '' ? 'missing' : reply.code})`,
				description: hintFor(reply.code),
			};
		case 'unreadable':
			return {
				message: `The response is not from the Luminate Online API: ${reply.reason}`,
				description: `Received: ${arrivalText(reply)}. Check the host and organization in 'Site URL' of the credential.`,
			};
		case 'throttled':
			return {
				message: 'Luminate Online received too many requests (HTTP status 429)',
				description: `Received: ${arrivalText(reply)}. Lower 'Max Concurrent Requests' in the credential, or try again later.`,
			};
		case 'unavailable':
			return {
				message: `Luminate Online is not available (HTTP status ${reply.status})`,
				description: `Received: ${arrivalText(reply)}. Try again later.`,
			};
		case 'redirected':
			return {
				message: `The site redirected the call (HTTP status ${reply.status})`,
				description: `The redirect to '${reply.target}' was not followed, because it would take the login along. Enter the correct address as 'Site URL' in the credential.`,
			};
		case 'undelivered':
			return {
				message: `The site could not be reached: ${reply.reason}`,
				description:
					"Check the host in 'Site URL' of the credential, and the network connection of n8n.",
			};
		case 'interrupted':
			return {
				message: `No complete response arrived: ${reply.reason}`,
				description: "Raise 'Timeout' under 'Options' if the site is slow, or try again later.",
			};
		case 'cancelled':
			return { message: 'The execution was canceled', description: '' };
	}
}
