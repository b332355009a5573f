import { describe, expect, it } from 'vitest';

import {
	failureOfAnswer,
	failureOfEndedRun,
	failureOfSent,
} from '../../../../nodes/Convio/constituent/results/failure.ts';
import type { Unsuccessful } from '../../../../nodes/Convio/constituent/results/failure.ts';
import {
	CANCELLED,
	failureOfInput,
} from '../../../../nodes/Convio/constituent/results/inputFailure.ts';
import { InputError } from '../../../../nodes/Convio/parameters/input.ts';
import { SiteUrlError } from '../../../../nodes/Convio/transport/credential/siteUrl.ts';
import { callOf } from '../../transport/support/calls.mts';

const CREATE = callOf('create', { primary_email: 'a@x.org', 'name.first': 'Ada' });
const READ = callOf('getUser', { cons_id: '1' });
const INTERRUPTED = { kind: 'interrupted', reason: 'reset' } as const;

function refused(code: string): Unsuccessful {
	const reply = { kind: 'refused', code, text: 'no', status: 403 } as const;
	return { reply, ambiguous: false, tries: 1 };
}

describe('the failure of a call', () => {
	it('that was refused has the code, the status and the keys', () => {
		expect(failureOfSent(CREATE, refused('11'))).toEqual({
			message: 'Luminate Online refused the call: no (code 11)',
			description:
				'A constituent with these details exists already. Use Update, or Create or Update.',
			outcome: 'not applied',
			scope: 'item',
			method: 'create',
			identity: { primary_email: 'a@x.org' },
			code: '11',
			httpStatus: 403,
		});
	});

	it.each(['2', '3', '4', '6'])('concerns the whole run with code %s', (code) => {
		expect(failureOfSent(CREATE, refused(code)).scope).toBe('run');
	});

	it.each(['1', '5', '7', '14', '20', '32', ''])('is the item’s own with code %j', (code) => {
		expect(failureOfSent(CREATE, refused(code)).scope).toBe('item');
	});

	it('may have come when half of the lists were changed', () => {
		const adding = callOf('update', { cons_id: '1', add_group_ids: '1001' });
		expect(failureOfSent(adding, refused('1'))).toMatchObject({ outcome: 'unknown', code: '1' });
		const removing = callOf('update', { cons_id: '1', remove_center_opt_in_ids: '1' });
		expect(failureOfSent(removing, refused('1')).outcome).toBe('unknown');
		for (const code of ['1', '14', '19', '24', '99', '']) {
			expect(failureOfSent(adding, refused(code)).outcome).toBe('unknown');
		}
		for (const code of ['3', '4', '8', '10', '11', '15', '16', '22', '23']) {
			expect(failureOfSent(adding, refused(code)).outcome).toBe('not applied');
		}
		expect(failureOfSent(CREATE, refused('1')).outcome).toBe('not applied');
		expect(failureOfSent(adding, { ...refused('1'), reply: INTERRUPTED }).outcome).toBe(
			'not applied',
		);
	});

	it('that may have been applied is unknown, with what to look up', () => {
		const sent = { reply: INTERRUPTED, ambiguous: true, tries: 1 };
		expect(failureOfSent(CREATE, sent)).toEqual({
			message: 'No complete response arrived: reset – the outcome is unknown',
			description:
				"The change may or may not have been made. Look the constituent up by email address 'a@x.org' before sending it again. Raise 'Timeout' under 'Options' if the site is slow, or try again later.",
			outcome: 'unknown',
			scope: 'item',
			method: 'create',
			identity: { primary_email: 'a@x.org' },
		});
	});

	it('is unknown also when the last try was refused', () => {
		const failure = failureOfSent(CREATE, { ...refused('3'), ambiguous: true, tries: 2 });
		expect(failure).toMatchObject({ outcome: 'unknown', scope: 'run', code: '3' });
		expect(failure.description).toMatch(/^The change may .* It was sent 2 times\.$/);
	});

	it('of a read is never unknown: nothing can have been applied', () => {
		const failure = failureOfSent(READ, { reply: INTERRUPTED, ambiguous: true, tries: 5 });
		expect(failure).toMatchObject({
			message: 'No complete response arrived: reset',
			outcome: 'not applied',
			identity: { cons_id: '1' },
		});
		expect(failure.description).toBe(
			"Raise 'Timeout' under 'Options' if the site is slow, or try again later. It was sent 5 times.",
		);
	});

	it('names each key, in the order in which the vendor looks', () => {
		const call = callOf('update', { primary_email: 'a@x', member_id: 'M', cons_id: '1' });
		const failure = failureOfSent(call, { reply: INTERRUPTED, ambiguous: true, tries: 1 });
		expect(Object.keys(failure.identity ?? {})).toEqual(['cons_id', 'member_id', 'primary_email']);
		expect(failure.description).toContain(
			"by constituent ID '1' or member ID 'M' or email address 'a@x' before",
		);
	});

	it('that names nobody has no keys', () => {
		const call = callOf('listGroups', {});
		expect(failureOfSent(call, refused('50')).identity).toBeUndefined();
		const write = failureOfSent(callOf('update', {}), {
			reply: INTERRUPTED,
			ambiguous: true,
			tries: 1,
		});
		expect(write.description).toContain('Look the constituent up before');
	});

	it('that was kept back says for how long, and that it was not sent', () => {
		const reply = { kind: 'held back', pauseMs: 90_500 } as const;
		expect(failureOfSent(CREATE, { reply, ambiguous: false, tries: 0 })).toEqual({
			message: 'Luminate Online asked n8n to wait for another 91 s',
			description:
				"That is longer than this item may wait, so it was not sent. Raise 'Max Total Time' under 'Options', or execute the workflow again later.",
			outcome: 'not applied',
			scope: 'item',
			method: 'create',
			identity: { primary_email: 'a@x.org' },
		});
	});

	it('that had no time left says what to do', () => {
		const sent = { reply: { kind: 'out of time' }, ambiguous: false, tries: 0 } as const;
		expect(failureOfSent(READ, sent)).toMatchObject({
			message: 'The time for this item was over before all of its calls were sent',
			description: "Raise 'Max Total Time' under 'Options', or ask for fewer results.",
			outcome: 'not applied',
			scope: 'item',
		});
	});

	it('that was cancelled is cut short', () => {
		const sent = { reply: { kind: 'cancelled' }, ambiguous: false, tries: 0 } as const;
		expect(failureOfSent(CREATE, sent)).toMatchObject({
			message: 'The execution was canceled',
			description: '',
			scope: 'cut short',
			outcome: 'not applied',
		});
	});

	it('keeps the status of what came instead of an answer', () => {
		const reply = {
			kind: 'unreadable',
			status: 500,
			contentType: 'text/html',
			reason: 'it is a web page',
			excerpt: '',
		} as const;
		expect(failureOfSent(READ, { reply, ambiguous: true, tries: 1 }).httpStatus).toBe(500);
	});
});

describe('the failure of an item that another one has cut short', () => {
	const cause = failureOfSent(CREATE, refused('3'));

	it('has the same cause, and keys of its own', () => {
		const failure = failureOfEndedRun(cause, READ, 'not applied');
		expect(failure).toEqual({
			...cause,
			scope: 'cut short',
			outcome: 'not applied',
			description: `This item was not sent, or not sent again. ${cause.description}`,
			identity: { cons_id: '1' },
		});
	});

	it('says when its own outcome is unknown', () => {
		const failure = failureOfEndedRun(cause, CREATE, 'unknown');
		expect(failure.outcome).toBe('unknown');
		expect(failure.description).toContain("Look the constituent up by email address 'a@x.org'");
	});
});

describe('the failure of an answer that cannot be used', () => {
	it('leaves open whether a write was applied', () => {
		const failure = failureOfAnswer(CREATE, new Error("it has no 'cons_id'"));
		expect(failure).toMatchObject({
			message: "The response to 'create' cannot be used: it has no 'cons_id'",
			outcome: 'unknown',
			scope: 'item',
			method: 'create',
			identity: { primary_email: 'a@x.org' },
		});
		expect(failure.description).toContain('Look the constituent up');
	});

	it('of a read has changed nothing', () => {
		expect(failureOfAnswer(READ, 'odd')).toMatchObject({
			message: "The response to 'getUser' cannot be used: odd",
			description: "Try the other 'Response Format' under 'Options'.",
			outcome: 'not applied',
		});
	});
});

describe('the failure of an item that was never sent', () => {
	it('names the field at fault', () => {
		expect(failureOfInput(new InputError('Member ID', 'is empty', 'Give one.'))).toEqual({
			message: 'is empty',
			description: 'Give one.',
			field: 'Member ID',
			outcome: 'not applied',
			scope: 'item',
		});
		expect(failureOfInput(new InputError('Limit', 'is odd'))).toMatchObject({ description: '' });
	});

	it('of the credential concerns the whole run', () => {
		expect(failureOfInput(new SiteUrlError("'Site URL' is empty."))).toEqual({
			message: "'Site URL' is empty.",
			description: "Correct 'Site URL' in the credential.",
			field: 'Site URL',
			outcome: 'not applied',
			scope: 'run',
		});
	});

	it('of an expression has its words', () => {
		const error = Object.assign(new Error('invalid syntax'), { description: 'Mend it.' });
		expect(failureOfInput(error)).toEqual({
			message: 'invalid syntax',
			description: 'Mend it.',
			outcome: 'not applied',
			scope: 'item',
		});
		const odd = Object.assign(new Error('odd'), { description: 5 });
		expect(failureOfInput(odd)).toMatchObject({ message: 'odd', description: '' });
		expect(failureOfInput('thrown text')).toMatchObject({ message: 'thrown text', scope: 'item' });
	});

	it('because of a cancelled execution says so', () => {
		expect(CANCELLED).toEqual({
			message: 'The execution was canceled',
			description: '',
			outcome: 'not applied',
			scope: 'cut short',
		});
	});
});
