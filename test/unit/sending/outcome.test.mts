import { describe, expect, it } from 'vitest';

import {
	isSafeToRepeat,
	leavesFateOpen,
	mayRepeat,
	needsLoginCheck,
	outcomeOf,
} from '../../../nodes/Convio/sending/outcome.ts';
import { API_METHODS } from '../../../nodes/Convio/transport/apiMethods.ts';
import type { ApiMethod } from '../../../nodes/Convio/transport/apiMethods.ts';
import type { ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import { callOf } from '../transport/support/calls.mts';
import type { Reply } from '../../../nodes/Convio/transport/reply/reply.ts';
import {
	CLOSED_STATUSES,
	OPEN_STATUSES,
	refusal,
	REPLIES,
	unreadable,
} from './support/replies.mts';

const WRITES: readonly ApiMethod[] = [
	'create',
	'createGroup',
	'createOrUpdate',
	'launchDataSync',
	'logInteraction',
	'update',
	'updateInteraction',
];
const READS = Object.keys(API_METHODS).filter((name): name is ApiMethod =>
	WRITES.every((write) => write !== name),
);

/** One write of each kind that rules tell apart, without and with parts that come after the record. */
const KINDS: ReadonlyArray<
	readonly [
		what: string,
		call: ServerApiCall,
		may: ReturnType<typeof mayRepeat>,
		hasLaterParts: boolean,
	]
> = [
	['create', callOf('create', { primary_email: 'a@x.org' }), 'no', false],
	['create with groups', callOf('create', { add_group_ids: '1' }), 'no', true],
	['create with a token', callOf('create', { get_single_sign_on_token: 'true' }), 'no', true],
	['create with an interaction', callOf('create', { interaction_subject: 'a' }), 'no', true],
	['upsert by email', callOf('createOrUpdate', { primary_email: 'a@x.org' }), 'no', false],
	['upsert by nothing', callOf('createOrUpdate', {}), 'no', false],
	['upsert by member ID', callOf('createOrUpdate', { member_id: 'M' }), 'after look-up', false],
	[
		'upsert by member ID with an address',
		callOf('createOrUpdate', { member_id: 'M', primary_email: 'a@x.org' }),
		'after look-up',
		false,
	],
	[
		'upsert by member ID with interests',
		callOf('createOrUpdate', { member_id: 'M', remove_interest_ids: '1' }),
		'after look-up',
		true,
	],
	[
		'upsert by member ID that logs',
		callOf('createOrUpdate', { member_id: 'M', interaction_subject: 'a' }),
		'no',
		true,
	],
	['upsert by constituent ID', callOf('createOrUpdate', { cons_id: '1' }), 'yes', false],
	[
		'upsert by constituent ID with centers',
		callOf('createOrUpdate', { cons_id: '1', member_id: 'M', add_center_opt_in_ids: '1' }),
		'yes',
		true,
	],
	['update', callOf('update', { cons_id: '1', 'name.first': 'a' }), 'yes', false],
	['update by email', callOf('update', { primary_email: 'a@x.org' }), 'yes', false],
	['update with groups', callOf('update', { cons_id: '1', remove_group_ids: '1' }), 'yes', true],
	['update that logs', callOf('update', { cons_id: '1', interaction_body: 'a' }), 'no', true],
	[
		'update of the address that finds the record',
		callOf('update', { primary_email: 'a@x.org', 'email.primary_address': 'b@x.org' }),
		'no',
		false,
	],
	[
		'update of that address in other letters',
		callOf('update', { primary_email: 'a@X.org', 'email.primary_address': 'A@x.org' }),
		'yes',
		false,
	],
	[
		'fields whose names only resemble',
		callOf('update', {
			cons_id: '1',
			my_interaction_x: 'a',
			add_group_ids_x: '1',
			x_add_y_ids: '',
		}),
		'yes',
		false,
	],
	['an interaction', callOf('logInteraction', { interaction_subject: 'a' }), 'no', false],
	[
		'a change of an interaction',
		callOf('updateInteraction', { interaction_id: '1', interaction_subject: 'a' }),
		'yes',
		false,
	],
	['a new group', callOf('createGroup', { title: 'a' }), 'no', false],
	['a data synchronization', callOf('launchDataSync', {}), 'no', false],
];

const range = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, at) => String(from + at));
const CODES = [...range(1, 36), '50', '405', '', '37', '901', 'constructor'];

/** Caller, method, or which record is meant: these come before any change of whatever part. */
const BEFORE_ALL = '2 4 5 6 8 10 11 12 13 15 16 17 20 21 405'.split(' ');
/** A value or a token is missing or wrong: before any change, unless it may belong to a later part. */
const VALUES = ['7', '9', '22', '23', '35'];
const PERMISSIONS = ['3', '14'];
const INTERACTIONS = range(26, 32);

/** What is certain after a refusal, by the rules and not by the code under test. */
function expected(
	code: string,
	{ method }: ServerApiCall,
	may: ReturnType<typeof mayRepeat>,
	hasLaterParts: boolean,
	loginIsRefused?: boolean,
) {
	if (BEFORE_ALL.includes(code)) return 'not applied';
	if (PERMISSIONS.includes(code)) {
		return hasLaterParts && loginIsRefused !== true ? 'unknown' : 'not applied';
	}
	if (hasLaterParts) return 'unknown';
	if (VALUES.includes(code)) return 'not applied';
	// Only an interaction by itself has no earlier part; the site logs one for each write of a record.
	const isRecord = ['create', 'createOrUpdate', 'update'].includes(method);
	if (INTERACTIONS.includes(code) && !isRecord) return 'not applied';
	return may === 'no' ? 'unknown' : 'not applied';
}

describe('sending a call again', () => {
	it.each(READS)('%s is harmless, whatever it asks', (method) => {
		expect(mayRepeat(callOf(method, {}))).toBe('yes');
		expect(mayRepeat(callOf(method, { interaction_subject: 'a' }))).toBe('yes');
	});

	it.each(KINDS)('%s', (_what, call, may) => {
		expect(mayRepeat(call)).toBe(may);
	});

	it('is told for each method that there is', () => {
		const methods = KINDS.map(([, { method }]) => method);
		expect([...new Set([...READS, ...methods])].sort()).toEqual(Object.keys(API_METHODS).sort());
	});
});

describe('a reply leaves open what became of a call', () => {
	const OPEN = new Set([
		...['502', '503', '504', 'interrupted', 'redirected', 'cancelled'],
		...OPEN_STATUSES.map((status) => `unreadable ${status}`),
	]);
	it.each([...REPLIES])('%s', (name, reply) => {
		expect(leavesFateOpen(reply)).toBe(OPEN.has(name));
	});

	it.each([
		['{"errorResponse":{"code":"28","mess', true],
		[' <errorResponse><code>', true],
		['Not Found', false],
		['', false],
	])('with status 404 only where the body begins like a response: %j', (excerpt, isOpen) => {
		const reply = { ...unreadable(404), isWebPage: false, excerpt } as Reply;
		expect(leavesFateOpen(reply)).toBe(isOpen);
	});

	it('unless it is a page with an error status below 500', () => {
		expect(CLOSED_STATUSES.map((status) => OPEN.has(`unreadable ${status}`))).not.toContain(true);
	});
});

describe('the outcome of a call', () => {
	it.each(READS)('that only reads is never unknown: %s', (method) => {
		for (const reply of REPLIES.values()) {
			expect(outcomeOf(callOf(method), reply, true)).toBe('not applied');
		}
	});

	it.each(KINDS)('%s after each code', (_what, call, may, hasLaterParts) => {
		for (const loginIsRefused of [true, false, undefined]) {
			const found = CODES.map((code) => outcomeOf(call, refusal(code), false, loginIsRefused));
			expect(found).toEqual(
				CODES.map((code) => expected(code, call, may, hasLaterParts, loginIsRefused)),
			);
		}
	});

	it.each(KINDS)('%s after each other reply', (_what, call) => {
		for (const reply of REPLIES.values()) {
			if (reply.kind === 'refused') continue;
			const outcome = leavesFateOpen(reply) ? 'unknown' : 'not applied';
			expect(outcomeOf(call, reply, false)).toBe(outcome);
		}
		expect(outcomeOf(call, { kind: 'not sent' }, false)).toBe('not applied');
	});

	it.each(KINDS)('%s is unknown after a try whose fate is open, whatever came next', (_, call) => {
		for (const reply of [...REPLIES.values(), { kind: 'not sent' } as const]) {
			expect(outcomeOf(call, reply, true)).toBe('unknown');
		}
	});
});

describe('a check of the login', () => {
	it.each(KINDS)('%s', (_what, call, _may, hasLaterParts) => {
		const asked = CODES.filter((code) => needsLoginCheck(call, refusal(code)));
		expect(asked).toEqual(hasLaterParts ? PERMISSIONS : []);
		for (const reply of REPLIES.values()) expect(needsLoginCheck(call, reply)).toBe(false);
	});
});

describe('sending an item again', () => {
	it.each(KINDS)('is safe when nothing has come of it: %s', (_what, call) => {
		expect(isSafeToRepeat(call, 'not applied')).toBe(true);
		expect(isSafeToRepeat(call, 'not applied', { found: 0 })).toBe(true);
	});

	it.each(KINDS)(
		'is, with an unknown outcome, safe by kind and look-up: %s',
		(_what, call, may) => {
			const ifFound = may !== 'no';
			const otherwise = may === 'yes';
			expect(isSafeToRepeat(call, 'unknown', { found: 1 })).toBe(ifFound);
			expect(isSafeToRepeat(call, 'unknown', { found: 'several' })).toBe(ifFound);
			expect(isSafeToRepeat(call, 'unknown', { found: 0 })).toBe(otherwise);
			expect(isSafeToRepeat(call, 'unknown', { unavailable: 'no' })).toBe(otherwise);
			expect(isSafeToRepeat(call, 'unknown')).toBe(otherwise);
		},
	);
});
