import { describe, expect, it } from 'vitest';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

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

	it('shows mode, members and, if there is one, a description', async () => {
		const [group] = (await groups({ list_filter_text: 'bird' })) ?? [];
		const members = running().site.groups.get('1013')?.members.size;
		expect(group).toEqual({
			id: '1013',
			name: 'Bird Watchers',
			description: 'Spring and autumn counts',
			groupMode: 'STATIC',
			numMembers: String(members),
		});
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
		expect(Object.keys(root.member[0] ?? {}).sort()).toEqual(
			['cons_id', 'email', 'name', 'primary_address'].sort(),
		);
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

describe('interests', () => {
	it('are listed, hidden ones on request', async () => {
		const count = async (params: Record<string, string>): Promise<number> => {
			const reply = await call(running(), 'listInterests', params, { verb: 'GET' });
			return (reply.json?.['listInterestsResponse'] as { interest: unknown[] }).interest.length;
		};
		expect(await count({})).toBe(7);
		expect(await count({ include_hidden: 'true' })).toBe(8);
	});

	it('are shown for one record', async () => {
		const one = addRecord(running());
		running().site.setListed(one, 'interests', '1001', true);
		const reply = await call(running(), 'getUserInterests', { cons_id: one.consId });
		expect(reply.json).toEqual({
			getConsInterestsResponse: {
				interest: {
					for_email: 'true',
					for_web: 'false',
					label: 'Science',
					path: 'Science',
					id: '1001',
				},
			},
		});
		const ask = async (interest_id: string): Promise<unknown> => {
			const params = { cons_id: one.consId, interest_id };
			return (await call(running(), 'isUserInterested', params)).json;
		};
		expect(await ask('1001')).toEqual({ isConsInterestedResponse: { interested: 'true' } });
		expect(await ask('1002')).toEqual({ isConsInterestedResponse: { interested: 'false' } });
		expect(await code('isUserInterested', { cons_id: one.consId })).toBe('9');
	});
});

describe('getUserCenters', () => {
	it('lists centers, and nothing for no match, several, or a site without centers', async () => {
		const one = addRecord(running(), { member_id: 'M1' });
		running().site.setListed(one, 'centers', '1101', true);
		const ask = async (params: Record<string, string>): Promise<unknown> =>
			(await call(running(), 'getUserCenters', params)).json;
		const empty = { getConsCentersResponse: {} };
		expect(await ask({ cons_id: one.consId })).toEqual({
			getConsCentersResponse: { center: { id: '1101', label: 'North Center' } },
		});
		expect(await ask({ cons_id: '1' })).toEqual(empty);
		addRecord(running(), { member_id: 'M1' });
		expect(await ask({ member_id: 'M1' })).toEqual(empty);
		expect(await code('getUserCenters', {})).toBe('9');
		running().site.settings.multiCenter = false;
		expect(await ask({ cons_id: one.consId })).toEqual(empty);
	});
});

describe('listUserFieldChoices', () => {
	it('lists the choices of a field', async () => {
		const ask = async (field: string): Promise<unknown> =>
			(await call(running(), 'listUserFieldChoices', { field })).json;
		expect(await ask('name.title')).toEqual({
			listConsFieldChoicesResponse: { choice: ['Mr.', 'Ms.', 'Mrs.', 'Dr.'] },
		});
		expect(await ask('primary_address.country')).toEqual({
			listConsFieldChoicesResponse: { choice: 'United States' },
		});
		expect(await ask('name.first')).toEqual({ listConsFieldChoicesResponse: {} });
		expect(await code('listUserFieldChoices', {})).toBe('9');
		expect(await code('listUserFieldChoices', { field: 'nothing' })).toBe('22');
	});
});

describe('isEmailValid', () => {
	it('answers true or false', async () => {
		const ask = async (email: string): Promise<unknown> =>
			(await call(running(), 'isEmailValid', { email })).json;
		expect(await ask('a+b@example.org')).toEqual({ isEmailValidResponse: { valid: 'true' } });
		expect(await ask('nonsense')).toEqual({ isEmailValidResponse: { valid: 'false' } });
		expect(await code('isEmailValid', {})).toBe('9');
	});
});

describe('getSingleSignOnToken', () => {
	it('gives a token for a record, or for the API account', async () => {
		const ask = async (params: Record<string, string>): Promise<unknown> => {
			const reply = await call(running(), 'getSingleSignOnToken', params);
			return reply.json?.['getSingleSignOnTokenResponse'];
		};
		const token = expect.any(String) as string;
		expect(await ask({ cons_id: '1000001' })).toMatchObject({ cons_id: '1000001', token });
		expect(await ask({})).toMatchObject({ cons_id: '1000000', token });
		running().site.settings.tokenExtras = false;
		expect(await ask({})).toEqual({ cons_id: '1000000', token });
		running().site.settings.tokenWithoutId = 'fail';
		expect(await code('getSingleSignOnToken', {})).toBe('9');
	});

	it('treats the token as a secret in the log', async () => {
		const reply = await call(running(), 'getSingleSignOnToken', {});
		const root = reply.json?.['getSingleSignOnTokenResponse'] as { token: string };
		await call(running(), 'getUser', { cons_id: '1', source: root.token });
		expect(running().calls[1]?.secretsIn.body).toContain('source');
		expect(JSON.stringify(running().calls)).not.toContain(root.token);
	});
});
