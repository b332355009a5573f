import { describe, expect, it } from 'vitest';
import { call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();
const GROUPS = { servlet: 'SRGroupAPI' };

interface GroupInfo {
	id: string;
	name: string;
	groupMode: string;
	numMembers: string;
}

/** The groups that listGroups answers; undefined when the key is absent. */
async function groups(params: Record<string, string> = {}): Promise<GroupInfo[] | undefined> {
	const reply = await call(running(), 'listGroups', params, GROUPS);
	const root = reply.json?.['listGroupsResponse'] as { groupInfo?: GroupInfo | GroupInfo[] };
	return root.groupInfo === undefined ? undefined : [root.groupInfo].flat();
}

async function code(method: string, params: Record<string, string>): Promise<string | undefined> {
	const group = ['listGroups', 'getGroupInfo'].includes(method);
	return errorOf(await call(running(), method, params, group ? GROUPS : {})).code;
}

describe('listGroups', () => {
	it('lists the groups that are not built in by default', async () => {
		const ids = (await groups())?.map(({ id }) => Number(id)) ?? [];
		expect(ids).toHaveLength(15);
		expect(Math.min(...ids)).toBeGreaterThanOrEqual(1000);
	});

	it('lists by selection mode, in the documented spelling', async () => {
		const modes = { ADMIN_SECURITY: 2, HEIRARCHY: 2, STATES: 2, REPORTWRITER_SHAREES: 1 };
		for (const [selection_mode, count] of Object.entries(modes)) {
			expect(await groups({ selection_mode }), selection_mode).toHaveLength(count);
		}
		expect(await code('listGroups', { selection_mode: 'HIERARCHY' })).toBe('50');
	});

	it('shows the parts that clients read, or all that getGroupInfo shows', async () => {
		const [full] = (await groups({ list_filter_text: 'bird' })) ?? [];
		expect(Object.keys(full ?? {})).toHaveLength(14);
		running().site.settings.listGroupsInfo = 'short';
		const [group] = (await groups({ list_filter_text: 'bird' })) ?? [];
		const members = running().site.groups.get('1013')?.members.size;
		expect(group).toEqual({
			id: '1013',
			name: 'Bird Watchers',
			description: 'Spring and autumn counts',
			groupMode: 'STATIC',
			numMembers: String(members),
		});
		expect(full).toMatchObject(group ?? {});
	});

	it('pages by page or by record, and has no key past the end', async () => {
		const all = (await groups())?.map(({ id }) => id);
		const second = await groups({ list_page_size: '10', list_page_offset: '1' });
		expect(second?.map(({ id }) => id)).toEqual(all?.slice(10));
		const record = await groups({ list_page_size: '2', list_record_offset: '3' });
		expect(record?.map(({ id }) => id)).toEqual(all?.slice(3, 5));
		expect(await groups({ list_page_offset: '1' })).toBeUndefined();
		const both = { list_page_offset: '1', list_record_offset: '3' };
		expect(await code('listGroups', both)).toBe('50');
		expect(await code('listGroups', { list_page_size: 'all' })).toBe('50');
	});

	it('answers 25 groups a page unless asked otherwise, up to a limit', async () => {
		for (let id = 2000; id < 2600; id++) {
			const group = { id: `${id}`, name: `G${id}`, lists: [], members: new Set<string>() };
			running().site.groups.set(`${id}`, { ...group, mode: 'STATIC' });
		}
		expect(await groups()).toHaveLength(25);
		expect(await groups({ list_page_size: '500' })).toHaveLength(500);
		expect(await groups({ list_page_size: '5000' })).toHaveLength(500);
	});

	it('leaves out the groups of other centers', async () => {
		const ids = async (params: Record<string, string>): Promise<string[] | undefined> =>
			(await groups({ selection_mode: 'HEIRARCHY', ...params }))?.map(({ id }) => id);
		expect(await ids({ center_id: '1101' })).toEqual(['1040']);
		const across = { center_id: '1101', allow_cross_center: 'true' };
		expect(await ids(across)).toEqual(['1040', '1041']);
	});

	it('needs the groups permission, and its own servlet', async () => {
		expect(errorOf(await call(running(), 'listGroups')).code).toBe('6');
		running().site.settings.permissions = ['Use Luminate Online APIs'];
		expect(await code('listGroups', {})).toBe('3');
		expect(await code('getGroupInfo', { group_id: '1010' })).toBe('3');
	});

	it('shows one group', async () => {
		const reply = await call(running(), 'getGroupInfo', { group_id: '1010' }, GROUPS);
		expect(reply.json).toMatchObject({
			getGroupInfoResponse: { groupInfo: { id: '1010', name: 'Puppy Lovers' } },
		});
		expect(await code('getGroupInfo', {})).toBe('9');
		expect(await code('getGroupInfo', { group_id: '4711' })).toBe('1');
	});
});

describe('getGroupMembers', () => {
	it('lists members with name, address and e-mail, and their number', async () => {
		const reply = await call(running(), 'getGroupMembers', { group_id: '1010', max_number: '2' });
		const root = reply.json?.['getGroupMembersResponse'] as {
			total_number: string;
			member: Record<string, unknown>[];
		};
		expect(root.total_number).toBe(String(running().site.groups.get('1010')?.members.size));
		expect(root.member).toHaveLength(2);
		expect(Object.keys(root.member[0] ?? {}).sort()).toEqual([
			'cons_id',
			'email',
			'member_id',
			'name',
			'primary_address',
		]);
	});

	it('caps the number, and takes fields', async () => {
		running().site.settings.maxGroupMembers = 3;
		const params = { group_id: '1010', max_number: '500', fields: 'name.first' };
		const reply = await call(running(), 'getGroupMembers', params);
		const root = reply.json?.['getGroupMembersResponse'] as { member: unknown[] };
		expect(root.member).toHaveLength(3);
		expect(root.member[0]).toEqual({
			cons_id: expect.any(String),
			name: { first: expect.any(String) },
		});
	});

	it('shows an empty group', async () => {
		const reply = await call(running(), 'getGroupMembers', { group_id: '1060' });
		expect(reply.json).toEqual({ getGroupMembersResponse: { total_number: '0' } });
	});

	it('wants a group that exists', async () => {
		expect(await code('getGroupMembers', {})).toBe('9');
		expect(await code('getGroupMembers', { group_id: '4711' })).toBe('19');
		expect(await code('getGroupMembers', { group_id: '1010', max_number: 'x' })).toBe('22');
	});
});
