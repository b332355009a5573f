/** Fields that the account may change but not view, and the edits that the site counts. */
import { describe, expect, it } from 'vitest';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();

async function fieldNames(access: string): Promise<string[]> {
	const reply = await call(running(), 'listUserFields', { access });
	const { field } = reply.json?.['listConsFieldsResponse'] as { field: { name: string }[] };
	return field.map(({ name }) => name);
}

describe('a field hidden from view', () => {
	it('is absent from reading, and can still be written', async () => {
		running().site.settings.hiddenFromView = ['nickname'];
		expect(await fieldNames('view')).not.toContain('nickname');
		expect(await fieldNames('update')).toContain('nickname');
		const { consId } = addRecord(running(), { 'name.first': 'Ada' });
		await call(running(), 'update', { cons_id: consId, nickname: 'Countess' });
		expect(running().site.constituents.get(consId)?.values.get('nickname')).toBe('Countess');
		const fields = 'nickname,name.first';
		const reply = await call(running(), 'getUser', { cons_id: consId, fields });
		expect(reply.json).toEqual({ getConsResponse: { cons_id: consId, name: { first: 'Ada' } } });
		expect((await call(running(), 'getUser', { cons_id: consId })).text).not.toContain('nickname');
	});

	it('is refused with code 18 when it is asked for, alone or at all', async () => {
		running().site.settings.hiddenFromView = ['nickname'];
		const code = async (fields: string): Promise<string | undefined> =>
			errorOf(await call(running(), 'getUser', { cons_id: '1000001', fields })).code;
		const asked = ['nickname', 'cons_id,nickname', 'nickname,name.first', 'name', 'cons_id'];
		const codes = async () => Promise.all(asked.map(code));
		expect(await codes()).toEqual([undefined, undefined, undefined, undefined, undefined]);
		running().site.settings.unviewableAsked = 'failIfNone';
		expect(await codes()).toEqual(['18', '18', undefined, undefined, undefined]);
		running().site.settings.unviewableAsked = 'failIfAny';
		expect(await codes()).toEqual(['18', '18', '18', undefined, undefined]);
	});
});

describe('an update', () => {
	it('logs an interaction and counts as an edit, whether or not it changes a value', async () => {
		const one = addRecord(running(), { nickname: 'Bo' });
		const edited = one.editedAt;
		for (const method of ['update', 'createOrUpdate']) {
			await call(running(), method, { cons_id: one.consId, nickname: 'Bo' });
		}
		expect(one.interactions.map(({ automatic }) => automatic)).toEqual([true, true]);
		expect(one.edits).toBe(2);
		expect(one.editedAt).toBeGreaterThanOrEqual(edited);
		await call(running(), 'getUser', { cons_id: one.consId });
		await call(running(), 'update', { cons_id: one.consId, add_group_ids: '1060' });
		expect([one.edits, one.interactions.length]).toEqual([2, 2]);
	});

	it('that creates a record is no edit', async () => {
		await call(running(), 'createOrUpdate', { primary_email: 'new@example.org' });
		const [one] = running().site.find('email.primary_address', 'new@example.org');
		expect(one).toMatchObject({ edits: 0, interactions: [{ automatic: true }] });
	});
});
