import { describe, expect, it } from 'vitest';
import { addRecord, call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();

async function code(method: string, params: Record<string, string>): Promise<string | undefined> {
	return errorOf(await call(running(), method, params)).code;
}

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
