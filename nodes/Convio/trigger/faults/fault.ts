/**
 * Why a poll failed, in n8n's words. Without one, n8n judges by the HTTP status, and Luminate
 * answers every refusal with 403, which n8n takes as permanent. [n8n-workflow, errors/failure]
 */
type FailureCause =
	| 'rate-limited'
	| 'temporarily-unavailable'
	| 'credential-invalid'
	| 'configuration-invalid'
	| 'node-defect';

/** A poll that learned nothing about the group. It leaves the state as it was. */
export interface PollFault {
	readonly kind: 'fault';
	readonly cause: FailureCause;
	/** One sentence: what happened. */
	readonly message: string;
	/** What it means for the trigger, and what a person can do. */
	readonly description: string;
	/** The pause that the site asked for, in milliseconds. */
	readonly retryAfterMs?: number;
}

const STATE_KEPT =
	'Nothing was reported and nothing forgotten: the next poll compares with what was known before.';

/** The response cannot be taken for the group. Often it comes right again by itself. */
export function unreadable(what: string): PollFault {
	return {
		kind: 'fault',
		cause: 'temporarily-unavailable',
		message: `The site's response could not be read as the group: ${what}`,
		description: STATE_KEPT,
	};
}
