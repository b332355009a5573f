import type { SiteGate } from '../../../../nodes/Convio/sending/siteGate.ts';
import { requestWithRetry } from '../../../../nodes/Convio/sending/requestWithRetry.ts';
import type { Sent } from '../../../../nodes/Convio/sending/requestWithRetry.ts';
import type { ServerApiCall } from '../../../../nodes/Convio/transport/call.ts';
import { callOf } from '../../transport/support/calls.mts';
import { POLICY } from './parts.mts';
import type { TestParts } from './parts.mts';
import { json } from './site.mts';
import type { FakeSite } from './site.mts';
import { come, states } from './visitors.mts';

export const READ = callOf('getUser', { cons_id: '1' });
export const UPDATE = callOf('update', { cons_id: '1' });
export const CREATE = callOf('create', { primary_email: 'a@x.org' });
export const FOUND = json({ getConsResponse: { cons_id: '1' } });

/** Sends a call; the waits pass at once. */
export async function sendWith(
	parts: TestParts,
	call: ServerApiCall = READ,
	policy = POLICY,
): Promise<Sent> {
	return await parts.clock.run(requestWithRetry(parts, call, policy));
}

/** The kind of the last reply, whether the call may have been applied, and how often it was sent. */
export function inShort(sent: Sent, site: FakeSite): [string, boolean | undefined, number] {
	return sent.kind === 'answered'
		? ['answered', undefined, site.asked.length]
		: [sent.reply.kind, sent.ambiguous, sent.tries];
}

/** All places of the gate are free. */
export async function isFree(gate: SiteGate): Promise<boolean> {
	return (await states([come(gate, { limit: 1 })])).includes('admitted');
}
