import { hintFor } from './errorCodes';
import type { Arrival, Reply } from './reply';

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
				message: `Luminate Online refused the call: ${reply.text === '' ? 'no reason given' : reply.text} (code ${reply.code === '' ? 'missing' : reply.code})`,
				description: hintFor(reply.code),
			};
		case 'unreadable':
			return {
				message: `The answer is not one of the Luminate Online API: ${reply.reason}`,
				description: `What came back: ${arrivalText(reply)}. Check host and organization in the Site URL of the credential.`,
			};
		case 'throttled':
			return {
				message: 'Luminate Online takes no more calls for now (HTTP status 429)',
				description: `What came back: ${arrivalText(reply)}. Send fewer calls at once, or try again later.`,
			};
		case 'unavailable':
			return {
				message: `Luminate Online is not available (HTTP status ${reply.status})`,
				description: `What came back: ${arrivalText(reply)}. Try again later.`,
			};
		case 'redirected':
			return {
				message: `The site redirects the call (HTTP status ${reply.status})`,
				description: `It points to '${reply.target}', which was not followed, because the login would go with it. Put the right address into the Site URL of the credential.`,
			};
		case 'undelivered':
			return {
				message: `The site could not be reached: ${reply.reason}`,
				description: 'Check the host in the Site URL of the credential, and the network of n8n.',
			};
		case 'interrupted':
			return {
				message: `No complete answer arrived: ${reply.reason}`,
				description: 'Raise the Timeout under Options if the site is slow, or try again later.',
			};
		case 'cancelled':
			return { message: 'The execution was cancelled', description: '' };
	}
}
