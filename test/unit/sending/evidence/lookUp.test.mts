import { expect, it } from 'vitest';

import type { CallFailure, CallResult } from '../../../../nodes/Convio/sending/context.ts';
import { lookUp, lookUpUntilFound } from '../../../../nodes/Convio/sending/evidence/lookUp.ts';
import { refusal } from '../support/replies.mts';
import { POLICY, READ } from '../support/sending.mts';

const NOBODY = refusal('16');
const NO_TIME = { kind: 'not sent', why: 'time' } as const;

function failed(reply: CallFailure['reply']): CallResult {
	const facts = { outcome: 'not applied', safeToRepeat: true, mayHaveBeenApplied: false } as const;
	return { kind: 'failed', reply, tries: 1, ...facts };
}

it.each([
	[{ kind: 'not sent', why: 'time' }, 'it was not sent, because there was no time left'],
	[{ kind: 'not sent', why: 'run ended' }, 'it was not sent, because the run had ended'],
	[
		{ kind: 'not sent', why: 'pause', pauseMs: 1_001, isAsked: true },
		'it was not sent, because calls to the site pause for 2 s',
	],
] as const)('a look-up that was not sent says why: %j', async (reply, unavailable) => {
	const send = async () => await Promise.resolve(failed(reply));
	expect(await lookUp(send, READ, POLICY)).toEqual({ unavailable });
});

it.each([
	['keeps what was found before one for which there is no time', true, { found: 0 }],
	['says so when not even the first one could be sent', false, { unavailable: expect.anything() }],
])('a look-up %s', async (_, isFirstAnswered, found) => {
	if (NOBODY.kind !== 'refused') throw new Error('no refusal');
	const replies = [...(isFirstAnswered ? [failed(NOBODY)] : []), failed(NO_TIME)];
	const send = async () => await Promise.resolve(replies.shift() ?? failed(NO_TIME));
	const clock = { now: () => 0, wait: async () => await Promise.resolve() };
	const context = { clock, signal: new AbortController().signal };
	expect(await lookUpUntilFound(context, send, READ, POLICY, 60_000)).toEqual(found);
	expect(replies).toEqual([]);
});
