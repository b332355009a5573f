import { describe, expect, it } from 'vitest';
import { call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();
const GROUPS = { servlet: 'SRGroupAPI' };
const SYNC = { servlet: 'SRDataSyncAPI' };

describe('listCenters', () => {
	const ask = async (params: Record<string, string> = {}, verb = 'POST'): Promise<unknown> =>
		(await call(running(), 'listCenters', params, { verb })).json?.['listCentersResponse'];

	it('lists the centers that the account may see, by page', async () => {
		const all = [
			{ id: '1101', label: 'North Center' },
			{ id: '1102', label: 'South Center' },
			{ id: '1103', label: 'Centre-Ouest' },
		];
		expect(await ask()).toEqual({ center: all });
		expect(await ask({}, 'GET')).toEqual({ center: all });
		expect(await ask({ list_page_size: '1', list_page_offset: '1' })).toEqual({ center: all[1] });
		expect(await ask({ list_record_offset: '2' })).toEqual({ center: all[2] });
		expect(await ask({ list_page_offset: '1' })).toEqual({});
		running().site.settings.hiddenCenters = ['1102'];
		expect(await ask()).toEqual({ center: [all[0], all[2]] });
	});

	it('lists 25 at a time, with other names if the settings say so', async () => {
		for (let id = 2000; id < 2030; id++) {
			running().site.centers.set(`${id}`, { id: `${id}`, name: `Center ${id}` });
		}
		const page = (await ask()) as { center: unknown[] };
		expect(page.center).toHaveLength(25);
		Object.assign(running().site.settings, {
			centerElement: 'consCenter',
			centerNameElement: 'name',
		});
		expect(await ask({ list_page_size: '1' })).toEqual({
			consCenter: { id: '1101', name: 'North Center' },
		});
	});

	it('lists nothing on a site without centers', async () => {
		running().site.settings.multiCenter = false;
		expect(await ask()).toEqual({});
	});
});

describe('createGroup', () => {
	const create = async (params: Record<string, string>) =>
		call(running(), 'createGroup', params, GROUPS);

	it('adds an empty group that members can join', async () => {
		const params = { group_name: 'Walkers', group_type: 'Events', group_security_category_id: '1' };
		const reply = await create(params);
		const { groupInfo } = reply.json?.['getGroupInfoResponse'] as {
			groupInfo: { id: string; groupType: unknown };
		};
		expect(groupInfo).toMatchObject({
			name: 'Walkers',
			groupType: { name: 'Events' },
			securityCategory: { id: '1', label: 'Programs' },
			description: {},
		});
		const again = await create({ group_name: 'Runners', group_type: 'Events' });
		expect(again.json).toMatchObject({
			getGroupInfoResponse: { groupInfo: { groupType: groupInfo.groupType } },
		});
		await call(running(), 'update', { cons_id: '1000001', add_group_ids: groupInfo.id });
		expect([...(running().site.groups.get(groupInfo.id)?.members ?? [])]).toEqual(['1000001']);
		expect(running().calls[0]).toMatchObject({ applied: true, writes: [{ part: 'group' }] });
	});

	it('checks what it is given', async () => {
		const code = async (params: Record<string, string>): Promise<string | undefined> =>
			errorOf(await create(params)).code;
		expect(await code({})).toBe('9');
		expect(await code({ group_name: 'A', group_security_category_id: '99' })).toBe('29');
		running().site.settings.groupCategoryRequired = true;
		expect(await code({ group_name: 'A' })).toBe('9');
		running().reset();
		expect(await code({ group_name: 'Bird Watchers' })).toBeUndefined();
		running().site.settings.duplicateGroupName = 'fail';
		expect(await code({ group_name: 'Bird Watchers' })).toBe('1');
		running().site.settings.permissions = ['Use Luminate Online APIs'];
		expect(await code({ group_name: 'A' })).toBe('3');
		const get = await call(running(), 'createGroup', {}, { ...GROUPS, verb: 'GET' });
		expect(get.status).toBe(405);
	});
});

describe('SRDataSyncAPI', () => {
	const launch = async (): Promise<string> => {
		const reply = await call(running(), 'launchDataSync', { operation_id: '101' }, SYNC);
		const root = reply.json?.['launchDataSyncResponse'] as { taskId: { id: string } };
		return root.taskId.id;
	};
	const status = async (task_id: string): Promise<string | undefined> => {
		const reply = await call(running(), 'getDataSyncStatus', { task_id }, SYNC);
		const root = reply.json?.['getDataSyncStatusResponse'] as
			| { taskStatus: { status: string; detailMessage: string } }
			| undefined;
		return root?.taskStatus.status ?? errorOf(reply).code;
	};

	it('starts a task, whose polls see one status after the other', async () => {
		const id = await launch();
		const seen = [];
		for (let n = 0; n < 4; n++) seen.push(await status(id));
		expect(seen).toEqual(['queued', 'running', 'success', 'success']);
		expect(running().calls[0]).toMatchObject({ servlet: 'SRDataSyncAPI', applied: true });
		expect(running().calls[1]).toMatchObject({ applied: false });
	});

	it('prints a detail with each status, in XML too', async () => {
		running().site.settings.dataSyncStatuses = ['stale'];
		running().site.settings.dataSyncDetails = { stale: 'No word for an hour' };
		const params = { task_id: await launch(), response_format: 'xml' };
		const { text } = await call(running(), 'getDataSyncStatus', params, SYNC);
		expect(text).toContain(
			'<taskStatus><status>stale</status><detailMessage>No word for an hour</detailMessage>',
		);
	});

	it('starts another task with each launch, and each goes its own way', async () => {
		const first = await launch();
		running().site.settings.dataSyncStatuses = ['failure'];
		const second = await launch();
		expect(second).not.toBe(first);
		expect([await status(second), await status(first)]).toEqual(['failure', 'queued']);
	});

	it('refuses what it does not know, and is a servlet of its own', async () => {
		const code = async (params: Record<string, string>, servlet = 'SRDataSyncAPI') =>
			errorOf(await call(running(), 'launchDataSync', params, { servlet })).code;
		expect(await code({})).toBe('9');
		expect(await code({ operation_id: '999' })).toBe('1');
		expect(await code({ operation_id: '101' }, 'SRConsAPI')).toBe('6');
		expect(await status('1')).toBe('1');
		running().site.settings.codes.unknownDataSync = '14';
		expect(await status('1')).toBe('14');
		const get = await call(running(), 'getDataSyncStatus', {}, { ...SYNC, verb: 'GET' });
		expect(errorOf(get)).toEqual({ status: 403, code: '9' });
	});
});

describe('isUserInterested', () => {
	it('says false to an interest that does not exist, or refuses', async () => {
		const params = { cons_id: '1000001', interest_id: '999' };
		const ask = async () => call(running(), 'isUserInterested', params);
		expect((await ask()).json).toEqual({ isConsInterestedResponse: { interested: 'false' } });
		running().site.settings.unknownInterest = 'fail';
		expect(errorOf(await ask()).code).toBe('22');
	});
});

describe('getSingleSignOnToken', () => {
	it('may answer without a token, nil or as the text null', async () => {
		const ask = async (): Promise<unknown> =>
			(await call(running(), 'getSingleSignOnToken', { cons_id: '1000001' })).json;
		running().site.settings.ssoToken = 'nil';
		expect(await ask()).toMatchObject({ getSingleSignOnTokenResponse: { token: null } });
		running().site.settings.ssoToken = 'nullText';
		expect(await ask()).toMatchObject({ getSingleSignOnTokenResponse: { token: 'null' } });
	});

	it('does not take an address if the settings say so', async () => {
		Object.assign(running().site.settings, { tokenByEmail: false, tokenWithoutId: 'fail' });
		const [one] = running().site.constituents.values();
		const primary_email = one?.values.get('email.primary_address') ?? '';
		const first = await call(running(), 'getSingleSignOnToken', { primary_email });
		running().site.settings.tokenWithoutId = 'apiAccount';
		const second = await call(running(), 'getSingleSignOnToken', { primary_email });
		expect(errorOf(first).code).toBe('9');
		expect(second.json).toMatchObject({ getSingleSignOnTokenResponse: { cons_id: '1000000' } });
	});
});
