import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { describe, expect, it, vi } from 'vitest';

import { connect } from '../../../nodes/Convio/transport/connect.ts';
import { SiteUrlError } from '../../../nodes/Convio/transport/credential/siteUrl.ts';

const STORED = {
	apiKey: ' key-1 ',
	loginName: 'login-1',
	loginPassword: 'word-1 ',
	siteUrl: 'secure2.convio.net/organization/site/SRConsAPI',
	maxConcurrentRequests: 3,
};
const OPTIONS: IHttpRequestOptions = { url: 'https://secure2.convio.net/organization/site' };

/** The part of n8n that a connection uses. */
function n8nWith(stored: typeof STORED) {
	const getCredentials = vi.fn(async () => await Promise.resolve(stored));
	const send = vi.fn(async () => await Promise.resolve('response'));
	const helpers = { httpRequestWithAuthentication: send };
	const context = { getCredentials, helpers } as unknown as IExecuteFunctions;
	return { context, getCredentials, send };
}

describe('the connection of a node', () => {
	it('is that of its credential, read once', async () => {
		const { context, getCredentials } = n8nWith(STORED);
		const connection = await connect(context);
		await connection.send(OPTIONS);
		await connection.send(OPTIONS);
		expect(connection).toMatchObject({
			siteBase: 'https://secure2.convio.net/organization/site',
			maxConcurrentRequests: 3,
			secrets: ['key-1', 'login-1', 'word-1 '],
		});
		expect(getCredentials).toHaveBeenCalledExactlyOnceWith('convioApi');
	});

	it('hands n8n what was decrypted, so that it neither reads nor checks it again', async () => {
		const { context, send } = n8nWith(STORED);
		const connection = await connect(context);
		expect(await connection.send(OPTIONS)).toBe('response');
		expect(send).toHaveBeenCalledExactlyOnceWith('convioApi', OPTIONS, {
			credentialsDecrypted: {
				id: '',
				name: '',
				type: 'convioApi',
				data: { ...STORED, connectionCheck: 'not needed' },
			},
		});
		expect(send.mock.contexts).toEqual([context]);
	});

	it('tells accounts apart, and names none', async () => {
		const accountOf = async (changes: Partial<typeof STORED>) =>
			(await connect(n8nWith({ ...STORED, ...changes }).context)).account;
		const account = await accountOf({});
		expect(account).toMatch(/^[\da-f]{64}$/);
		expect(await accountOf({})).toBe(account);
		expect(await accountOf({ loginName: 'login-2' })).not.toBe(account);
	});

	it('is none where the address is none', async () => {
		const { context } = n8nWith({ ...STORED, siteUrl: 'http://secure.example.org' });
		await expect(connect(context)).rejects.toThrow(SiteUrlError);
	});
});
