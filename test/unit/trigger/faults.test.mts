import type { INode } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import type { CallFailure } from '../../../nodes/Convio/sending/context.ts';
import { explain } from '../../../nodes/Convio/transport/explain.ts';
import { faultOf } from '../../../nodes/Convio/trigger/faults/causes.ts';
import { pollError } from '../../../nodes/Convio/trigger/faults/pollError.ts';
import type { PollFault } from '../../../nodes/Convio/trigger/faults/fault.ts';

type Failed = CallFailure['reply'];

const NOW = Date.UTC(2026, 10, 25, 18);
const NODE = { id: 'node', name: 'Convio Constituent Trigger' } as INode;
const received = {
	reason: 'a page',
	status: 200,
	contentType: 'text/html',
	isWebPage: true,
	excerpt: 'Down',
};
const refused = (code: string): Failed => ({ kind: 'refused', code, text: 'No.', status: 403 });
const undelivered = (permanent: boolean): Failed => ({
	kind: 'undelivered',
	reason: 'nobody there',
	permanent,
	obstacle: 'network',
});

describe('the cause of a fault', () => {
	it.each<[Failed, PollFault['cause']]>([
		[refused('2'), 'credential-invalid'],
		[refused('3'), 'credential-invalid'],
		[refused('4'), 'configuration-invalid'],
		[refused('19'), 'configuration-invalid'],
		[refused('1'), 'temporarily-unavailable'],
		[refused(''), 'temporarily-unavailable'],
		[{ kind: 'redirected', status: 302, target: 'elsewhere' }, 'configuration-invalid'],
		[undelivered(true), 'configuration-invalid'],
		[undelivered(false), 'temporarily-unavailable'],
		[{ kind: 'throttled', ...received }, 'rate-limited'],
		[{ kind: 'unavailable', ...received }, 'temporarily-unavailable'],
		[{ kind: 'unreadable', ...received }, 'temporarily-unavailable'],
		[{ kind: 'interrupted', reason: 'cut', timedOut: false }, 'temporarily-unavailable'],
		[{ kind: 'cancelled' }, 'temporarily-unavailable'],
		[{ kind: 'not sent', why: 'time' }, 'temporarily-unavailable'],
		[{ kind: 'not sent', why: 'run ended' }, 'temporarily-unavailable'],
	])('%j is %s', (reply, cause) => {
		expect(faultOf(reply, '1010', NOW)).toMatchObject({ kind: 'fault', cause });
	});
});

describe('the words of a fault', () => {
	it('are those of every other call', () => {
		const reply = refused('3') as Extract<Failed, { kind: 'refused' }>;
		expect(faultOf(reply, '1010', NOW)).toEqual({
			kind: 'fault',
			cause: 'credential-invalid',
			...explain(reply),
		});
	});

	it('name the group that the site does not know', () => {
		expect(faultOf(refused('19'), '1010', NOW)).toMatchObject({
			message: 'Luminate Online refused the call: No (code 19)',
			description:
				'Check that group 1010 exists, and that the API administrator account may review its members.',
		});
	});

	it('say that the site was not asked at all', () => {
		expect(faultOf({ kind: 'not sent', why: 'time' }, '1010', NOW)).toEqual({
			kind: 'fault',
			cause: 'temporarily-unavailable',
			message: 'The site was not asked within the time of this poll',
			description:
				'It asked for a pause, or other calls of this n8n took all the time. The next poll asks again.',
		});
	});
});

describe('the pause of a fault', () => {
	it.each<[string, Failed, number | undefined]>([
		['that the site asked for', { kind: 'throttled', retryAfter: '600', ...received }, 600_000],
		['of no length', { kind: 'throttled', retryAfter: '0', ...received }, undefined],
		['of a site that asked for none', { kind: 'unavailable', ...received }, undefined],
		['of an earlier poll', { kind: 'not sent', why: 'pause', pauseMs: 5000, isAsked: true }, 5000],
		['of a poll without time', { kind: 'not sent', why: 'time' }, undefined],
	])('%s', (_, reply, retryAfterMs) => {
		const fault = faultOf(reply, '1010', NOW);
		expect(fault.retryAfterMs).toBe(retryAfterMs);
		expect('retryAfterMs' in fault).toBe(retryAfterMs !== undefined);
	});
});

describe('what a failed poll throws', () => {
	const fault: PollFault = {
		kind: 'fault',
		cause: 'rate-limited',
		// n8n replaces texts in which it finds the letters of a system error code.
		message: 'The site broke off: ECONNRESET',
		description: 'Try again later.',
	};

	it('says what the fault says, as it is', () => {
		const error = pollError(NODE, fault);
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe(fault.message);
		expect(error.description).toBe(fault.description);
	});

	it('has the cause, and the pause if there is one', () => {
		expect(pollError(NODE, fault)).toHaveProperty('failure', { cause: 'rate-limited' });
		expect(pollError(NODE, { ...fault, retryAfterMs: 7 })).toHaveProperty('failure', {
			cause: 'rate-limited',
			retryAfterMs: 7,
		});
	});
});
