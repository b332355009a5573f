import type { Reply } from './reply/reply';

/** Whether a reply tells that the site, or the way to it, is at fault: no further call can succeed. */
export function isSiteFault(reply: Reply): boolean {
	return reply.kind === 'redirected' || (reply.kind === 'undelivered' && reply.permanent);
}
