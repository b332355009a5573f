import type { IPollFunctions } from 'n8n-workflow';

import type { Clock } from '../sending/clock';
import { requestWithRetry } from '../sending/requestWithRetry';
import { gateOf } from '../sending/siteGate';
import { SiteWatch } from '../sending/siteWatch';
import type { Connection } from '../transport/client';
import type { DataObject } from '../transport/reply/data';
import { faultOf } from './faults/causes';
import type { PollFault } from './faults/fault';
import { LONGEST_POLL_MS } from './form';
import type { Settings } from './settings';

const MAX_TRIES = 2;

/** How long a poll may take in all, in milliseconds. Older versions of n8n do not say. */
function budgetMs(context: IPollFunctions): number {
	const budget =
		typeof context.getPollBudgetMs === 'function' ? context.getPollBudgetMs() : LONGEST_POLL_MS;
	return Math.min(budget, LONGEST_POLL_MS);
}

/** The site's response to the one call of a poll. */
interface Answer {
	readonly kind: 'answer';
	readonly data: DataObject;
}

/**
 * Makes the call of a poll, a second time where the first brought nothing, all within the time that
 * n8n gives a poll.
 *
 * @param startedAt when the poll began, in milliseconds since 1970
 */
export async function askSite(
	context: IPollFunctions,
	connection: Connection,
	{ call, group }: Settings,
	clock: Clock,
	startedAt: number,
): Promise<Answer | PollFault> {
	const maxTotalMs = budgetMs(context);
	// n8n tells nobody that it has abandoned a poll.
	const signal = AbortSignal.timeout(maxTotalMs);
	const result = await requestWithRetry(
		{
			connection,
			gate: gateOf(connection.siteBase, clock),
			watch: new SiteWatch(connection.maxConcurrentRequests, maxTotalMs, () => clock.now()),
			clock,
			signal,
			helperSignal: signal,
			random: Math.random,
			onTried: () => {},
			onSiteDead: () => {},
			loginCheck: {},
		},
		call,
		{ maxTries: MAX_TRIES, maxTotalMs, looksUp: false },
		startedAt,
	);
	return result.kind === 'answered'
		? { kind: 'answer', data: result.data }
		: faultOf(result.reply, group, clock.now());
}
