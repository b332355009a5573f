import { describe, expect, it } from 'vitest';
import type { Constituent } from '../../sandbox/index.mts';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();
const EMAIL = 'new@example.org';

/** Creates a record and returns it as the site holds it. */
async function created(params: Record<string, string> = {}): Promise<Constituent> {
	const reply = await call(running(), 'create', { primary_email: EMAIL, ...params });
	const root = reply.json?.['createConsResponse'] as { cons_id?: string } | undefined;
	const constituent = running().site.constituents.get(root?.cons_id ?? '');
	if (!constituent) throw new Error(reply.text);
	return constituent;
}

async function code(params: Record<string, string>): Promise<string | undefined> {
	return errorOf(await call(running(), 'create', params)).code;
}

describe('create', () => {
	it('stores every field sent, under a new id', async () => {
		const before = running().site.constituents.size;
		const one = await created({
			'name.first': 'Ann',
			'primary_address.zip': '01234',
			'email.accepts_email': 'TRUE',
			birth_date: '1980-05-02',
			member_id: '007',
		});
		expect(Object.fromEntries(one.values)).toMatchObject({
			'name.first': 'Ann',
			'primary_address.zip': '01234',
			'email.accepts_email': 'true',
			'email.primary_address': EMAIL,
			birth_date: '1980-05-02',
			member_id: '007',
		});
		expect(running().site.constituents.size).toBe(before + 1);
	});

	it('gives a new record its initial state', async () => {
		const one = await created({ source: 'Spring appeal', sub_source: 'Mail' });
		expect(Object.fromEntries(one.values)).toMatchObject({
			origin: 'Constituent API',
			'active.status': 'Active',
			'active.detail': 'Unknown',
			donor_status: 'Non-Donor',
			origin_source: 'Spring appeal',
			origin_subsource: 'Mail',
		});
	});

	it('sends a welcome only for no_welcome f or false, on a site that has one', async () => {
		const expected: [string, number][] = [
			['f', 1],
			['FALSE', 1],
			['t', 0],
			['no', 0],
			['', 0],
		];
		for (const [index, [no_welcome, welcomes]] of expected.entries()) {
			const one = await created({ primary_email: `w${index}@example.org`, no_welcome });
			expect(one.welcomes, no_welcome).toBe(welcomes);
			expect(one.values.get('active.detail')).toBe(welcomes ? 'Known' : 'Unknown');
		}
		running().site.settings.welcomeConfigured = false;
		expect((await created({ no_welcome: 'f' })).welcomes).toBe(0);
	});

	it('wants primary_email: code 10', async () => {
		expect(await code({ 'name.first': 'Ann' })).toBe('10');
		expect(await code({ primary_email: ' ' })).toBe('10');
		expect(await code({ 'email.primary_address': EMAIL })).toBe('10');
		running().site.settings.createAcceptsEmailField = true;
		expect(await code({ 'email.primary_address': EMAIL })).toBeUndefined();
	});

	it('answers code 11 when the address is known, in any case', async () => {
		await created();
		expect(await code({ primary_email: 'NEW@example.org' })).toBe('11');
		running().site.settings.uniqueEmail = false;
		expect(await code({ primary_email: EMAIL })).toBeUndefined();
		expect(running().site.find('email.primary_address', EMAIL)).toHaveLength(2);
	});

	it('answers code 11 when the member ID is known, unless the settings allow it', async () => {
		addRecord(running(), { member_id: 'M1' });
		expect(await code({ primary_email: EMAIL, member_id: 'M1' })).toBe('11');
		running().site.settings.createRefusesKnownMemberId = false;
		expect(await code({ primary_email: EMAIL, member_id: 'M1' })).toBeUndefined();
	});

	it('answers code 12 when the user name is known', async () => {
		addRecord(running(), { user_name: 'ann' });
		expect(await code({ primary_email: EMAIL, user_name: 'ann' })).toBe('12');
	});

	it('changes nothing when it fails', async () => {
		const { revision, constituents } = running().site;
		const before = constituents.size;
		await code({ primary_email: EMAIL, birth_date: 'soon' });
		await code({ primary_email: EMAIL, add_group_ids: '1060' });
		expect(running().site.revision).toBe(revision);
		expect(constituents.size).toBe(before);
		expect((await created()).consId).toBe('1001001');
	});

	it('logs an interaction by itself', async () => {
		const one = await created();
		const plain = { subject: 'Constituent API', body: '', categoryId: '0', count: 1 };
		expect(one.interactions).toMatchObject([{ ...plain, automatic: true }]);
	});

	it('logs the interaction it is given', async () => {
		const one = await created({
			interaction_subject: 'Signed up',
			interaction_body: 'At the fair',
			interaction_cat_id: '1',
			interaction_count: '3',
		});
		const given = { subject: 'Signed up', body: 'At the fair', categoryId: '1', count: 3 };
		expect(one.interactions).toMatchObject([given]);
	});

	it('checks the interaction: codes 23, 30, 29, 22', async () => {
		const bad: [string, string, string][] = [
			['interaction_subject', 'x'.repeat(81), '23'],
			['interaction_body', 'x'.repeat(1501), '30'],
			['interaction_cat_id', '77', '29'],
			['interaction_count', '-1', '22'],
		];
		for (const [name, value, expected] of bad) {
			expect(await code({ primary_email: EMAIL, [name]: value }), name).toBe(expected);
		}
		const longest = { interaction_subject: 'x'.repeat(80), interaction_body: 'x'.repeat(1500) };
		expect((await created(longest)).interactions).toHaveLength(1);
	});

	it('hands out a token on request', async () => {
		const params = { primary_email: EMAIL, get_single_sign_on_token: 'true' };
		const reply = await call(running(), 'create', params);
		expect(reply.json).toMatchObject({ createConsResponse: { token: expect.any(String) } });
		const without = await call(running(), 'create', { primary_email: 'other@example.org' });
		expect(without.json?.['createConsResponse']).not.toHaveProperty('token');
	});

	it('does not take remove_ lists, cons_id or read-only fields', async () => {
		const one = await created({
			remove_group_ids: '1060',
			cons_id: '55',
			donor_status: 'Donor',
			teamraiser_registration: 'true',
			no_such_field: 'x',
		});
		expect(one.consId).not.toBe('55');
		expect(one.values.get('donor_status')).toBe('Non-Donor');
	});

	it('joins the center of center_id only if the settings say so', async () => {
		expect((await created({ center_id: '1101' })).centers.size).toBe(0);
		running().site.settings.centerIdJoins = true;
		const params = { primary_email: 'two@example.org', center_id: '1101' };
		expect([...(await created(params)).centers]).toEqual(['1101']);
	});
});
