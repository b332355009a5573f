import { beforeEach, describe, expect, it } from 'vitest';

import { onceOnly, siteIsAlive } from '../../../../nodes/Convio/sending/evidence/siteCheck.ts';
import { callOf } from '../../transport/support/calls.mts';
import { opened } from '../support/guests.mts';
import { unreadable } from '../support/replies.mts';
import { contextFor, FIELDS, POLICY, READ, sendWith } from '../support/sending.mts';
import type { TestContext } from '../support/sending.mts';
import { FakeSite, PAGE, refused, unavailable } from '../support/site.mts';
import type { Reaction } from '../support/site.mts';

let site: FakeSite;
let context: TestContext;

beforeEach(async () => {
	site = new FakeSite(() => FIELDS);
	context = contextFor(site);
	await opened(context.gate, context.connection.account);
});

const isAlive = async () => await context.clock.run(siteIsAlive(context, READ, POLICY));

describe('whether a site is alive', () => {
	it('is asked only where there is a doubt', async () => {
		expect(await isAlive()).toBe(true);
		expect(site.asked).toEqual([]);
	});

	const BARRED: Reaction = { ...PAGE, status: 403 };

	it.each<[string, Reaction, boolean, string | undefined]>([
		['an answer', FIELDS, true, undefined],
		['a refusal', refused('3'), true, undefined],
		['such a page, too', BARRED, false, 'barred'],
		['a page of another kind', PAGE, true, undefined],
	])('after one page 403, a read that brings %s tells', async (_what, reaction, alive, end) => {
		context.watch.ended(unreadable(403));
		site.then(reaction);
		expect(await isAlive()).toBe(alive);
		expect(context.watch.siteEnd).toBe(end);
		expect(site.methods).toEqual(['listUserFields']);
	});

	it('stays open while a pause holds the read back', async () => {
		site.then(unavailable('11'));
		await sendWith(context, READ, { ...POLICY, maxTries: 1 });
		context.watch.ended(unreadable(403));
		expect(await isAlive()).toBe(true);
		expect(context.watch.siteEnd).toBeUndefined();
		expect(site.methods).toEqual(['getUser']);
	});

	it('is not worth a read once the execution was cancelled', async () => {
		for (let tries = 0; tries < 5; tries += 1) context.watch.ended(unreadable(200));
		context.cancel();
		expect(await isAlive()).toBe(false);
		expect(site.asked).toEqual([]);
	});
});

it.each([
	[5_000, 10_000, 2_000, 8_000],
	[5_000, 10_000, 7_000, 5_000],
	[20_000, 10_000, 9_999, 10_000],
	[20_000, 60_000, 0, 60_000],
])(
	'a read that follows a failure (timeout %d ms, total %d ms, %d ms gone) may take %d ms',
	(timeoutMs, maxTotalMs, elapsedMs, expected) => {
		const terms = onceOnly(
			callOf('getUser', {}, { timeoutMs }),
			{ ...POLICY, maxTotalMs },
			elapsedMs,
		);
		expect(terms).toEqual({ ...POLICY, maxTries: 1, maxTotalMs: expected });
	},
);
