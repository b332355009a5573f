import type { Reply } from '../../../../nodes/Convio/transport/reply/reply.ts';
import type { Attempt, Repetition } from '../../../../nodes/Convio/sending/retry.ts';

export const NOW = Date.UTC(2026, 10, 8, 12, 0, 0);
export const POLICY = { maxTries: 5, maxTotalMs: 300_000 };
const arrival = { contentType: 'text/html', reason: 'it is a web page', excerpt: '' };

interface Case {
	readonly reply: Reply;
	/** Whether it may have been applied. */
	readonly ambiguous: boolean;
	/** Whether to send it again: in any case, never, or unless that could apply it twice. */
	readonly again: 'always' | 'never' | 'unless once only';
}

/** Each ending of a try that is told apart. */
const CASES: Record<string, Case> = {
	answer: {
		reply: { kind: 'answered', root: 'getConsResponse', data: {} },
		ambiguous: false,
		again: 'never',
	},
	refusal: {
		reply: { kind: 'refused', code: '11', text: 'duplicate', status: 403 },
		ambiguous: false,
		again: 'never',
	},
	'refused login': {
		reply: { kind: 'refused', code: '3', text: 'login', status: 403 },
		ambiguous: false,
		again: 'never',
	},
	'429': {
		reply: { kind: 'throttled', status: 429, ...arrival },
		ambiguous: false,
		again: 'always',
	},
	...Object.fromEntries(
		[502, 503, 504].map((status): [string, Case] => [
			String(status),
			{
				reply: { kind: 'unavailable', status, ...arrival },
				ambiguous: true,
				again: 'unless once only',
			},
		]),
	),
	...Object.fromEntries(
		[200, 201, 304, 399, 408, 500, 501, 505, 520, 599].map((status): [string, Case] => [
			`unreadable ${status}`,
			{
				reply: { kind: 'unreadable', status, ...arrival },
				ambiguous: true,
				again: 'unless once only',
			},
		]),
	),
	...Object.fromEntries(
		[400, 401, 403, 404, 405, 407, 409, 413, 499].map((status): [string, Case] => [
			`unreadable ${status}`,
			{ reply: { kind: 'unreadable', status, ...arrival }, ambiguous: false, again: 'never' },
		]),
	),
	interrupted: {
		reply: { kind: 'interrupted', reason: 'reset' },
		ambiguous: true,
		again: 'unless once only',
	},
	undelivered: {
		reply: { kind: 'undelivered', reason: 'refused', permanent: false },
		ambiguous: false,
		again: 'always',
	},
	'undelivered for good': {
		reply: { kind: 'undelivered', reason: 'certificate', permanent: true },
		ambiguous: false,
		again: 'never',
	},
	redirected: {
		reply: { kind: 'redirected', status: 302, target: 'https://elsewhere.example' },
		ambiguous: true,
		again: 'never',
	},
	cancelled: { reply: { kind: 'cancelled' }, ambiguous: true, again: 'never' },
};

export const names = Object.keys(CASES);
export const repetitions: readonly Repetition[] = ['read', 'repeatable', 'once only'];

export function caseOf(name: string): Case {
	const found = CASES[name];
	if (found === undefined) throw new Error(`no case ${name}`);
	return found;
}

/** The first try of a read, but for what is given. */
export function attempt(reply: Reply, more: Partial<Attempt> = {}): Attempt {
	return { repetition: 'read', reply, tries: 1, elapsedMs: 0, now: NOW, random: 0.5, ...more };
}

export function throttled(retryAfter?: string): Reply {
	return { kind: 'throttled', status: 429, retryAfter, ...arrival };
}

export function unavailable(retryAfter?: string): Reply {
	return { kind: 'unavailable', status: 503, retryAfter, ...arrival };
}
