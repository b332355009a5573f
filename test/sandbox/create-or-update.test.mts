import { describe, expect, it } from 'vitest';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();
const ANN = { 'email.primary_address': 'ann@example.org', member_id: 'M1' };

/** What the call did: the id and message, or the code of the error. */
async function send(params: Record<string, string>): Promise<string> {
	const reply = await call(running(), 'createOrUpdate', params);
	const { code } = errorOf(reply);
	const root = reply.json?.['createOrUpdateConsResponse'] as
		| { cons_id: string; message: string }
		| undefined;
	return root ? `${root.cons_id} ${root.message}` : `code ${code}`;
}

describe('createOrUpdate', () => {
	it('updates the record with the cons_id, and creates none for an unknown one', async () => {
		const ann = addRecord(running(), ANN);
		expect(await send({ cons_id: ann.consId })).toBe(`${ann.consId} User updated.`);
		const size = running().site.constituents.size;
		expect(await send({ cons_id: '5', primary_email: 'new@example.org' })).toBe('code 16');
		expect(running().site.constituents.size).toBe(size);
	});

	it('updates the record with the member ID; several are an error', async () => {
		const ann = addRecord(running(), ANN);
		const params = { member_id: 'M1', 'name.first': 'Ann' };
		expect(await send(params)).toBe(`${ann.consId} User updated.`);
		expect(ann.values.get('name.first')).toBe('Ann');
		addRecord(running(), { member_id: 'M1' });
		expect(await send(params)).toBe('code 15');
	});

	it('creates a record for an unknown member ID or address', async () => {
		const next = String(running().site.nextConsId);
		const params = { member_id: 'M9', primary_email: 'nine@example.org' };
		expect(await send(params)).toBe(`${next} New user added.`);
		expect(await send(params)).toBe(`${next} User updated.`);
		expect(await send({ primary_email: 'ten@example.org' })).toContain('New user added.');
		expect(await send({ member_id: 'M11' })).toBe('code 10');
	});

	it('tries the address for an unknown member ID, unless the settings say no', async () => {
		const ben = addRecord(running(), { 'email.primary_address': 'ben@example.org' });
		const params = { member_id: 'M2', primary_email: 'ben@example.org' };
		expect(await send(params)).toBe(`${ben.consId} User updated.`);
		expect(ben.values.get('member_id')).toBe('M2');
		running().site.settings.createOrUpdateFallsBackToEmail = false;
		expect(await send({ ...params, member_id: 'M3' })).toBe('code 11');
		running().site.settings.uniqueEmail = false;
		expect(await send({ ...params, member_id: 'M3' })).toContain('New user added.');
	});

	it('creates a duplicate when a shared address matches several', async () => {
		running().reset({ uniqueEmail: false });
		addRecord(running(), { 'email.primary_address': 'ann@example.org' });
		expect(await send({ primary_email: 'ann@example.org' })).toContain('User updated.');
		addRecord(running(), { 'email.primary_address': 'ann@example.org' });
		expect(await send({ primary_email: 'ann@example.org' })).toContain('New user added.');
		expect(running().site.find('email.primary_address', 'ann@example.org')).toHaveLength(3);
	});

	it('answers an error to several matches on a unique-email site', async () => {
		addRecord(running(), ANN);
		addRecord(running(), ANN);
		expect(await send({ primary_email: 'ann@example.org' })).toBe('code 15');
	});

	it('wants one of the three', async () => {
		expect(await send({ 'name.first': 'Ann' })).toBe('code 9');
	});

	it('takes all lists on an update, and no_welcome on a creation', async () => {
		const params = { primary_email: 'ann@example.org', add_group_ids: '1010' };
		await send({ ...params, no_welcome: 'false' });
		const [ann] = running().site.find('email.primary_address', 'ann@example.org');
		expect(ann?.welcomes).toBe(1);
		await send({ primary_email: 'ann@example.org', remove_group_ids: '1010' });
		expect(ann?.groups.size).toBe(0);
		expect(ann?.interactions).toHaveLength(2);
	});
});
