import { NodeApiError } from 'n8n-workflow';
import { describe, expect, it } from 'vitest';

import { json, refused, REFUSED, RESET, throttled } from '../sending/support/site.mts';
import type { Reaction } from '../sending/support/site.mts';
import { FakeTrigger, members } from './support/context.mts';
import type { Setting } from './support/context.mts';

const PAGE: Reaction = { body: '<html><title>Down for maintenance</title></html>' };
const STAMP = '2016-02-01T09:43:53.679-06:00';
const build = (numMembers: string, lastBuildTimestamp = STAMP) =>
	json({ getGroupInfoResponse: { groupInfo: { id: '1010', numMembers, lastBuildTimestamp } } });

/** The rules that concern asking the site; each test names the public report of what went wrong. */
describe('rule 2: the state is compared before it is written', () => {
	it('reports nothing twice when two polls overlap [n8n #35251, #32006, #31883]', async () => {
		const trigger = new FakeTrigger();
		trigger.site.then(members('1001'), members('1001', '1002'), members('1001', '1002'));
		await trigger.poll();
		const both = await Promise.all([trigger.poll(), trigger.poll()]);
		expect(both.filter((items) => items !== null)).toMatchObject([[{ cons_id: '1002' }]]);
	});

	it('reports nothing twice while n8n is still saving the first report [n8n #35128]', async () => {
		const trigger = new FakeTrigger();
		const both = members('1001', '1002');
		trigger.site.then(members('1001'), both, both, both);
		await trigger.poll();
		const { ...before } = trigger.data;
		expect(await trigger.poll()).toHaveLength(1);
		Object.assign(trigger.data, before);
		trigger.clock.time += 29_999;
		expect(await trigger.poll()).toBeNull();
		trigger.clock.time += 1;
		expect(await trigger.poll(), 'the saving has failed').toMatchObject([{ cons_id: '1002' }]);
	});

	it('is one text [n8n #3662]', async () => {
		const trigger = new FakeTrigger();
		trigger.site.then(members('1001'));
		await trigger.poll();
		expect(Object.values(trigger.data)).toEqual([expect.stringContaining('|1010|members|0|1001')]);
	});
});

describe('rule 5: every fault throws, with its cause', () => {
	it.each<[string, Reaction, string]>([
		['a wrong key', refused('2'), 'credential-invalid'],
		['a wrong login', refused('3'), 'credential-invalid'],
		['an address that is not allowed', refused('4'), 'configuration-invalid'],
		['an unknown method', refused('6'), 'configuration-invalid'],
		['a forbidden method', refused('14'), 'configuration-invalid'],
		['an unknown group', refused('19'), 'configuration-invalid'],
		['a field that is not viewable', refused('18'), 'configuration-invalid'],
		['no reason', refused('1'), 'temporarily-unavailable'],
		['no code', refused(''), 'temporarily-unavailable'],
		['a redirect', { status: 302, body: '' }, 'configuration-invalid'],
		['a certificate', { code: 'SELF_SIGNED_CERT_IN_CHAIN' }, 'configuration-invalid'],
		['a maintenance page', PAGE, 'temporarily-unavailable'],
		['a maintenance page with status 403', { ...PAGE, status: 403 }, 'temporarily-unavailable'],
		['an empty body', { body: '' }, 'temporarily-unavailable'],
		['an empty object', json({}), 'temporarily-unavailable'],
		[
			'a response without members',
			json({ getGroupMembersResponse: {} }),
			'temporarily-unavailable',
		],
		['status 503', { status: 503, body: '' }, 'temporarily-unavailable'],
		['a broken connection', RESET, 'temporarily-unavailable'],
		['a closed port', REFUSED, 'temporarily-unavailable'],
		['throttling', throttled(), 'rate-limited'],
	])('%s [n8n #31372, #7386, #28157]', async (_, reaction, cause) => {
		const trigger = new FakeTrigger({ event: 'joinedOrLeft' });
		trigger.site.then(members('1001'));
		await trigger.poll();
		const { ...before } = trigger.data;
		trigger.site.then(...Array.from({ length: 12 }, () => reaction));
		const error = await trigger.failure();
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({ failure: { cause }, message: expect.stringMatching(/\w/) });
		expect(trigger.data).toEqual(before);
	});

	it('tells how long a throttling site wants to be left alone [n8n #26437, #33938]', async () => {
		const trigger = new FakeTrigger();
		trigger.site.then(throttled('600'));
		expect(await trigger.failure()).toMatchObject({
			failure: { cause: 'rate-limited', retryAfterMs: 600_000 },
		});
		expect(trigger.site.asked).toHaveLength(1);
		expect(await trigger.failure()).toMatchObject({
			failure: { cause: 'temporarily-unavailable', retryAfterMs: 600_000 },
		});
		expect(trigger.site.asked, 'the pause holds for the next poll too').toHaveLength(1);
	});

	it('lets a short throttling pass within the poll [n8n #26437]', async () => {
		const trigger = new FakeTrigger();
		trigger.site.then(throttled(), members('1001'));
		expect(await trigger.poll()).toBeNull();
	});

	it('says nothing of a poll without news [n8n #30581]', async () => {
		const trigger = new FakeTrigger();
		trigger.site.then(members('1001'), members('1001'));
		expect([await trigger.poll(), await trigger.poll()]).toEqual([null, null]);
	});

	it.each<[string, Setting, string]>([
		['no group', { group: '' }, "'Group' is empty"],
		['an unknown event', { event: 'donated' }, "'Trigger On' has no event 'donated'"],
		['a center that is none', { options: { center_id: 'x' } }, "'Center'"],
		[
			'a timeout that is none',
			{ options: { timeout: 0 } },
			"'Timeout' must be a number from 1 to 45000, not '0'",
		],
		['a timeout of minutes', { options: { timeout: 60_000 } }, "not '60000'"],
		['a timeout just too long', { options: { timeout: 45_001 } }, "not '45001'"],
		['a timeout in words', { options: { timeout: 'soon' } }, "not 'soon'"],
	])('also for %s, without asking the site', async (_, setting, text) => {
		const trigger = new FakeTrigger(setting);
		const error = await trigger.failure();
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			failure: { cause: 'configuration-invalid' },
			message: expect.stringContaining(text),
		});
		expect(trigger.site.asked).toEqual([]);
	});

	it.each([1, 45_000, 20_000.9])('takes a timeout of %d ms', async (timeout) => {
		const trigger = new FakeTrigger({ options: { timeout } });
		await trigger.poll();
		expect(trigger.site.timeouts).toEqual([Math.floor(timeout)]);
	});

	it('says what to do about a value that is refused', async () => {
		const error = await new FakeTrigger({ group: 'Donors' }).failure();
		expect(error).toHaveProperty('description', expect.stringMatching(/\w{3,}.*\.$/));
	});

	it('also for a site that is none, without asking it', async () => {
		const trigger = new FakeTrigger({ credential: { siteUrl: 'ftp://x' } });
		const error = await trigger.failure();
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error).toMatchObject({
			failure: { cause: 'credential-invalid' },
			message: expect.stringContaining('Site URL'),
			description: 'Check the credential that is chosen in the trigger.',
		});
		expect(trigger.site.asked).toEqual([]);
	});
});

describe('rule 6: the time of a poll', () => {
	it.each([
		{ budgetMs: 36_000, most: 36_000 },
		{ budgetMs: 300_000, most: 45_000 },
		{ budgetMs: undefined, most: 45_000 },
	])('is $most ms of $budgetMs [n8n #35128]', async ({ budgetMs, most }) => {
		const trigger = new FakeTrigger({ budgetMs });
		const start = trigger.clock.now();
		trigger.site.then(...Array.from({ length: 99 }, () => throttled('7')));
		expect(await trigger.failure()).toMatchObject({ failure: { cause: 'rate-limited' } });
		expect(trigger.clock.now() - start).toBeLessThanOrEqual(most);
		expect(trigger.site.asked.length).toBeGreaterThan(most / 7000 - 1);
	});

	it('is enough for two tries of 20 s each, the second cut', async () => {
		const trigger = new FakeTrigger({ budgetMs: 36_000 });
		trigger.site.then(RESET, RESET, members());
		await trigger.failure();
		expect(trigger.site.timeouts).toEqual([20_000, 20_000]);
	});
});

describe('rule 7: a manual poll', () => {
	it.each([
		['joined', { event: 'joined', cons_id: '1001', name: { first: 'Ann' } }],
		['joinedOrLeft', { event: 'joined', cons_id: '1001', name: { first: 'Ann' } }],
		['left', { event: 'left', cons_id: '1001' }],
	])('of %s shows a real member, and leaves the state alone', async (event, shown) => {
		const trigger = new FakeTrigger({ event, mode: 'manual' });
		trigger.data.group = 'as it was';
		const member = { cons_id: '1001', name: { first: 'Ann' } };
		trigger.site.then(json({ getGroupMembersResponse: { total_number: '1', member } }));
		expect(await trigger.poll()).toEqual([
			{ group_id: '1010', detected_at: '2026-11-25T18:00:00.000Z', ...shown },
		]);
		expect(trigger.data).toEqual({ group: 'as it was' });
	});

	it('of a group shows the group', async () => {
		const trigger = new FakeTrigger({ event: 'rebuilt', mode: 'manual' });
		trigger.site.then(build('5'));
		expect(await trigger.poll()).toMatchObject([{ event: 'rebuilt', numMembers: '5' }]);
		expect(trigger.data).toEqual({});
	});

	it('of an empty group says so [n8n #10853]', async () => {
		const trigger = new FakeTrigger({ mode: 'manual' });
		trigger.site.then(members());
		expect(await trigger.failure()).toMatchObject({
			message: 'Group 1010 has no members to show as a sample',
		});
	});
});

describe('rule 8: what is asked for', () => {
	it.each<[Setting, Record<string, string>]>([
		[{}, { group_id: '1010', fields: 'cons_id', max_number: '1000' }],
		[
			{ options: { fieldNames: ['name.first', 'cons_id'], center_id: '7' } },
			{ group_id: '1010', fields: 'cons_id,name.first', max_number: '1000', center_id: '7' },
		],
		[
			{ event: 'left', options: { fieldNames: ['name.first'] } },
			{ group_id: '1010', fields: 'cons_id', max_number: '1000' },
		],
	])('is no more than somebody wants: %j', async (setting, expected) => {
		const trigger = new FakeTrigger(setting);
		await trigger.poll();
		expect(trigger.site.asked).toEqual([
			{ method: 'getGroupMembers', response_format: 'json', ...expected },
		]);
	});

	it('is the group alone for a group of any size', async () => {
		const trigger = new FakeTrigger({ event: 'rebuilt' });
		trigger.site.then(build('2831'), build('2831'), build('2830'));
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toBeNull();
		expect(await trigger.poll()).toMatchObject([{ event: 'resized', numMembersBefore: '2831' }]);
		expect(trigger.site.asked[0]).toEqual({
			method: 'getGroupInfo',
			response_format: 'json',
			group_id: '1010',
		});
	});

	it('says in the log what is worth knowing, once', async () => {
		const trigger = new FakeTrigger();
		const short = json({
			getGroupMembersResponse: { total_number: '3', member: [{ cons_id: '1001' }] },
		});
		trigger.site.then(short, short);
		await trigger.poll();
		await trigger.poll();
		expect(trigger.warnings).toEqual([
			expect.stringMatching(/^Convio Constituent Trigger: The site says that the group has 3/),
		]);
	});
});
