import type { ServerApiCall } from '../transport/call';
import { request } from '../transport/client';
import type { Connection } from '../transport/client';
import type { Reply } from '../transport/reply/reply';
import { verdictOf } from './breaker';
import { systemClock } from './clock';
import type { Clock } from './clock';
import type { Unsent } from './context';
import { gateOf } from './siteGate';

const NEVER = new AbortController().signal;

/**
 * Sends a call once, through the site's gate like any other, for somebody who waits in the editor: a
 * picker, the check of a credential.
 *
 * @returns the reply, or that the site wants to be left alone for longer than the call may take
 */
export async function requestOnce(
	connection: Connection,
	call: ServerApiCall,
	clock: Clock = systemClock,
): Promise<Reply | Unsent> {
	const passage = await gateOf(connection.siteBase, clock).run(
		async () => {
			const reply = await request(connection, call);
			return { reply, verdict: verdictOf(reply, clock.now()) };
		},
		{
			limit: connection.maxConcurrentRequests,
			account: connection.account,
			signal: NEVER,
			maxWaitMs: () => call.settings.timeoutMs,
		},
	);
	if (passage.kind === 'done') return passage.value.reply;
	return passage.kind === 'turned away'
		? { kind: 'not sent', why: 'pause', pauseMs: passage.pauseMs, isAsked: passage.isAsked }
		: { kind: 'not sent', why: 'run ended' };
}
