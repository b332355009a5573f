import { describe, expect, it } from 'vitest';

import { failureOf } from '../../../../nodes/Convio/constituent/results/failure.ts';
import type { Failure } from '../../../../nodes/Convio/constituent/results/failure.ts';
import { CANCELLED, SITE_ENDS } from '../../../../nodes/Convio/constituent/results/runFailures.ts';
import { InputError } from '../../../../nodes/Convio/parameters/input.ts';
import type { CallFailure, Lookup } from '../../../../nodes/Convio/sending/context.ts';
import type { ServerApiCall } from '../../../../nodes/Convio/transport/call.ts';
import { SiteUrlError } from '../../../../nodes/Convio/transport/credential/siteUrl.ts';
import { callOf } from '../../transport/support/calls.mts';
import { unreadable } from '../../sending/support/replies.mts';

const CREATE = callOf('create', { primary_email: 'a@x.org', 'name.first': 'Ada' });
const UPSERT = callOf('createOrUpdate', { member_id: 'M' });
const READ = callOf('getUser', { cons_id: '1' });
const NOT_SENT = { outcome: 'not applied', safeToRepeat: true } as const;
const INTERRUPTED = { kind: 'interrupted', reason: 'reset', timedOut: false } as const;
const TIMED_OUT = { ...INTERRUPTED, timedOut: true } as const;
const RUN_ENDED = { kind: 'not sent', why: 'run ended' } as const;
const BEFORE = 'The change may or may not have been made.';
const TRY_LATER =
	'Try again later. If it happens again, have a firewall or proxy between n8n and the site checked: it may close connections.';
const WAIT_LONGER = "Raise 'Timeout' under 'Options' if the site is slow, or try again later.";

const refusal = (code: string) => ({ kind: 'refused', code, text: 'no', status: 403 }) as const;

function failed(reply: CallFailure['reply'], more: Partial<CallFailure> = {}): CallFailure {
	const facts = { outcome: 'not applied', safeToRepeat: true, mayHaveBeenApplied: false } as const;
	return { kind: 'failed', reply, tries: 1, ...facts, ...more };
}

function unknown(more: Partial<CallFailure> = {}): CallFailure {
	return failed(INTERRUPTED, { outcome: 'unknown', safeToRepeat: false, ...more });
}

const failureOfCall = (call: ServerApiCall, result: CallFailure, endedBy?: Failure) =>
	failureOf({ kind: 'call', call, result, endedBy });

describe('the failure of a call', () => {
	it('that was refused has the code, the status and the keys', () => {
		const words = {
			message: 'Luminate Online refused the call: no (code 11)',
			description:
				'A constituent with these details exists already. Use Update, or Create or Update.',
		};
		expect(failureOfCall(CREATE, failed(refusal('11')))).toEqual({
			...words,
			cause: words,
			outcome: 'not applied',
			safeToRepeat: true,
			scope: 'item',
			method: 'create',
			identity: { primary_email: 'a@x.org' },
			code: '11',
			httpStatus: 403,
		});
	});

	it.each<[CallFailure['reply'], Failure['scope']]>([
		...['2', '3', '4', '6', '14'].map((code): [CallFailure['reply'], Failure['scope']] => [
			refusal(code),
			'run',
		]),
		...['1', '5', '7', '20', '32', ''].map((code): [CallFailure['reply'], Failure['scope']] => [
			refusal(code),
			'item',
		]),
		[{ kind: 'redirected', status: 302, target: 'https://x.example' }, 'site'],
		[
			{ kind: 'undelivered', reason: 'certificate', obstacle: 'certificate', permanent: true },
			'site',
		],
		[{ kind: 'undelivered', reason: 'refused', obstacle: 'network', permanent: false }, 'item'],
		[INTERRUPTED, 'item'],
		[{ kind: 'cancelled' }, 'cut short'],
		[RUN_ENDED, 'cut short'],
		[{ kind: 'not sent', why: 'time' }, 'item'],
		[{ kind: 'not sent', why: 'pause', pauseMs: 1, isAsked: true }, 'item'],
	])('concerns more than its item only if no other can succeed: %j', (reply, scope) => {
		expect(failureOfCall(CREATE, failed(reply)).scope).toBe(scope);
	});

	it('keeps the status of what came instead of a response', () => {
		const reply = unreadable(500);
		if (reply.kind === 'answered') throw new Error('answered');
		const failure = failureOfCall(READ, failed(reply));
		expect(failure).toMatchObject({ httpStatus: 500 });
		expect(failure).not.toHaveProperty('code');
		expect(failureOfCall(READ, failed(INTERRUPTED))).not.toHaveProperty('httpStatus');
	});

	it('that had to be sent several times says so', () => {
		const failure = failureOfCall(READ, failed(INTERRUPTED, { tries: 5 }));
		expect(failure.message).toBe('No complete response arrived: reset');
		expect(failure.description).toBe(`It was sent 5 times. ${TRY_LATER}`);
		expect(failure).not.toHaveProperty('lookup');
	});

	it('advises to wait longer only where waiting was too short', () => {
		expect(failureOfCall(READ, failed(TIMED_OUT)).description).toBe(WAIT_LONGER);
		expect(failureOfCall(READ, failed(INTERRUPTED)).description).not.toContain("'Timeout'");
	});

	it('that was kept back says for how long, and that it was not sent', () => {
		const reply = { kind: 'not sent', why: 'pause', pauseMs: 90_500, isAsked: true } as const;
		expect(failureOfCall(CREATE, failed(reply, { tries: 0 }))).toMatchObject({
			message: "Luminate Online asked for a pause of 91 s, more than 'Max Total Time' allows",
			description:
				"This item was not sent. Raise 'Max Total Time' under 'Options', or execute the workflow again later.",
			outcome: 'not applied',
		});
	});

	it('that was kept back by a pause of its own does not say that the site asked for it', () => {
		const reply = { kind: 'not sent', why: 'pause', pauseMs: 27_000, isAsked: false } as const;
		expect(failureOfCall(CREATE, failed(reply, { tries: 0 })).message).toBe(
			"Luminate Online did not take a call just now. Calls to it pause for 27 s, more than 'Max Total Time' allows",
		);
	});

	it('that had no time left says what to do', () => {
		const reply = { kind: 'not sent', why: 'time' } as const;
		expect(failureOfCall(READ, failed(reply, { tries: 0 }))).toMatchObject({
			message: 'The time for this item was over before all of its calls were sent',
			description:
				"This item was not sent. Raise 'Max Total Time' under 'Options', or ask for fewer results.",
		});
	});

	it('that was cancelled says no more', () => {
		expect(failureOfCall(CREATE, failed({ kind: 'cancelled' }))).toMatchObject({
			message: 'The execution was canceled',
			description: '',
		});
		expect(failureOfCall(CREATE, failed(RUN_ENDED, { tries: 0 }))).toMatchObject({
			message: 'The execution was canceled',
			description: 'This item was not sent.',
		});
	});
});

describe('a required field that the site does not name', () => {
	const adviceOn = (call: ServerApiCall, code = '10') =>
		failureOfCall(call, failed(refusal(code))).description;

	it('is probably the address, where a record may be created without one', () => {
		expect(adviceOn(UPSERT)).toMatch(
			/^Probably it is the email address.*Field > Get Many lists\.$/,
		);
	});

	it.each([
		[CREATE, '10'],
		[callOf('createOrUpdate', { member_id: 'M', 'email.primary_address': 'a@x.org' }), '10'],
		[callOf('update', { member_id: 'M' }), '10'],
		[UPSERT, '9'],
	])('is not said to be the address of %j with code %s', (call, code) => {
		expect(adviceOn(call, code)).not.toContain('Probably');
	});
});

describe('an unknown outcome', () => {
	it('is told, with what to look up before sending the item again', () => {
		expect(failureOfCall(CREATE, unknown())).toMatchObject({
			message: 'No complete response arrived: reset – the outcome is unknown',
			description: `${BEFORE} Look the constituent up by email address 'a@x.org' before sending it again. ${TRY_LATER}`,
			cause: { message: 'No complete response arrived: reset', description: TRY_LATER },
			outcome: 'unknown',
			safeToRepeat: false,
			scope: 'item',
		});
	});

	it('does not ask for a look-up where sending it again is safe', () => {
		const failure = failureOfCall(UPSERT, unknown({ safeToRepeat: true }));
		expect(failure).toMatchObject({ outcome: 'unknown', safeToRepeat: true });
		expect(failure.description).toBe(
			`${BEFORE} Sending the item again is safe: it cannot add anything twice. ${TRY_LATER}`,
		);
	});

	it.each<[Lookup, string]>([
		[{ found: 0 }, 'found no record; the change may still arrive.'],
		[
			{ found: 1, cons_id: '7' },
			'found one record (constituent ID 7); it may have been there before.',
		],
		[{ found: 1 }, 'found one record; it may have been there before.'],
		[{ found: 'several' }, 'found several records with this key.'],
		[{ unavailable: 'the look-up was not sent' }, 'brought nothing: the look-up was not sent.'],
	])('comes with what a look-up has found, and no more: %j', (lookup, text) => {
		const failure = failureOfCall(CREATE, unknown({ lookup }));
		expect(failure.lookup).toEqual(lookup);
		expect(failure.description).toBe(
			`${BEFORE} A look-up afterwards ${text} Look the constituent up by email address 'a@x.org' before sending it again. ${TRY_LATER}`,
		);
	});

	it('names each key, in the order in which the vendor looks', () => {
		const call = callOf('create', { primary_email: 'a@x', member_id: 'M', cons_id: '1' });
		const failure = failureOfCall(call, unknown());
		expect(Object.keys(failure.identity ?? {})).toEqual(['cons_id', 'member_id', 'primary_email']);
		expect(failure.description).toContain(
			"by constituent ID '1' or member ID 'M' or email address 'a@x' before",
		);
	});

	it('may have no key to look for', () => {
		const failure = failureOfCall(callOf('create', {}), unknown());
		expect(failure.description).toContain('Look the constituent up before sending it again.');
		expect(failure.identity).toBeUndefined();
	});

	it.each([
		['createGroup', {}, 'Check whether the site has the group before'],
		['launchDataSync', {}, 'Check in Luminate Online whether the data sync was launched before'],
		[
			'logInteraction',
			{ cons_id: '1' },
			"Check the interactions of the constituent by constituent ID '1' before",
		],
	] as const)('says where to look for what %s adds', (method, params, advice) => {
		const failure = failureOfCall(callOf(method, params), unknown());
		expect(failure.description).toContain(advice);
	});

	it('is told of a call that was sent and then cut short, too', () => {
		const failure = failureOfCall(
			CREATE,
			unknown({ reply: RUN_ENDED, tries: 2 }),
			SITE_ENDS.silent,
		);
		expect(failure).toMatchObject({
			message: 'The site does not answer – the outcome is unknown',
			scope: 'cut short',
			outcome: 'unknown',
		});
		expect(failure.description).toMatch(
			/^The change may .* before sending it again\. It was sent 2 times\. Many requests in a row /,
		);
	});
});

describe('a permission that the login lacks', () => {
	const withParts = callOf('create', {
		primary_email: 'a@x.org',
		add_group_ids: '1',
		add_interest_ids: '2',
		add_center_opt_in_ids: '3',
		interaction_subject: 'a',
	});
	const refusedPart = (loginIsRefused?: boolean) =>
		failed(refusal('3'), { outcome: 'unknown', safeToRepeat: false, loginIsRefused });

	it('is named by the parts that need it, instead of a wrong login', () => {
		const { description, scope } = failureOfCall(withParts, refusedPart(false));
		expect(scope).toBe('run');
		expect(description).toContain(
			'The login itself works, so the API administrator account lacks the permission to change groups, interests, centers, interactions. Give it that permission in Luminate Online, or remove this part from the node.',
		);
		expect(description).not.toContain('password is wrong');
	});

	it.each([
		['remove_group_ids', 'groups'],
		['remove_interest_ids', 'interests'],
		['add_center_ids', 'centers'],
		['remove_center_opt_in_ids', 'centers'],
		['interaction_body', 'interactions'],
	])('%s: %s', (name, part) => {
		const call = callOf('update', {
			cons_id: '1',
			[name]: '1',
			other_group_ids: '',
			x_center_: '',
		});
		const { description } = failureOfCall(call, refusedPart(false));
		expect(description).toContain(`the permission to change ${part}. Give`);
	});

	it.each([true, undefined])('is not named when the login is refused: %s', (loginIsRefused) => {
		const { description } = failureOfCall(withParts, refusedPart(loginIsRefused));
		expect(description).toContain('The login name or password is wrong');
		expect(description).not.toContain('The login itself works');
	});
});

describe('the failure of an item that another one has cut short', () => {
	const notSent = failed(RUN_ENDED, { tries: 0 });

	it('has the same cause, and keys and a fate of its own', () => {
		const first = failureOfCall(
			CREATE,
			failed(refusal('3'), { outcome: 'unknown', safeToRepeat: false, tries: 2 }),
		);
		expect(first.message).toContain('unknown');
		const failure = failureOfCall(READ, notSent, first);
		expect(failure).toMatchObject({
			message: 'Luminate Online refused the call: no (code 3)',
			outcome: 'not applied',
			safeToRepeat: true,
			scope: 'cut short',
			method: 'getUser',
			identity: { cons_id: '1' },
			code: '3',
			httpStatus: 403,
		});
		expect(failure.description).toMatch(/^This item was not sent\. The login name or password/);
	});

	it('has no code of the other one if it was sent', () => {
		const first = failureOfCall(CREATE, failed(refusal('3')));
		const sent = failed(RUN_ENDED, { outcome: 'unknown', safeToRepeat: false });
		const failure = failureOfCall(CREATE, sent, first);
		expect(failure.message).toBe(`${first.message} – the outcome is unknown`);
		expect(failure).not.toHaveProperty('code');
		expect(failure).not.toHaveProperty('httpStatus');
	});

	it('hands the cause on', () => {
		const second = failureOfCall(READ, notSent, SITE_ENDS.silent);
		const third = failureOfCall(CREATE, notSent, second);
		expect(third.description).toBe(`This item was not sent. ${SITE_ENDS.silent.description}`);
		expect(third).toMatchObject({ message: SITE_ENDS.silent.message, code: undefined });
	});

	it('is its own when it has come to a reply', () => {
		const failure = failureOfCall(READ, failed(refusal('16')), SITE_ENDS.silent);
		expect(failure).toMatchObject({ code: '16', scope: 'item' });
	});
});

describe('the failure of a response that cannot be used', () => {
	it('leaves open whether a write was applied', () => {
		const error = new Error("it has no 'cons_id'");
		const lookup = { found: 1 } as const;
		const failure = failureOf({ kind: 'reply', call: CREATE, error, safeToRepeat: false, lookup });
		expect(failure).toEqual({
			message: "The response to 'create' cannot be used: it has no 'cons_id'",
			description: `${BEFORE} A look-up afterwards found one record; it may have been there before. Look the constituent up by email address 'a@x.org' before sending it again.`,
			outcome: 'unknown',
			safeToRepeat: false,
			scope: 'item',
			method: 'create',
			identity: { primary_email: 'a@x.org' },
			lookup,
		});
	});

	it('of a read has changed nothing', () => {
		expect(failureOf({ kind: 'reply', call: READ, error: 'odd', safeToRepeat: true })).toEqual({
			message: "The response to 'getUser' cannot be used: odd",
			description: "Try the other 'Response Format' under 'Options'.",
			outcome: 'not applied',
			safeToRepeat: true,
			scope: 'item',
			method: 'getUser',
			identity: { cons_id: '1' },
		});
	});
});

it('the failure of a list that is not whole says how to get what there is', () => {
	const call = callOf('getGroupMembers', { group_id: '1' });
	const failure = failureOf({ kind: 'incomplete list', call, text: '1000 of 1200 came.' });
	expect(failure).toEqual({
		message: 'The list is not complete. 1000 of 1200 came.',
		description: expect.stringContaining("'Allow Incomplete Results'") as unknown,
		outcome: 'not applied',
		safeToRepeat: true,
		scope: 'item',
		method: 'getGroupMembers',
		identity: undefined,
	});
});

describe('the failure of an item that was never sent', () => {
	const failureOfInput = (error: unknown) => failureOf({ kind: 'input', error });

	it('names the field at fault', () => {
		expect(failureOfInput(new InputError('Member ID', 'is empty', 'Give one.'))).toEqual({
			...NOT_SENT,
			message: 'is empty',
			description: 'Give one.',
			field: 'Member ID',
			scope: 'item',
			problems: [{ field: 'Member ID', message: 'is empty', description: 'Give one.' }],
		});
		expect(failureOfInput(new InputError('Limit', 'is odd'))).toMatchObject({ description: '' });
	});

	it('tells all that is wrong with its values, and whose row it is', () => {
		const others = [new InputError('Limit', 'is odd'), new InputError('Center', 'is far', 'Go.')];
		const error = new InputError('Member ID', 'is empty', 'Give one.', others);
		const identity = { primary_email: 'a@x.org' };
		expect(failureOf({ kind: 'input', error, identity })).toEqual({
			...NOT_SENT,
			message: 'is empty',
			description: 'Give one. Also: is odd; is far.',
			field: 'Member ID',
			scope: 'item',
			problems: [
				{ field: 'Member ID', message: 'is empty', description: 'Give one.' },
				{ field: 'Limit', message: 'is odd', description: '' },
				{ field: 'Center', message: 'is far', description: 'Go.' },
			],
			identity,
		});
	});

	it('of the credential concerns the whole run', () => {
		expect(failureOfInput(new SiteUrlError("'Site URL' is empty."))).toEqual({
			...NOT_SENT,
			message: "'Site URL' is empty.",
			description: "Correct 'Site URL' in the credential.",
			field: 'Site URL',
			scope: 'run',
		});
	});

	it('of an expression has its words', () => {
		const error = Object.assign(new Error('invalid syntax'), { description: 'Mend it.' });
		expect(failureOfInput(error)).toEqual({
			...NOT_SENT,
			message: 'invalid syntax',
			description: 'Mend it.',
			scope: 'item',
			problems: [{ message: 'invalid syntax', description: 'Mend it.' }],
		});
		const odd = Object.assign(new Error('odd'), { description: 5 });
		expect(failureOfInput(odd)).toMatchObject({ message: 'odd', description: '' });
		expect(failureOfInput('thrown text')).toMatchObject({ message: 'thrown text', scope: 'item' });
	});

	it('because of a cancelled execution, or of a dead site, says so', () => {
		expect(CANCELLED).toEqual({
			...NOT_SENT,
			message: 'The execution was canceled',
			description: '',
			scope: 'cut short',
		});
		expect(SITE_ENDS.silent).toMatchObject({
			...NOT_SENT,
			message: 'The site does not answer',
			description: expect.stringContaining('when the site is back') as unknown,
			scope: 'site',
		});
	});
});

describe('the failure of an item that waited for an earlier one', () => {
	it('says why it was not sent, and how to look its constituent up', () => {
		const call = callOf('createOrUpdate', { member_id: 'M', primary_email: 'a@x.org' });
		expect(failureOf({ kind: 'in doubt', call })).toEqual({
			...NOT_SENT,
			message:
				'Not sent, because it is not known whether an earlier item has created the constituent with this Member ID',
			description:
				"Sent now, this item could create the constituent a second time. Look it up by member ID 'M' or email address 'a@x.org' before sending both items again.",
			scope: 'item',
			method: 'createOrUpdate',
			identity: { member_id: 'M', primary_email: 'a@x.org' },
		});
	});
});
