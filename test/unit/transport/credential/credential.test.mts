import { describe, expect, it } from 'vitest';

import {
	accountOf,
	convioCredential,
	secretsOf,
} from '../../../../nodes/Convio/transport/credential/credential.ts';

const DATA = {
	apiKey: 'key-1234567',
	loginName: 'api-user-77',
	loginPassword: ' pass & word ',
	siteUrl: 'secure2.convio.net/organization',
	maxConcurrentRequests: 5,
};

describe('the fields of a credential', () => {
	it('are read as they are, but for the blanks that copying brings along', () => {
		expect(convioCredential(DATA)).toEqual(DATA);
		const copied = { ...DATA, apiKey: ` ${DATA.apiKey}\n`, loginName: `${DATA.loginName} ` };
		expect(convioCredential(copied)).toEqual(DATA);
	});

	it('are empty texts where n8n has none, and texts where it has numbers', () => {
		expect(convioCredential({ apiKey: 7, loginName: null })).toEqual({
			apiKey: '7',
			loginName: '',
			loginPassword: '',
			siteUrl: '',
			maxConcurrentRequests: 10,
		});
	});

	it.each([
		[1, 1],
		[7.9, 7],
		['5', 5],
		[50, 50],
		[51, 50],
		[1e9, 50],
		[0, 10],
		[0.5, 10],
		[-3, 10],
		['many', 10],
		[NaN, 10],
		[null, 10],
		[undefined, 10],
	])('limit the requests in progress to 1 to 50: %j', (value, limit) => {
		const { maxConcurrentRequests } = convioCredential({ maxConcurrentRequests: value });
		expect(maxConcurrentRequests).toBe(limit);
	});

	it('that are secret are key, login name and password', () => {
		expect(secretsOf(convioCredential(DATA))).toEqual([
			...['key-1234567', 'api-user-77', ' pass & word '],
		]);
	});
});

describe('the account of a credential', () => {
	const account = async (more: object = {}) =>
		await accountOf(convioCredential({ ...DATA, ...more }));

	it('is a digest that holds none of it', async () => {
		const digest = await account();
		expect(digest).toMatch(/^[\da-f]{64}$/);
		expect(await account()).toBe(digest);
	});

	it.each(['apiKey', 'loginName', 'loginPassword', 'siteUrl'])(
		'is another one when %s is another one',
		async (name) => {
			expect(await account({ [name]: 'other' })).not.toBe(await account());
		},
	);

	it('keeps the fields apart, and does not depend on the limit', async () => {
		const shifted = { apiKey: 'ab', loginName: 'c' };
		expect(await account(shifted)).not.toBe(await account({ apiKey: 'a', loginName: 'bc' }));
		expect(await account({ maxConcurrentRequests: 9 })).toBe(await account());
	});
});
