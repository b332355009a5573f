import { describe, expect, it } from 'vitest';

import { run } from '../../../../nodes/Convio/constituent/run/run.ts';
import type { Clock } from '../../../../nodes/Convio/sending/clock.ts';
import { FakeSite, json, refused, written } from '../../sending/support/site.mts';
import type { Reaction } from '../../sending/support/site.mts';
import { FakeContext } from './support/context.mts';
import { people, UPDATE } from './support/runs.mts';

type Asked = Record<string, string>;

/** A clock that goes on by so much each time somebody looks at it. */
function clockOf(stepMs = 0): Clock {
	let now = 0;
	return { now: () => (now += stepMs), wait: async () => await Promise.resolve() };
}

const FIELDS = json({
	listConsFieldsResponse: { field: [{ name: 'name.first', valueType: 'TEXT', label: 'First' }] },
});

const record = ({ cons_id }: Asked, content: object = {}): Reaction =>
	json({ getConsResponse: { cons_id, ...content } });

/** A site of people whose first name is that of their item, except where a test says otherwise. */
function siteOf(react: (asked: Asked) => Reaction | undefined): FakeSite {
	return new FakeSite((asked) => {
		const own = react(asked);
		if (own !== undefined) return own;
		if (asked.method === 'listUserFields') return FIELDS;
		if (asked.method !== 'getUser') return written(asked.cons_id);
		return record(asked, { name: { first: `n${Number(asked.cons_id) - 1001}` } });
	});
}

async function runs(
	site: FakeSite,
	count: number,
	parameters: object = {},
	clock = clockOf(),
	maxConcurrentRequests = 5,
) {
	const options = { skipUnchanged: true, ...Object(Reflect.get(parameters, 'options')) };
	const context = new FakeContext(site, {
		parameters: { ...UPDATE, fieldsJson: { 'name.first': '=name' }, ...parameters, options },
		items: people(count),
		continueOnFail: true,
		credential: { maxConcurrentRequests },
	});
	const [items = []] = await run(context.functions, clock, () => 0);
	const hints = context.hints.map(({ message }) => message);
	return { results: items.map((item) => item.json), hints };
}

const methodsOf = (site: FakeSite) => site.asked.map(({ method }) => method);
const countOf = (site: FakeSite, method: string) =>
	methodsOf(site).filter((one) => one === method).length;

describe('a refusal of the record', () => {
	it.each(['2', '3', '4', '6', '14'])('with code %s ends the run, nothing sent', async (code) => {
		const site = siteOf(({ method }) => (method === 'getUser' ? refused(code) : undefined));
		const { results } = await runs(site, 5, {}, clockOf(), 1);
		expect(countOf(site, 'getUser')).toBe(1);
		expect(countOf(site, 'update')).toBe(0);
		const details = { outcome: 'not applied', safeToRepeat: true };
		expect(results).toMatchObject(Array.from({ length: 5 }, () => ({ details })));
		expect(results[0]).toMatchObject({ details: { code, method: 'getUser' } });
	});

	it('for lack of a permission says that the option needs the right to read', async () => {
		const site = siteOf(({ method }) => (method === 'getUser' ? refused('3') : undefined));
		const { results } = await runs(site, 1);
		const text = expect.stringContaining("or turn off 'Skip Unchanged'");
		expect(results).toMatchObject([{ details: { description: text } }]);
	});

	it.each(['1', '22', '35'])('with code %s fails the item, and no other', async (code) => {
		const site = siteOf(({ method, cons_id }) =>
			method === 'getUser' && cons_id === '1002' ? refused(code) : undefined,
		);
		const { results } = await runs(site, 3);
		expect(results).toMatchObject([
			{ action: 'unchanged' },
			{ details: { outcome: 'not applied', code, method: 'getUser' } },
			{ action: 'unchanged' },
		]);
		expect(results[1]).toMatchObject({
			details: { description: expect.stringContaining('nothing was sent') },
		});
		expect(countOf(site, 'update')).toBe(0);
	});

	it.each(['8', '15', '16'])('with code %s is an answer: the item is sent', async (code) => {
		const site = siteOf(({ method }) => (method === 'getUser' ? refused(code) : undefined));
		const { results } = await runs(site, 2);
		expect(results).toMatchObject([{ action: 'updated' }, { action: 'updated' }]);
		expect(results[0]).not.toHaveProperty('changed');
	});
});

describe('code 18', () => {
	it('leads to one more read without names, and no further item asks by name', async () => {
		const site = siteOf(({ fields }) => (fields === undefined ? undefined : refused('18')));
		const { results } = await runs(site, 4, {}, clockOf());
		expect(results).toMatchObject(Array.from({ length: 4 }, () => ({ action: 'unchanged' })));
		const named = site.asked.filter(({ fields }) => fields !== undefined);
		expect(countOf(site, 'getUser') - named.length).toBe(4);
		expect(countOf(site, 'update')).toBe(0);
	});

	it('without names as well means that nothing can be viewed: all is sent', async () => {
		const site = siteOf(({ method }) => (method === 'getUser' ? refused('18') : undefined));
		const { results, hints } = await runs(site, 2);
		expect(results).toMatchObject([{ action: 'updated', changed: [] }, { action: 'updated' }]);
		expect(hints.join()).toContain('does not show it: name.first (2)');
	});
});

describe('a field that is missing', () => {
	it('by name, and there in the whole record, makes all further reads whole', async () => {
		const site = siteOf((asked) => (asked.fields === undefined ? undefined : record(asked)));
		const { results } = await runs(site, 20);
		expect(results).toMatchObject(Array.from({ length: 20 }, () => ({ action: 'unchanged' })));
		expect(site.asked.at(-1)).not.toHaveProperty('fields');
	});

	it('in every row is looked for once, and then no more: nothing can be skipped', async () => {
		const site = siteOf((asked) => (asked.method === 'getUser' ? record(asked) : undefined));
		const { results, hints } = await runs(site, 40);
		expect(results).toMatchObject(Array.from({ length: 40 }, () => ({ action: 'updated' })));
		expect(site.asked.filter(({ method, fields }) => method === 'getUser' && !fields)).toHaveLength(
			1,
		);
		// Ten have shown it; a few more were in flight by then.
		expect(countOf(site, 'getUser')).toBeLessThan(17);
		expect(countOf(site, 'update')).toBe(40);
		expect(hints.join()).toMatch(/so \d+ further items with such a parameter were sent/);
	});

	it('in some rows ends nothing', async () => {
		const site = siteOf((asked) =>
			asked.method === 'getUser' && Number(asked.cons_id) % 2 === 0 ? record(asked) : undefined,
		);
		await runs(site, 40);
		expect(countOf(site, 'getUser')).toBe(41);
		expect(countOf(site, 'update')).toBe(20);
	});
});

it('stops looking when the first ten items carry what is always sent', async () => {
	const site = siteOf(() => undefined);
	const interaction = { interaction_subject: 'Synced' };
	const { results } = await runs(site, 40, { interaction });
	expect(countOf(site, 'update')).toBe(40);
	expect(countOf(site, 'getUser')).toBeLessThan(16);
	expect(results.at(-1)).not.toHaveProperty('changed');
});

it('goes on looking in a dry run, whose purpose that is', async () => {
	const site = siteOf(() => undefined);
	const interaction = { interaction_subject: 'Synced' };
	await runs(site, 40, { interaction, options: { dryRun: true } });
	expect(countOf(site, 'getUser')).toBe(40);
	expect(countOf(site, 'update')).toBe(0);
});

describe('groups', () => {
	const entries = [{ entry: { mode: 'id', value: '1001' } }];
	const memberships = { add_group_ids: { entries } };
	const groups = (reaction: Reaction) =>
		siteOf(({ method }) => (method === 'getUserGroups' ? reaction : undefined));

	it.each(['3', '14'])(
		'that are refused with code %s are asked for once, and sent',
		async (code) => {
			const site = groups(refused(code));
			const { results } = await runs(site, 3, { memberships, options: { maxTries: 1 } });
			expect(results).toMatchObject(Array.from({ length: 3 }, () => ({ action: 'updated' })));
			expect(countOf(site, 'update')).toBe(3);
		},
	);

	it.each(['2', '4', '6'])('that are refused with code %s end the run', async (code) => {
		const site = groups(refused(code));
		const { results } = await runs(site, 9, { memberships });
		expect(countOf(site, 'update')).toBe(0);
		expect(results).toMatchObject(
			Array.from({ length: 9 }, () => ({ details: { outcome: 'not applied' } })),
		);
	});

	it('that cannot be read fail the item', async () => {
		const site = groups(refused('19'));
		const { results } = await runs(site, 1, { memberships });
		expect(results).toMatchObject([{ details: { code: '19', method: 'getUserGroups' } }]);
		expect(countOf(site, 'update')).toBe(0);
	});
});

it('compares texts only when the list of fields cannot be read', async () => {
	const site = siteOf(({ method }) => (method === 'listUserFields' ? refused('3') : undefined));
	const { results, hints } = await runs(site, 2);
	expect(results).toMatchObject([{ action: 'unchanged' }, { action: 'unchanged' }]);
	expect(hints.join()).toContain("The site's list of fields could not be read");
});

it('sends what it cannot name: an answer without the ID of the record', async () => {
	const site = siteOf(({ method }) =>
		method === 'getUser' ? json({ getConsResponse: { name: { first: 'n0' } } }) : undefined,
	);
	const constituent = { mode: 'member_id', value: '=id' };
	await runs(site, 1, { constituent });
	expect(countOf(site, 'update')).toBe(1);
});

it('shares the time of the item between its reads and its own call', async () => {
	const site = siteOf(({ method }) =>
		method === 'getUser' ? json({ getConsResponse: { cons_id: '1001', name: null } }) : undefined,
	);
	await runs(site, 1, { options: { maxTotalTime: 10_000 } }, clockOf(10));
	const [, read = 0, write = 0] = site.timeouts;
	expect(methodsOf(site)).toStrictEqual(['listUserFields', 'getUser', 'update']);
	expect(read).toBeLessThanOrEqual(10_000);
	expect(write).toBeLessThan(read);
});
