import { adviceForCode } from './errorCodes';
import type { FailedReply, ForeignResponse, Obstacle } from './reply/reply';

/** What happened, and how to get unstuck. */
export interface Explanation {
	/** One clause without a full stop. */
	readonly message: string;
	readonly description: string;
}

function received({ status, contentType, isWebPage, excerpt }: ForeignResponse): string {
	const type = contentType === '' ? 'no content type' : contentType;
	const empty = isWebPage ? 'a web page without a title' : 'nothing in it';
	const full = isWebPage ? `the web page '${excerpt}'` : `beginning with '${excerpt}'`;
	return `Received: HTTP status ${status}, ${type}, ${excerpt === '' ? empty : full}.`;
}

const WAYS_ROUND: Readonly<Record<Obstacle, string>> = {
	network:
		"Check the host in 'Site URL' of the credential, and the network connection of n8n, including its proxy if it has one.",
	address: "Correct 'Site URL' in the credential.",
	certificate:
		"Check the host in 'Site URL' of the credential and whether its certificate is still valid. If a proxy or firewall inspects the traffic, have the administrator of n8n add its certificate authority (NODE_EXTRA_CA_CERTS).",
	'host rule':
		"Allow the host of 'Site URL' in the credential under 'Allowed HTTP Request Domains', or have the administrator of n8n allow it.",
	proxy:
		"Have the administrator of the proxy allow n8n to connect to the host in 'Site URL', or have the administrator of n8n correct its proxy settings (HTTPS_PROXY, NO_PROXY).",
};

/** Says what became of a call without success, for the person who runs the workflow. */
export function explain(reply: FailedReply): Explanation {
	switch (reply.kind) {
		case 'refused': {
			const text = reply.text === '' ? 'no reason given' : reply.text.replace(/\.$/, '');
			const code = reply.code === '' ? 'missing' : reply.code;
			return {
				message: `Luminate Online refused the call: ${text} (code ${code})`,
				description: adviceForCode(reply.code),
			};
		}
		case 'unreadable':
			return {
				message: `The response is not from the Luminate Online API: ${reply.reason}`,
				description: `${received(reply)} ${
					reply.status === 403
						? 'A firewall or proxy may have refused the call: ask its administrator. Otherwise check the'
						: 'Check the'
				} host and organization in 'Site URL' of the credential.`,
			};
		case 'throttled':
			return {
				message: 'Luminate Online received too many requests (HTTP status 429)',
				description: `${received(reply)} Lower 'Max Concurrent Requests' in the credential, or try again later.`,
			};
		case 'unavailable':
			return {
				message: `Luminate Online is not available (HTTP status ${reply.status})`,
				description: `${received(reply)} Try again later.`,
			};
		case 'redirected':
			return {
				message: `The site redirected the call (HTTP status ${reply.status})`,
				description: `The redirect to '${reply.target}' was not followed, because it would take the login along. Enter the correct address as 'Site URL' in the credential.`,
			};
		case 'undelivered':
			return {
				message: `The site could not be reached: ${reply.reason.replace(/\.$/, '')}`,
				description: WAYS_ROUND[reply.obstacle],
			};
		case 'interrupted':
			return {
				message: `No complete response arrived: ${reply.reason}`,
				description: reply.timedOut
					? "Raise 'Timeout' under 'Options' if the site is slow, or try again later."
					: 'Try again later. If it happens again, have a firewall or proxy between n8n and the site checked: it may close connections.',
			};
		case 'cancelled':
			return { message: 'The execution was canceled', description: '' };
	}
}
