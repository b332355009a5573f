import { describe, expect, it } from 'vitest';

import { lookFailure } from '../../../../nodes/Convio/constituent/results/lookFailure.ts';
import { SITE_ENDS } from '../../../../nodes/Convio/constituent/results/runFailures.ts';
import type { CallFailure } from '../../../../nodes/Convio/sending/context.ts';
import { callOf } from '../../transport/support/calls.mts';

const READ = callOf('getUser', { cons_id: '1' });
const NOTHING_SENT = "The record is read first because 'Skip Unchanged' is on; nothing was sent.";
const GIVE_RIGHT = "give it that right, or turn off 'Skip Unchanged'.";

function failed(reply: CallFailure['reply'], tries = 1): CallFailure {
	const facts = { outcome: 'not applied', safeToRepeat: true, mayHaveBeenApplied: false } as const;
	return { kind: 'failed', reply, tries, ...facts };
}
const refused = (code: string) =>
	failed({ kind: 'refused', code, text: 'no', status: 403 } as const);

describe('a record that could not be read before it was to be sent', () => {
	it.each(['3', '14'])('may lack the right to be read: code %s', (code) => {
		const { description } = lookFailure(READ, refused(code));
		expect(description).toContain(GIVE_RIGHT);
		expect(description).not.toContain(NOTHING_SENT);
	});

	it('says why it was read, behind the advice of the code', () => {
		const { description, outcome } = lookFailure(READ, refused('1'));
		expect(description).toMatch(/^The site gave no reason\./);
		expect(description.endsWith(` ${NOTHING_SENT}`)).toBe(true);
		expect(outcome).toBe('not applied');
	});

	it('says nothing more where the run had ended', () => {
		const unsent = failed({ kind: 'not sent', why: 'run ended' }, 0);
		const { message, description } = lookFailure(READ, unsent, SITE_ENDS.silent);
		expect(message).toBe(SITE_ENDS.silent.message);
		expect(description).toBe(`This item was not sent. ${SITE_ENDS.silent.description}`);
	});
});

it.each([
	['silent', /does not answer/, /brought no response.*Execute the workflow again/],
	['barred', /HTTP status 403/, /brought HTTP status 403.*Have the administrator/],
] as const)('the end of a run at a site that is %s says what to do', (end, message, advice) => {
	expect(SITE_ENDS[end]).toMatchObject({
		message: expect.stringMatching(message),
		description: expect.stringMatching(advice),
		outcome: 'not applied',
		safeToRepeat: true,
		scope: 'site',
	});
});
