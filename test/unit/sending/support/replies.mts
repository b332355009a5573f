import type { Reply } from '../../../../nodes/Convio/transport/reply/reply.ts';

export const NOW = Date.UTC(2026, 10, 8, 12, 0, 0);
const arrival = {
	contentType: 'text/html',
	reason: 'it is a web page',
	isWebPage: true,
	excerpt: '',
};

export function throttled(retryAfter?: string): Reply {
	return { kind: 'throttled', status: 429, retryAfter, ...arrival };
}

export function unavailable(retryAfter?: string, status = 503): Reply {
	return { kind: 'unavailable', status, retryAfter, ...arrival };
}

export function refusal(code: string): Reply {
	return { kind: 'refused', code, text: 'no', status: 403 };
}

export function unreadable(status: number): Reply {
	return { kind: 'unreadable', status, ...arrival };
}

/** Statuses of pages after which a call may have been applied, and those that exclude it. */
export const OPEN_STATUSES = [200, 201, 304, 399, 403, 408, 500, 501, 505, 520, 599];
export const CLOSED_STATUSES = [400, 401, 404, 405, 407, 409, 413, 499];

/** Each ending of a try that is told apart. */
export const REPLIES: ReadonlyMap<string, Reply> = new Map<string, Reply>([
	['answer', { kind: 'answered', root: 'getConsResponse', data: {} }],
	['refusal', refusal('11')],
	['429', throttled()],
	...[502, 503, 504].map((status): [string, Reply] => [
		String(status),
		unavailable(undefined, status),
	]),
	...[...OPEN_STATUSES, ...CLOSED_STATUSES].map((status): [string, Reply] => [
		`unreadable ${status}`,
		unreadable(status),
	]),
	['interrupted', { kind: 'interrupted', reason: 'reset', timedOut: false }],
	[
		'undelivered',
		{ kind: 'undelivered', reason: 'refused', obstacle: 'network', permanent: false },
	],
	[
		'undelivered for good',
		{ kind: 'undelivered', reason: 'certificate', obstacle: 'certificate', permanent: true },
	],
	['redirected', { kind: 'redirected', status: 302, target: 'https://elsewhere.example' }],
	['cancelled', { kind: 'cancelled' }],
]);
