import { describe, expect, it } from 'vitest';
import type { Constituent } from '../../sandbox/index.mts';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();

/** Updates a fresh record and returns it with the code of the error, if any. */
async function updated(
	params: Record<string, string>,
	values: Record<string, string> = {},
): Promise<{ one: Constituent; code: string | undefined }> {
	const one = addRecord(running(), values);
	const reply = await call(running(), 'update', { cons_id: one.consId, ...params });
	return { one, code: errorOf(reply).code };
}

describe('update', () => {
	it('changes what is sent and leaves the rest', async () => {
		const { one } = await updated({ 'name.first': 'Ann' }, { 'name.last': 'Lee' });
		expect(Object.fromEntries(one.values)).toEqual({ 'name.first': 'Ann', 'name.last': 'Lee' });
		expect(one.interactions).toHaveLength(1);
	});

	it('moves the indexes along with address and member ID', async () => {
		const { one } = await updated(
			{ primary_email: 'b@example.org', member_id: 'M2' },
			{ 'email.primary_address': 'a@example.org', member_id: 'M1' },
		);
		const { site } = running();
		expect(site.find('email.primary_address', 'B@example.org')).toEqual([one]);
		expect(site.find('email.primary_address', 'a@example.org')).toEqual([]);
		expect(site.find('member_id', 'M2')).toEqual([one]);
		expect(site.find('member_id', 'M1')).toEqual([]);
	});

	it('changes the address of a record found by it through email.primary_address', async () => {
		const one = addRecord(running(), { 'email.primary_address': 'a@example.org' });
		const params = { primary_email: 'a@example.org', 'email.primary_address': 'c@example.org' };
		await call(running(), 'update', params);
		expect(one.values.get('email.primary_address')).toBe('c@example.org');
	});

	it('answers code 13 to the address of another record on a unique-email site', async () => {
		addRecord(running(), { 'email.primary_address': 'taken@example.org' });
		const params = { primary_email: 'taken@example.org' };
		expect((await updated(params)).code).toBe('13');
		running().site.settings.uniqueEmail = false;
		expect((await updated(params)).code).toBeUndefined();
	});

	it('takes its own address again', async () => {
		const values = { 'email.primary_address': 'own@example.org' };
		const { code } = await updated({ primary_email: 'OWN@example.org' }, values);
		expect(code).toBeUndefined();
	});

	it('answers code 12 to the user name of another record', async () => {
		addRecord(running(), { user_name: 'ann' });
		expect((await updated({ user_name: 'ann' })).code).toBe('12');
	});

	it('leaves the origin alone unless the settings say otherwise', async () => {
		const values = { origin_source: 'Mail' };
		const { one } = await updated({ source: 'Web', sub_source: 'Form' }, values);
		expect(one.values.get('origin_source')).toBe('Mail');
		running().site.settings.sourceOnUpdate = 'overwrite';
		const { one: two } = await updated({ source: 'Web', sub_source: 'Form' }, values);
		expect(two.values.get('origin_source')).toBe('Web');
		expect(two.values.get('origin_subsource')).toBe('Form');
	});

	it('sends no welcome', async () => {
		expect((await updated({ no_welcome: 'f' })).one.welcomes).toBe(0);
	});
});

describe('memberships', () => {
	it('adds and removes groups, interests, centers and opt-ins', async () => {
		const { one } = await updated({
			add_group_ids: '1010, 1013',
			add_interest_ids: '1001',
			add_center_ids: '1101,1102',
			add_center_opt_in_ids: '1101',
		});
		expect([...one.groups]).toEqual(['1010', '1013']);
		expect([...one.interests]).toEqual(['1001']);
		expect([...one.centers]).toEqual(['1101', '1102']);
		expect([...one.centerOptIns]).toEqual(['1101']);
		expect(running().site.groups.get('1010')?.members.has(one.consId)).toBe(true);
		await call(running(), 'update', {
			cons_id: one.consId,
			remove_group_ids: '1010',
			remove_interest_ids: '1001',
			remove_center_ids: '1102',
			remove_center_opt_in_ids: '1101',
		});
		expect([...one.groups]).toEqual(['1013']);
		expect(one.interests.size + one.centerOptIns.size).toBe(0);
		expect([...one.centers]).toEqual(['1101']);
		expect(running().site.groups.get('1010')?.members.has(one.consId)).toBe(false);
	});

	it('takes a record into the center of an interest', async () => {
		const { one } = await updated({ add_interest_ids: '1006' });
		expect([...one.centers]).toEqual(['1101']);
	});

	it('refuses predefined, security and rebuildable query groups, also to leave', async () => {
		for (const id of ['144', '999', '1060', '1030']) {
			for (const name of ['add_group_ids', 'remove_group_ids']) {
				const { one, code } = await updated({ [name]: `1010,${id}`, 'name.first': 'Ann' });
				expect(code, `${name} ${id}`).toBe('1');
				expect(one.groups.size + one.values.size + one.interactions.length).toBe(0);
			}
		}
	});

	it('applies the rest and fails, or skips, as the settings say', async () => {
		const params = { add_group_ids: '1010,1060', 'name.first': 'Ann' };
		running().site.settings.forbiddenGroup = 'failAfterUpdate';
		const after = await updated(params);
		expect(after.code).toBe('1');
		expect([...after.one.groups]).toEqual(['1010']);
		expect(after.one.values.get('name.first')).toBe('Ann');
		running().site.settings.forbiddenGroup = 'skip';
		const skipped = await updated(params);
		expect(skipped.code).toBeUndefined();
		expect([...skipped.one.groups]).toEqual(['1010']);
	});

	it('fails on unknown ids, or skips them', async () => {
		const lists = ['add_group_ids', 'add_interest_ids', 'add_center_ids'];
		for (const name of lists) expect((await updated({ [name]: '4711' })).code).toBe('1');
		running().site.settings.unknownId = 'skip';
		for (const name of lists) expect((await updated({ [name]: '4711' })).code).toBeUndefined();
	});

	it('wants lists of digits', async () => {
		for (const list of ['[1010]', '1010;1013', 'Puppy Lovers', '1010,']) {
			expect((await updated({ add_group_ids: list })).code, list).toBe('22');
		}
	});
});
