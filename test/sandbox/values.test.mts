import { describe, expect, it } from 'vitest';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();

/** Sends one field and returns what is stored then, or the code of the error. */
async function store(field: string, sent: string, before?: string): Promise<string | undefined> {
	const one = addRecord(running(), before === undefined ? {} : { [field]: before });
	const reply = await call(running(), 'update', { cons_id: one.consId, [field]: sent });
	const { code } = errorOf(reply);
	return code === undefined ? one.values.get(field) : `code ${code}`;
}

describe('values of fields', () => {
	it('ignores an empty value, or clears with it', async () => {
		expect(await store('name.first', '', 'Ann')).toBe('Ann');
		running().site.settings.emptyValue = 'clear';
		expect(await store('name.first', '', 'Ann')).toBeUndefined();
	});

	it('clears with a single space, or stores it', async () => {
		expect(await store('name.first', ' ', 'Ann')).toBeUndefined();
		expect(await store('birth_date', ' ', '1980-05-02')).toBeUndefined();
		running().site.settings.spaceClears = false;
		expect(await store('name.first', ' ', 'Ann')).toBe(' ');
	});

	it('counts characters: code 23 beyond the longest', async () => {
		expect(await store('name.first', 'é'.repeat(50))).toHaveLength(50);
		expect(await store('name.first', 'é'.repeat(51))).toBe('code 23');
		expect(await store('member_id', '0'.repeat(32))).toHaveLength(32);
		expect(await store('member_id', '0'.repeat(33))).toBe('code 23');
	});

	it('takes dates in ISO 8601 only', async () => {
		expect(await store('birth_date', '1970-01-01T00:00:00')).toBe('1970-01-01');
		expect(await store('birth_date', '2024-02-29')).toBe('2024-02-29');
		for (const bad of ['2023-02-29', '02/29/2024', '1980-5-2', 'soon', '1980-05-02-06:00']) {
			expect(await store('birth_date', bad), bad).toBe('code 22');
		}
	});

	it('moves a date with a zone to that of the site, or keeps its day', async () => {
		expect(await store('birth_date', '1980-05-02T00:00:00Z')).toBe('1980-05-01');
		expect(await store('birth_date', '1980-05-02T23:00:00-08:00')).toBe('1980-05-03');
		running().site.settings.zonedDate = 'keepDay';
		expect(await store('birth_date', '1980-05-02T00:00:00Z')).toBe('1980-05-02');
	});

	it('takes the form it prints only if the settings say so', async () => {
		running().site.settings.acceptPrintedDate = true;
		expect(await store('birth_date', '1980-05-02-06:00')).toBe('1980-05-02');
		const one = addRecord(running(), { birth_date: '1980-05-02' });
		const params = { cons_id: one.consId, fields: 'birth_date' };
		const reply = await call(running(), 'getUser', params);
		expect(reply.json).toMatchObject({ getConsResponse: { birth_date: '1980-05-02-05:00' } });
	});

	it('takes true and false in any case', async () => {
		expect(await store('email.accepts_email', 'TRUE')).toBe('true');
		expect(await store('email.accepts_email', 'False')).toBe('false');
		expect(await store('email.accepts_email', 'No', 'true')).toBe('code 22');
		running().site.settings.badBoolean = 'ignore';
		expect(await store('email.accepts_email', 'No', 'true')).toBe('true');
		running().site.settings.badBoolean = 'false';
		expect(await store('email.accepts_email', 'No', 'true')).toBe('false');
	});

	it('takes the choices of an enumeration, and their numbers', async () => {
		expect(await store('email.preferred_format', 'Plain Text')).toBe('Plain Text');
		expect(await store('email.preferred_format', '1')).toBe('HTML');
		expect(await store('email.preferred_format', 'Postcard')).toBe('code 22');
		expect(await store('email.preferred_format', '7')).toBe('code 22');
		running().site.settings.enumerationNumbers = false;
		expect(await store('email.preferred_format', '1')).toBe('code 22');
	});

	it('takes numbers', async () => {
		expect(await store('custom_number1', '-12.50')).toBe('-12.50');
		expect(await store('custom_number1', '1,000')).toBe('code 22');
	});

	it('stores addresses in lower case and checks their form', async () => {
		expect(await store('email.primary_address', 'A+b@Example.ORG')).toBe('a+b@example.org');
		expect(await store('email.primary_address', 'no address')).toBe('code 22');
		running().site.settings.validateEmail = false;
		expect(await store('email.primary_address', 'no address')).toBe('no address');
	});

	it('keeps texts as they are, leading zeros included', async () => {
		expect(await store('primary_address.zip', '00123')).toBe('00123');
		expect(await store('name.last', "  D'Angelo  ")).toBe("  D'Angelo  ");
	});

	it('does not keep a password', async () => {
		expect(await store('user_password', 'hidden')).toBe('********');
	});

	it('ignores unknown and read-only fields, or fails on them', async () => {
		expect(await store('no_such_field', 'x')).toBeUndefined();
		expect(await store('donor_status', 'x')).toBeUndefined();
		running().site.settings.unknownFields = 'fail';
		expect(await store('no_such_field', 'x')).toBe('code 22');
	});

	it('understands names with underscores only if the settings say so', async () => {
		const one = addRecord(running());
		const params = { cons_id: one.consId, name_first: 'Ann' };
		await call(running(), 'update', params);
		expect(one.values.size).toBe(0);
		running().site.settings.underscoreAliases = true;
		await call(running(), 'update', params);
		expect(one.values.get('name.first')).toBe('Ann');
	});

	it('cleans data only if the settings say so and the caller does not suppress it', async () => {
		running().site.settings.cleaning = true;
		expect(await store('primary_address.state', ' tx ')).toBe('TX');
		const one = addRecord(running());
		const params = { cons_id: one.consId, 'primary_address.state': 'tx' };
		await call(running(), 'update', { ...params, suppress_cleaning: 'true' });
		expect(one.values.get('primary_address.state')).toBe('tx');
	});
});
