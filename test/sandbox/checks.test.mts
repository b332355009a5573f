import { describe, expect, it } from 'vitest';
import { call, errorOf, useSandbox } from './client.mts';

const running = useSandbox();
const READ = { cons_id: '1000001' };

describe('checks before a method', () => {
	it('refuses a wrong or missing API key with code 2', async () => {
		for (const api_key of ['wrong', undefined]) {
			const reply = await call(running(), 'getUser', { ...READ, api_key });
			expect(errorOf(reply)).toEqual({ status: 403, code: '2' });
		}
	});

	it('never accepts a key with one of the characters to avoid', async () => {
		for (const character of '&:\\"\'?=') {
			running().site.settings.apiKey = `key${character}x`;
			const reply = await call(running(), 'getUser', READ);
			expect(errorOf(reply).code, character).toBe('2');
		}
	});

	it('refuses an address outside the ranges with code 4, naming it', async () => {
		Object.assign(running().site.settings, {
			callerIp: '203.0.113.9',
			allowedIps: ['198.51.100.0/24', '203.0.113.8/32'],
		});
		const reply = await call(running(), 'getUser', READ);
		expect(errorOf(reply)).toEqual({ status: 403, code: '4' });
		expect(reply.text).toContain('203.0.113.9');
	});

	it('accepts an address inside a range', async () => {
		Object.assign(running().site.settings, {
			callerIp: '198.51.100.77',
			allowedIps: ['198.51.100.0/24'],
		});
		expect((await call(running(), 'getUser', READ)).status).toBe(200);
	});

	it('refuses a wrong or missing login with code 3', async () => {
		for (const params of [
			{ login_name: 'x' },
			{ login_password: 'x' },
			{ login_name: undefined, login_password: undefined },
		]) {
			const reply = await call(running(), 'getUser', { ...READ, ...params });
			expect(errorOf(reply)).toEqual({ status: 403, code: '3' });
		}
	});

	it('refuses an account without the permission with code 3', async () => {
		running().site.settings.permissions = [];
		expect(errorOf(await call(running(), 'getUser', READ)).code).toBe('3');
	});

	it('refuses a denied method with code 3 and lets the others pass', async () => {
		running().site.settings.deniedMethods = ['getUser'];
		expect(errorOf(await call(running(), 'getUser', READ)).code).toBe('3');
		expect((await call(running(), 'getUserGroups', READ)).status).toBe(200);
	});

	it('answers code 6 to a missing, unknown or wrongly cased method', async () => {
		for (const method of [undefined, 'nonsense', 'getuser', '__proto__', 'constructor']) {
			const reply = await call(running(), '', { ...READ, method });
			expect(errorOf(reply)).toEqual({ status: 403, code: '6' });
		}
	});

	it('answers 405 with code 405 to GET on a POST-only method', async () => {
		for (const method of ['create', 'update', 'getUser', 'getUserGroups']) {
			const reply = await call(running(), method, READ, { verb: 'GET' });
			expect(errorOf(reply)).toEqual({ status: 405, code: '405' });
		}
		const reply = await call(running(), 'listUserFields', {}, { verb: 'GET' });
		expect(reply.status).toBe(200);
		const put = await call(running(), 'getUser', READ, { verb: 'PUT' });
		expect(errorOf(put)).toEqual({ status: 405, code: '405' });
	});

	it('wants v to be 1.0', async () => {
		const missing = await call(running(), 'getUser', { ...READ, v: undefined });
		expect(errorOf(missing).code).toBe('9');
		for (const v of ['1', '1.1', '2.0']) {
			const reply = await call(running(), 'getUser', { ...READ, v });
			expect(errorOf(reply).code, v).toBe('1');
		}
	});

	it('checks in the documented order: address before login', async () => {
		running().site.settings.callerIp = '203.0.113.9';
		const wrong = { ...READ, login_name: 'x' };
		expect(errorOf(await call(running(), 'getUser', wrong)).code).toBe('4');
		running().site.settings.callerIp = null;
		expect(errorOf(await call(running(), 'getUser', wrong)).code).toBe('3');
	});

	it('has one text for a wrong login and for a missing permission', async () => {
		const login = await call(running(), 'getUser', { ...READ, login_password: 'x' });
		running().site.settings.permissions = [];
		const permission = await call(running(), 'getUser', READ);
		expect(permission.json).toEqual(login.json);
	});

	it('takes either of two API keys, and no empty one', async () => {
		const { apiKey, secondaryApiKey } = running().site.settings;
		for (const api_key of [apiKey, secondaryApiKey]) {
			expect((await call(running(), 'getUser', { ...READ, api_key })).status).toBe(200);
		}
		running().site.settings.secondaryApiKey = '';
		for (const api_key of [secondaryApiKey, '']) {
			expect(errorOf(await call(running(), 'getUser', { ...READ, api_key })).code).toBe('2');
		}
	});

	it('keeps the second key out of the log as well', async () => {
		const { secondaryApiKey } = running().site.settings;
		await call(running(), 'getUser', { ...READ, api_key: secondaryApiKey });
		expect(running().calls[0]?.secretsIn.body).toContain('api_key');
		expect(JSON.stringify(running().calls)).not.toContain(secondaryApiKey);
	});

	it('takes another order from the settings', async () => {
		const params = { ...READ, api_key: 'x', method: 'nonsense' };
		expect(errorOf(await call(running(), '', params)).code).toBe('2');
		running().site.settings.checkOrder = ['verb', 'method', 'apiKey', 'ip', 'login'];
		expect(errorOf(await call(running(), '', params)).code).toBe('6');
	});

	it('fails a call with a client token, unless the settings say otherwise', async () => {
		const params = { ...READ, sso_auth_token: 'abc' };
		expect(errorOf(await call(running(), 'getUser', params)).code).toBe('7');
		running().site.settings.clientTokens = 'ignore';
		expect((await call(running(), 'getUser', params)).status).toBe(200);
	});

	it('answers code 35 to control characters, and takes tabs and line ends', async () => {
		const bad = await call(running(), 'update', { ...READ, 'name.first': 'a\u0007b' });
		expect(errorOf(bad)).toEqual({ status: 403, code: '35' });
		const good = await call(running(), 'update', { ...READ, 'name.first': 'a\tb\r\nc' });
		expect(good.status).toBe(200);
	});
});
