import { beforeEach, describe, expect, it } from 'vitest';

import { requestWithRetry } from '../../../nodes/Convio/sending/requestWithRetry.ts';
import type { Lookup } from '../../../nodes/Convio/sending/context.ts';
import type { RetryPolicy, ServerApiCall } from '../../../nodes/Convio/transport/call.ts';
import { callOf } from '../transport/support/calls.mts';
import { settled } from './support/clock.mts';
import { opened } from './support/guests.mts';
import {
	contextFor,
	CREATE,
	FIELDS,
	FOUND,
	inShort,
	LOG,
	POLICY,
	READ,
	sendWith,
	UPDATE,
	UPSERT,
} from './support/sending.mts';
import type { TestContext } from './support/sending.mts';
import {
	FakeSite,
	PAGE,
	REFUSED,
	refused,
	RESET,
	throttled,
	unavailable,
	written,
} from './support/site.mts';
import type { Reaction } from './support/site.mts';

const LONG: RetryPolicy = { ...POLICY, maxTotalMs: 300_000 };
const NONE = refused('16');
const WITH_GROUPS = callOf('create', { primary_email: 'a@x.org', add_group_ids: '1' });

let site: FakeSite;
let context: TestContext;

/** A site that takes writes; look-ups and harmless reads do as in their scripts, or else find one. */
let lookUps: Reaction[];
let harmless: Reaction[];

beforeEach(async () => {
	lookUps = [];
	harmless = [];
	site = new FakeSite(({ method }) => {
		if (method === 'getUser') return lookUps.shift() ?? FOUND;
		if (method === 'listUserFields') return harmless.shift() ?? FIELDS;
		return written();
	});
	context = contextFor(site);
	await opened(context.gate, context.connection.account);
});

const send = async (call?: ServerApiCall, policy?: RetryPolicy) =>
	await sendWith(context, call, policy);

async function lookupAfter(call: ServerApiCall, policy?: RetryPolicy): Promise<unknown> {
	const result = await send(call, policy);
	return result.kind === 'failed' ? result.lookup : 'answered';
}

describe('an upsert by member ID whose fate is open', () => {
	it.each([RESET, PAGE, unavailable(), unavailable(undefined, 502), unavailable(undefined, 504)])(
		'is looked up, and sent again when one record is there: %o',
		async (reaction) => {
			site.then(reaction);
			expect(inShort(await send(UPSERT))).toEqual(['answered', true]);
			expect(site.methods).toEqual(['createOrUpdate', 'getUser', 'createOrUpdate']);
			expect(site.asked[1]).toMatchObject({ member_id: 'M' });
			expect(context.tried.map(({ purpose }) => purpose)).toEqual(['item', 'helper', 'item']);
			expect(context.tried[2]).toMatchObject({ isRepeat: true });
		},
	);

	it('is sent again at once when it certainly did not arrive', async () => {
		site.then(REFUSED, throttled('1'));
		expect(inShort(await send(UPSERT))).toEqual(['answered', false]);
		expect(site.methods).toEqual(Array.from({ length: 3 }, () => 'createOrUpdate'));
	});

	it('is looked up again and again until the record is there', async () => {
		site.then(RESET);
		lookUps = [NONE, NONE, NONE];
		expect(inShort(await send(UPSERT, LONG))).toEqual(['answered', true]);
		expect(context.clock.waits).toEqual([1_000, 2_000, 4_000]);
		expect(site.methods.filter((method) => method === 'getUser')).toHaveLength(4);
	});

	it('is not sent again when no record is there after a minute', async () => {
		site.then(RESET);
		lookUps = Array.from({ length: 99 }, () => NONE);
		const begin = context.clock.now();
		const result = await send(UPSERT, LONG);
		expect(result).toMatchObject({
			reply: { kind: 'interrupted' },
			outcome: 'unknown',
			safeToRepeat: false,
			lookup: { found: 0 },
			tries: 1,
		});
		expect(context.clock.waits).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 25_000]);
		expect(context.clock.now() - begin).toBeLessThanOrEqual(60_000);
		expect(site.methods.filter((method) => method === 'createOrUpdate')).toHaveLength(1);
	});

	it('is looked up no longer than the item may take', async () => {
		site.then(RESET);
		lookUps = Array.from({ length: 99 }, () => NONE);
		expect(await lookupAfter(UPSERT, { ...POLICY, maxTotalMs: 7_001 })).toEqual({ found: 0 });
		expect(context.clock.waits).toEqual([1_000, 2_000, 4_000]);
		expect(site.timeouts).toEqual([5_000, 5_000, 5_000, 4_001, 1]);
	});

	it('is looked up in what its first try has left of the time', async () => {
		const slow = new FakeSite(({ method }) => {
			if (method === 'getUser') return NONE;
			return { ...RESET, takesMs: 4_000 };
		}, context.clock);
		context = contextFor(slow, {}, context.clock);
		await opened(context.gate, context.connection.account);
		expect(await lookupAfter(UPSERT)).toEqual({ found: 0 });
		expect(context.clock.waits).toEqual([4_000, 1_000, 2_000]);
	});

	it.each<[string, Reaction, Lookup, boolean]>([
		['several are there', refused('8'), { found: 'several' }, true],
		['several are there', refused('15'), { found: 'several' }, true],
		['it is refused', refused('18'), { unavailable: expect.any(String) as string }, false],
	])('and of which a look-up says that %s', async (_what, reaction, lookup, safeToRepeat) => {
		site.then(RESET);
		lookUps = [reaction];
		expect(await send(UPSERT)).toMatchObject({ outcome: 'unknown', lookup, safeToRepeat });
		expect(site.methods).toEqual(['createOrUpdate', 'getUser']);
	});

	it('is looked up again when the look-up is not answered, as any read is', async () => {
		site.then(RESET);
		lookUps = [RESET];
		expect(inShort(await send(UPSERT))).toEqual(['answered', true]);
		expect(site.methods).toEqual(['createOrUpdate', 'getUser', 'getUser', 'createOrUpdate']);
	});

	it('ends when no look-up is answered, with its own reply', async () => {
		site.then(RESET);
		lookUps = Array.from({ length: 9 }, () => RESET);
		const result = await send(UPSERT);
		expect(result).toMatchObject({
			reply: { kind: 'interrupted' },
			lookup: { unavailable: expect.stringContaining('No complete response') as unknown },
			safeToRepeat: false,
		});
		expect(site.methods.filter((method) => method === 'getUser')).toHaveLength(POLICY.maxTries);
	});

	it('is tried as often as it may be, and looked up each time', async () => {
		site = new FakeSite(({ method }) => (method === 'getUser' ? FOUND : RESET));
		context = contextFor(site);
		const result = await send(UPSERT, LONG);
		expect(inShort(result)).toEqual(['interrupted', 'unknown', 3]);
		expect(result).toMatchObject({ lookup: { found: 1, cons_id: '1' }, safeToRepeat: true });
		expect(site.methods).toEqual([
			...['createOrUpdate', 'getUser', 'createOrUpdate', 'getUser', 'createOrUpdate'],
		]);
	});

	it('keeps what was found when its repeat is refused', async () => {
		site.then(RESET, FOUND, refused('22'));
		const result = await send(UPSERT);
		expect(inShort(result)).toEqual(['refused', 'unknown', 2]);
		expect(result).toMatchObject({ lookup: { found: 1 }, safeToRepeat: true });
		expect(site.asked).toHaveLength(3);
	});

	it('ends with what was found when the gate turns its repeat away', async () => {
		const slow = new FakeSite(({ method }) => {
			if (method === 'getUser') return { ...FOUND, takesMs: 10_000 };
			return RESET;
		}, context.clock);
		context = contextFor(slow, {}, context.clock);
		const result = await send(UPSERT);
		expect(inShort(result)).toEqual(['interrupted', 'unknown', 1]);
		expect(result).toMatchObject({ lookup: { found: 1 }, safeToRepeat: true });
		expect(slow.methods).toEqual(['createOrUpdate', 'getUser']);
	});

	it('ends with what was found when the run ends before its repeat', async () => {
		site.then(RESET, FOUND);
		context = contextFor(site, {
			onTried: ({ purpose }) => {
				if (purpose === 'helper') context.endRun();
			},
		});
		const result = await send(UPSERT);
		expect(inShort(result)).toEqual(['not sent', 'unknown', 1]);
		expect(result).toMatchObject({ lookup: { found: 1 }, safeToRepeat: true });
		expect(site.asked).toHaveLength(2);
	});

	it('keeps what was found when the run ends while it waits for the next look-up', async () => {
		site.then(RESET);
		lookUps = [NONE];
		const sending = requestWithRetry(context, UPSERT, LONG);
		await settled();
		context.endRun();
		const result = await sending;
		expect(result).toMatchObject({ reply: { kind: 'interrupted' }, lookup: { found: 0 } });
		expect(site.asked).toHaveLength(2);
	});

	it('is neither looked up nor sent again if that is not wanted', async () => {
		site.then(RESET);
		const result = await send(UPSERT, { ...POLICY, looksUp: false });
		expect(inShort(result)).toEqual(['interrupted', 'unknown', 1]);
		expect(result).toMatchObject({ safeToRepeat: false, lookup: undefined });
		expect(site.asked).toHaveLength(1);
	});
});

describe('a write that ends with an unknown outcome', () => {
	const UNKNOWN: Array<[string, ServerApiCall, Record<string, string>]> = [
		['a create', CREATE, { primary_email: 'a@x.org' }],
		[
			'a create with several keys, by the one that the site uses',
			callOf('create', { primary_email: 'a@x.org', member_id: 'M' }),
			{ member_id: 'M' },
		],
		[
			'an upsert by e-mail',
			callOf('createOrUpdate', { primary_email: 'a@x.org' }),
			{ primary_email: 'a@x.org' },
		],
		[
			'an upsert that logs',
			callOf('createOrUpdate', { cons_id: '7', interaction_body: 'a' }),
			{ cons_id: '7' },
		],
	];

	it.each(UNKNOWN)('is looked up once: %s', async (_what, call, key) => {
		site.then(RESET);
		const result = await send(call);
		expect(result).toMatchObject({
			reply: { kind: 'interrupted' },
			outcome: 'unknown',
			lookup: { found: 1, cons_id: '1' },
			safeToRepeat: false,
		});
		expect(site.methods).toEqual([call.method, 'getUser']);
		expect(site.asked[1]).toMatchObject(key);
		expect(Object.keys(site.asked[1] ?? {}).sort()).toEqual(
			[...Object.keys(key), 'method', 'response_format'].sort(),
		);
	});

	it.each<[Reaction, Lookup]>([
		[NONE, { found: 0 }],
		[refused('8'), { found: 'several' }],
		[refused('15'), { found: 'several' }],
		[{ body: '{"getConsResponse":{"cons_id":" 7 "}}' }, { found: 1, cons_id: '7' }],
		[{ body: '{"getConsResponse":{"cons_id":" "}}' }, { found: 1 }],
		[{ body: '{"getConsResponse":{}}' }, { unavailable: 'the response contained no record' }],
	])('says what was found: %o', async (reaction, lookup) => {
		site.then(RESET);
		lookUps = [reaction];
		expect(await lookupAfter(CREATE)).toEqual(lookup);
		expect(site.asked).toHaveLength(2);
	});

	it.each<[Reaction, string]>([
		[refused('3'), 'refused with 3 (code 3)'],
		[RESET, 'No complete response arrived'],
		[PAGE, 'not from the Luminate Online API'],
	])('says why nothing was found: %o', async (reaction, text) => {
		site.then(RESET);
		lookUps = [reaction, FOUND];
		expect(await lookupAfter(CREATE)).toEqual({
			unavailable: expect.stringContaining(text) as unknown,
		});
		// One look-up at the end is enough.
		expect(site.asked).toHaveLength(2);
	});

	it.each<[string, ServerApiCall]>([
		['an update', UPDATE],
		['an interaction', LOG],
		['a create without a key', callOf('create', { 'name.first': 'a' })],
	])('is not looked up where that proves nothing: %s', async (_what, call) => {
		site.then(RESET, RESET, RESET);
		const result = await send(call);
		expect(result).toMatchObject({ outcome: 'unknown', lookup: undefined });
		expect(site.methods).not.toContain('getUser');
	});

	it('is not looked up if that is not wanted', async () => {
		site.then(RESET);
		expect(await lookupAfter(CREATE, { ...POLICY, looksUp: false })).toBeUndefined();
		expect(site.asked).toHaveLength(1);
	});

	it('is not looked up when nothing has come of it', async () => {
		site.then(refused('11'));
		expect(await lookupAfter(CREATE)).toBeUndefined();
		expect(site.asked).toHaveLength(1);
	});

	it('is looked up although its run has ended', async () => {
		context = contextFor(site, { onTried: ({ failure }) => failure && context.endRun() });
		site.then(RESET);
		expect(await lookupAfter(CREATE)).toEqual({ found: 1, cons_id: '1' });
	});

	it('is not looked up when the site itself is at fault, or the execution was cancelled', async () => {
		context = contextFor(site, { onTried: ({ failure }) => failure && context.cancel() });
		site.then(RESET);
		expect(await lookupAfter(CREATE)).toBeUndefined();
		expect(site.asked).toHaveLength(1);
	});

	it('may learn that its look-up was not sent', async () => {
		site.then(unavailable('11'));
		// The pause is longer than the item may take.
		expect(await lookupAfter(CREATE)).toEqual({
			unavailable: 'it was not sent, because calls to the site pause for 11 s',
		});
		expect(site.asked).toHaveLength(1);
	});

	it('waits with its look-up for a pause, as long as the item has time', async () => {
		site.then(unavailable('9'));
		expect(await lookupAfter(CREATE)).toEqual({ found: 1, cons_id: '1' });
	});
});

describe('a write that brings a page with status 403', () => {
	const BARRED: Reaction = { ...PAGE, status: 403 };

	it('is unknown, and looked up, when a harmless read is answered', async () => {
		site.then(BARRED);
		const result = await send(CREATE);
		expect(inShort(result)).toEqual(['unreadable', 'unknown', 1]);
		expect(result).toMatchObject({ lookup: { found: 1 }, safeToRepeat: false });
		expect(site.methods).toEqual(['create', 'listUserFields', 'getUser']);
	});

	it('has not arrived when a harmless read brings such a page, too', async () => {
		site.then(BARRED);
		harmless = [BARRED];
		const result = await send(CREATE);
		expect(inShort(result)).toEqual(['unreadable', 'not applied', 1]);
		expect(result).toMatchObject({ lookup: undefined, safeToRepeat: true });
		expect(site.methods).toEqual(['create', 'listUserFields']);
		expect(context.ends).toEqual(['barred']);
		expect(inShort(await send(CREATE))).toEqual(['not sent', 'not applied', 0]);
	});

	it('may have arrived with the try before, whatever the harmless read brings', async () => {
		site.then(RESET, BARRED);
		harmless = [BARRED];
		expect(inShort(await send(UPDATE))).toEqual(['unreadable', 'unknown', 2]);
	});

	it('is unknown when the site turns out to be silent, and ends the run as silent', async () => {
		site.then(RESET, RESET, RESET, RESET, BARRED);
		harmless = [RESET];
		for (let calls = 0; calls < 4; calls += 1) await send(LOG);
		expect(inShort(await send(LOG))).toEqual(['unreadable', 'unknown', 1]);
		expect(context.ends).toEqual(['silent']);
	});

	it('costs one harmless read a run', async () => {
		site.then(BARRED);
		await send(LOG);
		site.then(BARRED);
		expect(inShort(await send(LOG))).toEqual(['unreadable', 'unknown', 1]);
		expect(site.methods).toEqual(['logInteraction', 'listUserFields', 'logInteraction']);
	});

	it('is asked about only if it is a write', async () => {
		site.then(BARRED);
		expect(inShort(await send(READ))).toEqual(['unreadable', 'not applied', 1]);
		expect(site.methods).toEqual(['getUser']);
	});
});

describe('a refusal that may mean the login or one permission', () => {
	it.each(['3', '14'])('means the permission when another read is answered: %s', async (code) => {
		site.then(refused(code));
		const result = await send(WITH_GROUPS);
		expect(inShort(result)).toEqual(['refused', 'unknown', 1]);
		expect(result).toMatchObject({ loginIsRefused: false, lookup: { found: 1 } });
		expect(site.methods).toEqual(['create', 'listUserFields', 'getUser']);
		expect(site.asked[1]).toMatchObject({ access: 'update' });
	});

	it.each(['3', '14'])('means the login when another read is refused, too: %s', async (code) => {
		site.then(refused('3'));
		harmless = [refused(code)];
		const result = await send(WITH_GROUPS);
		expect(inShort(result)).toEqual(['refused', 'not applied', 1]);
		expect(result).toMatchObject({ loginIsRefused: true, lookup: undefined });
		expect(site.methods).toEqual(['create', 'listUserFields']);
	});

	it.each<[string, Reaction]>([
		['refused for another reason', refused('1')],
		['not answered', RESET],
		['throttled for too long', throttled('11')],
	])('stays open when another read is %s', async (_what, reaction) => {
		site.then(refused('3'));
		harmless = [reaction, FIELDS];
		const result = await send(WITH_GROUPS);
		expect(inShort(result)).toEqual(['refused', 'unknown', 1]);
		expect(result).toMatchObject({ loginIsRefused: undefined });
		expect(site.methods.filter((method) => method === 'listUserFields')).toHaveLength(1);
	});

	it('is asked about once a run, also after it has ended', async () => {
		site.then(refused('3'), refused('14'), refused('3'));
		context = contextFor(site, {
			connection: site.connection({ maxConcurrentRequests: 5 }),
			onTried: ({ failure }) => failure && context.endRun(),
		});
		await opened(context.gate, context.connection.account);
		const log = callOf('update', { cons_id: '1', interaction_body: 'a' });
		const sending = [WITH_GROUPS, log, WITH_GROUPS].map(
			async (call) => await requestWithRetry(context, call, POLICY),
		);
		const results = await context.clock.run(Promise.all(sending));
		for (const result of results) expect(result).toMatchObject({ loginIsRefused: false });
		expect(site.methods.filter((method) => method === 'listUserFields')).toHaveLength(1);
	});

	it.each([CREATE, READ, LOG])('is clear without lists or interaction: $method', async (call) => {
		site.then(refused('3'));
		expect(inShort(await send(call))).toEqual(['refused', 'not applied', 1]);
		expect(site.asked).toHaveLength(1);
	});
});
