import { retryAfterMs } from '../../sending/retryAfter';
import type { CallFailure } from '../../sending/context';
import { explain } from '../../transport/explain';
import type { Explanation } from '../../transport/explain';
import type { PollFault } from './fault';

/**
 * Key, login or permission. Code 4 is none of them: the site's list of addresses has to be changed, and
 * another credential would be refused as well.
 */
const CREDENTIAL_CODES: ReadonlySet<string> = new Set(['2', '3']);
/** No code at all, or the one that the vendor gives where nothing is known. */
const CODES_WITHOUT_REASON: ReadonlySet<string> = new Set(['', '1']);
/** "Error returning group membership": what a group that does not exist gives. [vendor's table] */
const GROUP_CODE = '19';

function causeOf(reply: CallFailure['reply']): PollFault['cause'] {
	switch (reply.kind) {
		case 'refused':
			if (CREDENTIAL_CODES.has(reply.code)) return 'credential-invalid';
			return CODES_WITHOUT_REASON.has(reply.code)
				? 'temporarily-unavailable'
				: 'configuration-invalid';
		case 'redirected':
			return 'configuration-invalid';
		case 'undelivered':
			return reply.permanent ? 'configuration-invalid' : 'temporarily-unavailable';
		case 'throttled':
			return 'rate-limited';
		case 'unavailable':
		case 'unreadable':
		case 'interrupted':
		case 'cancelled':
		case 'not sent':
			return 'temporarily-unavailable';
	}
}

/** The pause that the site asked for, in milliseconds. */
function pauseOf(reply: CallFailure['reply'], now: number): number | undefined {
	if (reply.kind === 'not sent') return reply.why === 'pause' ? reply.pauseMs : undefined;
	const header = 'retryAfter' in reply ? reply.retryAfter : undefined;
	const asked = retryAfterMs(header, now);
	return asked === 0 ? undefined : asked;
}

function wordsOf(reply: CallFailure['reply'], group: string): Explanation {
	if (reply.kind === 'not sent') {
		return {
			message: 'The site was not asked within the time of this poll',
			description:
				'It asked for a pause, or other calls of this n8n took all the time. The next poll asks again.',
		};
	}
	const words = explain(reply);
	return reply.kind === 'refused' && reply.code === GROUP_CODE
		? {
				...words,
				description: `Check that group ${group} exists, and that the API administrator account may review its members.`,
			}
		: words;
}

/**
 * Why the site could not be asked, with n8n's cause.
 *
 * @param now milliseconds since 1970, for dates in `Retry-After`
 */
export function faultOf(reply: CallFailure['reply'], group: string, now: number): PollFault {
	const asked = pauseOf(reply, now);
	return {
		kind: 'fault',
		cause: causeOf(reply),
		...wordsOf(reply, group),
		...(asked === undefined ? {} : { retryAfterMs: asked }),
	};
}
