import { describe, expect, it } from 'vitest';
import { addRecord, call, errorOf, useSandbox, type Reply } from './client.mts';

const running = useSandbox();
const ANN = { 'email.primary_address': 'ann@example.org', member_id: '0077' };

/** cons_id of the response, or the code of the error. */
function result(reply: Reply): string | undefined {
	const root = Object.values(reply.json ?? {})[0] as { cons_id?: string; code?: string };
	return root.cons_id ?? `code ${root.code}`;
}

describe('locating a record to update', () => {
	const find = async (params: Record<string, string>): Promise<string | undefined> =>
		result(await call(running(), 'update', params));

	it('uses cons_id alone when it is given', async () => {
		const ann = addRecord(running(), ANN);
		expect(await find({ cons_id: ann.consId })).toBe(ann.consId);
		expect(await find({ cons_id: '999', member_id: '0077' })).toBe('code 16');
		expect(await find({ cons_id: 'abc' })).toBe('code 16');
	});

	it('uses member_id before the address, digit by digit', async () => {
		const ann = addRecord(running(), ANN);
		expect(await find({ member_id: '0077' })).toBe(ann.consId);
		expect(await find({ member_id: '77' })).toBe('code 16');
	});

	it('changes the address of a record found by member_id', async () => {
		const ann = addRecord(running(), ANN);
		await find({ member_id: '0077', primary_email: 'New@Example.org' });
		expect(ann.values.get('email.primary_address')).toBe('new@example.org');
	});

	it('answers code 15 to several records with the member ID', async () => {
		addRecord(running(), { member_id: '0077' });
		addRecord(running(), { member_id: '0077' });
		const params = { member_id: '0077', primary_email: 'ann@example.org' };
		expect(await find(params)).toBe('code 15');
	});

	it('falls back to the address, and gives the record the member ID it lacks', async () => {
		const ben = addRecord(running(), { 'email.primary_address': 'ben@example.org' });
		const params = { member_id: 'M1', primary_email: 'BEN@example.org' };
		expect(await find(params)).toBe(ben.consId);
		expect(ben.values.get('member_id')).toBe('M1');
		const ann = addRecord(running(), ANN);
		const other = { member_id: 'M2', primary_email: 'ann@example.org' };
		expect(await find(other)).toBe(ann.consId);
		expect(ann.values.get('member_id')).toBe('0077');
	});

	it('wants exactly one match for the address', async () => {
		addRecord(running(), ANN);
		expect(await find({ primary_email: 'nobody@example.org' })).toBe('code 16');
		addRecord(running(), ANN);
		expect(await find({ primary_email: 'ann@example.org' })).toBe('code 15');
	});

	it('wants one of the three', async () => {
		expect(await find({})).toBe('code 9');
		expect(await find({ cons_id: '', member_id: ' ' })).toBe('code 9');
	});
});

describe('locating a record to read', () => {
	const find = async (params: Record<string, string>): Promise<string | undefined> =>
		result(await call(running(), 'getUser', params));

	it('takes cons_id, then member_id, then the address', async () => {
		const ann = addRecord(running(), ANN);
		const ben = addRecord(running(), { 'email.primary_address': 'ben@example.org' });
		const cons_id = ben.consId;
		expect(await find({ cons_id, member_id: '0077' })).toBe(ben.consId);
		const both = { member_id: '0077', primary_email: 'ben@example.org' };
		expect(await find(both)).toBe(ann.consId);
		expect(await find({ primary_email: 'Ben@Example.ORG' })).toBe(ben.consId);
	});

	it('does not fall back to the address, but on the older pages does', async () => {
		const ben = addRecord(running(), { 'email.primary_address': 'ben@example.org' });
		const params = { member_id: 'none', primary_email: 'ben@example.org' };
		expect(await find(params)).toBe('code 16');
		running().site.settings.readLocate = 'older';
		expect(await find(params)).toBe(ben.consId);
	});

	it('answers code 8 to several matches', async () => {
		addRecord(running(), ANN);
		addRecord(running(), ANN);
		expect(await find({ member_id: '0077' })).toBe('code 8');
		expect(await find({ primary_email: 'ann@example.org' })).toBe('code 8');
		const groups = await call(running(), 'getUserGroups', { member_id: '0077' });
		expect(errorOf(groups)).toEqual({ status: 403, code: '8' });
	});

	it('takes other codes from the settings', async () => {
		Object.assign(running().site.settings.codes, { noLocator: '10', severalOnRead: '15' });
		addRecord(running(), ANN);
		addRecord(running(), ANN);
		expect(await find({})).toBe('code 10');
		expect(await find({ member_id: '0077' })).toBe('code 15');
	});
});
