/** What a trigger of a group needs: members that come and go, rebuilds, and large groups. */
import { describe, expect, it } from 'vitest';
import { call, useSandbox } from './client.mts';

const running = useSandbox({ settings: { population: 30 } });
const GROUP = '5000';

interface Members {
	total: string;
	ids: string[];
}

async function members(params: Record<string, string> = {}): Promise<Members> {
	const fields = 'cons_id';
	const reply = await call(running(), 'getGroupMembers', { group_id: GROUP, fields, ...params });
	const root = reply.json?.['getGroupMembersResponse'] as {
		total_number: string;
		member?: { cons_id: string } | { cons_id: string }[];
	};
	const ids = [root.member ?? []].flat().map(({ cons_id }) => cons_id);
	return { total: root.total_number, ids };
}

async function info(): Promise<Record<string, unknown>> {
	const params = { group_id: GROUP };
	const reply = await call(running(), 'getGroupInfo', params, { servlet: 'SRGroupAPI' });
	const root = reply.json?.['getGroupInfoResponse'] as { groupInfo: Record<string, unknown> };
	return root.groupInfo;
}

describe('a group of more than 1,000', () => {
	it('is made at once, and lists 1,000 with a larger total', async () => {
		running().addGroup({ id: GROUP, name: 'Large', members: 1500 });
		const { total, ids } = await members();
		expect(total).toBe('1500');
		expect(new Set(ids).size).toBe(1000);
		expect((await members({ max_number: '5000' })).ids).toHaveLength(1000);
		running().site.settings.totalNumber = 'grouped';
		expect((await members({ max_number: '1' })).total).toBe('1,500');
	});

	it('takes the records of the site first', () => {
		running().addGroup({ id: GROUP, members: 30 });
		expect(running().site.constituents.size).toBe(30);
		expect(running().site.constituents.get('1000001')?.groups.has(GROUP)).toBe(true);
	});
});

describe('members', () => {
	it('come and go from outside', async () => {
		running().addGroup({ id: GROUP, members: ['1000001', '1000002'] });
		running().changeMembers(GROUP, { add: ['1000003'], remove: ['1000001'] });
		expect(await members()).toEqual({ total: '2', ids: ['1000002', '1000003'] });
		expect(() => running().changeMembers('1', { add: ['1'] })).toThrow('no record 1');
		expect(() => running().changeMembers('4711', {})).toThrow('no group 4711');
	});

	it('disappear and come back in a rebuild, wholly or in part', async () => {
		running().addGroup({ id: GROUP, members: 4 });
		const before = await members();
		running().startRebuild(GROUP, 1);
		expect(await members()).toEqual({ total: '1', ids: before.ids.slice(0, 1) });
		running().startRebuild(GROUP);
		expect(await members()).toEqual({ total: '0', ids: [] });
		running().finishRebuild(GROUP);
		expect((await members()).ids.sort()).toEqual(before.ids.sort());
		running().startRebuild(GROUP);
		running().finishRebuild(GROUP, ['1000009']);
		expect((await members()).ids).toEqual(['1000009']);
	});

	it('are counted at once, or as of the last rebuild', async () => {
		running().addGroup({ id: GROUP, members: 4 });
		running().finishRebuild(GROUP);
		const built = (await info())['lastBuildTimestamp'];
		running().changeMembers(GROUP, { remove: ['1000001'] });
		expect(await info()).toMatchObject({ numMembers: '3', lastBuildTimestamp: built });
		running().site.settings.groupCounts = 'cached';
		expect(await info()).toMatchObject({ numMembers: '4' });
		running().finishRebuild(GROUP);
		expect(await info()).toMatchObject({ numMembers: '3', numActiveMembers: '3' });
	});

	it('that are not active are counted as such, and may be left out of the list', async () => {
		running().addGroup({ id: GROUP, members: 3 });
		const one = running().site.constituents.get('1000002');
		if (one) running().site.setValue(one, 'active.status', 'Inactive');
		expect(await info()).toMatchObject({ numMembers: '3', numActiveMembers: '2' });
		expect((await members()).ids).toHaveLength(3);
		running().site.settings.inactiveMembers = 'countedOnly';
		expect(await members()).toEqual({ total: '3', ids: ['1000001', '1000003'] });
	});

	it('come in the order of joining, by ID, or in another one each time', async () => {
		const joined = ['1000005', '1000003', '1000004', '1000001', '1000002', '1000006'];
		running().addGroup({ id: GROUP, members: joined });
		expect((await members()).ids).toEqual(joined);
		running().site.settings.memberOrder = 'id';
		expect((await members()).ids).toEqual([...joined].sort());
		running().site.settings.memberOrder = 'changing';
		const orders = new Set<string>();
		for (let n = 0; n < 6; n++) orders.add((await members()).ids.join());
		expect(orders.size).toBeGreaterThan(1);
		for (const order of orders) expect(order.split(',').sort()).toEqual([...joined].sort());
	});

	it('show the parts that the page names, which may be asked for under its names', async () => {
		running().addGroup({ id: GROUP, members: ['1000001'] });
		const ask = async (params: Record<string, string>): Promise<unknown> => {
			const reply = await call(running(), 'getGroupMembers', { group_id: GROUP, ...params });
			return reply.json?.['getGroupMembersResponse'];
		};
		const { member } = (await ask({})) as { member: Record<string, object> };
		const address = ['city', 'state', 'street1', 'street2', 'street3', 'zip'];
		expect(Object.keys(member['name'] ?? {}).sort()).toEqual(['first', 'last']);
		expect(Object.keys(member['primary_address'] ?? {}).sort()).toEqual(address);
		expect(Object.keys(member['email'] ?? {})).toEqual(['primary_address']);
		expect(await ask({ fields: 'cons_id, first_name' })).toEqual({
			total_number: '1',
			member: { cons_id: '1000001', name: { first: expect.any(String) as string } },
		});
	});
});
