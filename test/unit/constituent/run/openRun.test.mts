import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { findOperation } from '../../../../nodes/Convio/constituent/operations/index.ts';
import { itemInputs } from '../../../../nodes/Convio/constituent/run/itemInputs.ts';
import { forgetSiteFields } from '../../../../nodes/Convio/constituent/run/list/siteFields.ts';
import { openRun } from '../../../../nodes/Convio/constituent/run/openRun.ts';
import type { Tried } from '../../../../nodes/Convio/sending/context.ts';
import { FakeClock } from '../../sending/support/clock.mts';
import { FakeSite, json, refused, RESET, written } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';
import { FakeContext, ownSite } from './support/context.mts';
import { outcomes, people, runAt, UPDATE } from './support/runs.mts';

const AUTOMATIC = { ...UPDATE, fieldsInput: 'mapper', fields: { mappingMode: 'autoMapInputData' } };
const listOf = (...names: string[]): Reaction =>
	json({ listConsFieldsResponse: { field: names.map((name) => ({ name })) } });

let site: FakeSite;
let clock: FakeClock;

beforeEach(() => {
	forgetSiteFields();
	site = new FakeSite(({ method, cons_id }) =>
		method === 'listUserFields' ? listOf('name') : written(cons_id),
	);
	clock = new FakeClock();
});
afterEach(() => vi.useRealTimers());

/** Opens a run of Update; without a failure, and tells what was said of its requests. */
async function opened(parameters: typeof UPDATE | typeof AUTOMATIC, siteUrl = ownSite()) {
	const setting = { parameters, items: people(1), credential: { siteUrl } };
	const { functions } = new FakeContext(site, setting);
	const { signal } = new AbortController();
	const operation = findOperation('constituent', 'update');
	if (operation === undefined) throw new Error('no such operation');
	const tried: Tried[] = [];
	const listTried: Tried[] = [];
	const opening = openRun(functions, operation, itemInputs(functions)(0), {
		clock,
		signal,
		helperSignal: signal,
		random: () => 0,
		onTried: (one) => tried.push(one),
		onSiteDead: () => {},
		onListTried: (one) => listTried.push(one),
	});
	const run = await clock.run(opening);
	if (run.kind !== 'open') throw new Error(`not open: ${JSON.stringify(run)}`);
	const namesIn = async () => (await clock.run(run.list.get()))?.map(({ name }) => name);
	return { ...run, tried, listTried, namesIn };
}

describe('an option that is wrong in the first item', () => {
	it.each([
		['Max Tries', 'maxTries', UPDATE],
		['Timeout', 'timeout', UPDATE],
		['Max Tries', 'maxTries', AUTOMATIC],
		['Timeout', 'timeout', AUTOMATIC],
	])('is its own fault, and that of no other item: %s', async (field, option, parameters) => {
		const { items } = await runAt(site, clock, {
			parameters: { ...parameters, options: { [option]: '=bound' } },
			items: people(3).map((person, index) => ({ ...person, bound: index * 3 })),
			continueOnFail: true,
		});
		expect(outcomes(items)).toEqual(['not applied', 'done', 'done']);
		expect(items[0]?.json).toMatchObject({ details: { field } });
		expect(items[0]?.json.error).toContain(`'${field}' must be a number from 1`);
	});
});

describe('the list of fields', () => {
	it('is not read before an item wants it', async () => {
		const { list, namesIn, tried, listTried } = await opened(UPDATE);
		expect(list.current).toBeUndefined();
		expect(site.asked).toEqual([]);
		expect(await namesIn()).toEqual(['name']);
		expect(list.current).toHaveLength(1);
		// Its requests are told apart: a failure of this call is no item's.
		expect(tried).toEqual([]);
		expect(listTried).toHaveLength(1);
	});

	it.each<[string, Reaction, number]>([
		['is refused', refused('14'), 1],
		['brings no answer', RESET, 2],
	])('is done without when it %s', async (_what, reaction, requests) => {
		site.then(reaction, reaction);
		const { namesIn, listTried } = await opened(UPDATE);
		expect(await namesIn()).toBeUndefined();
		expect(listTried).toHaveLength(requests);
		expect(listTried.at(-1)).toHaveProperty('failure');
	});

	it('is at hand from the beginning for automatic mapping', async () => {
		const { list, tried, listTried } = await opened(AUTOMATIC);
		expect(list.current?.map(({ name }) => name)).toEqual(['name']);
		expect(tried).toHaveLength(1);
		expect(listTried).toEqual([]);
	});

	it('without any field is read again by the next run: somebody is about to correct it', async () => {
		const siteUrl = ownSite();
		site.then(listOf());
		expect((await opened(AUTOMATIC, siteUrl)).list.current).toEqual([]);
		expect((await opened(AUTOMATIC, siteUrl)).list.current).toHaveLength(1);
		await opened(AUTOMATIC, siteUrl);
		expect(site.methods).toEqual(['listUserFields', 'listUserFields']);
	});

	it.each([
		['nine minutes', 9 * 60_000, 1],
		['eleven minutes', 11 * 60_000, 2],
	])('is kept for ten minutes: %s later', async (_later, laterMs, requests) => {
		// It is kept for the process, whose clock is the real one.
		vi.useFakeTimers({ toFake: ['Date'] });
		const siteUrl = ownSite();
		await opened(AUTOMATIC, siteUrl);
		vi.setSystemTime(Date.now() + laterMs);
		await opened(AUTOMATIC, siteUrl);
		expect(site.asked).toHaveLength(requests);
	});
});

describe('a site that is silent', () => {
	it('is given up after a few requests, and the rest is not sent', async () => {
		site = new FakeSite(() => RESET);
		const { items } = await runAt(site, clock, {
			parameters: { ...UPDATE, options: { maxTries: 1 } },
			items: people(30),
			continueOnFail: true,
			credential: { maxConcurrentRequests: 1 },
		});
		// Five updates without an answer, and a last probe.
		expect(site.methods).toEqual([...Array<string>(5).fill('update'), 'listUserFields']);
		expect(items[29]?.json.error).toBe('The site does not answer');
		expect(outcomes(items.slice(5))).toEqual(Array<string>(25).fill('not applied'));
	});

	it('for as long as an item may take is given up sooner', async () => {
		site = new FakeSite(() => ({ ...RESET, takesMs: 1_000 }), clock);
		const { items } = await runAt(site, clock, {
			parameters: { ...UPDATE, options: { maxTries: 1, maxTotalTime: 2_500 } },
			items: people(30),
			continueOnFail: true,
			credential: { maxConcurrentRequests: 1 },
		});
		expect(site.methods.filter((method) => method === 'update').length).toBeLessThan(5);
		expect(items[29]?.json.error).toBe('The site does not answer');
	});
});
