import { createRequire } from 'node:module';
import type { IHttpRequestOptions, INode } from 'n8n-workflow';

import { authenticateRequest } from '../../../../nodes/Convio/transport/credential/authenticate.ts';
import type { ConvioCredential } from '../../../../nodes/Convio/transport/credential/credential.ts';
import type { CallSettings } from '../../../../nodes/Convio/transport/call.ts';
import { request } from '../../../../nodes/Convio/transport/client.ts';
import type { Reply } from '../../../../nodes/Convio/transport/reply/reply.ts';
import { siteBase } from '../../../../nodes/Convio/transport/credential/siteUrl.ts';
import { callOf } from './calls.mts';

/** As much of n8n's HTTP package as is used here; it comes with n8n-core. */
interface BackendNetwork {
	OutboundHttp: new () => {
		requests(): { request(options: IHttpRequestOptions): Promise<unknown> };
	};
	configureGlobalAxiosDefaults(): void;
}
interface Injection {
	Container: { get<T>(type: new () => T): T };
}

const require = createRequire(import.meta.url);
const requireOfCore = createRequire(require.resolve('n8n-core'));
const { OutboundHttp, configureGlobalAxiosDefaults } = requireOfCore(
	'@n8n/backend-network',
) as BackendNetwork;
const { Container } = requireOfCore('@n8n/di') as Injection;
const { NodeApiError } = require('n8n-workflow') as typeof import('n8n-workflow');
configureGlobalAxiosDefaults();
const http = Container.get(OutboundHttp).requests();

const NODE: INode = {
	id: '1',
	name: 'Convio',
	type: 'convioConstituent',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** Made up, with each character that some encoding changes. */
export const SECRETS = {
	apiKey: 'key-4+7/e=9',
	loginName: 'api user & co',
	loginPassword: 'pä"ss<w\\ord>%',
} as const;

/** The credential of a site with these secrets. */
function credentialOf(siteUrl: string): ConvioCredential {
	return { ...SECRETS, siteUrl, maxConcurrentRequests: 10 };
}

/**
 * Sends one call by n8n's real request helper, with failures wrapped as n8n wraps them.
 *
 * @param cancel the signal of a cancelled execution, which n8n puts in place of the caller's
 */
export async function send(
	siteUrl: string,
	settings: Partial<CallSettings> = {},
	cancel?: AbortSignal,
	params: Readonly<Record<string, string>> = { cons_id: '1001' },
): Promise<Reply> {
	const credential = credentialOf(siteUrl);
	return await request(
		{
			siteBase: siteBase(siteUrl),
			account: credential.loginName,
			maxConcurrentRequests: 10,
			secrets: Object.values(SECRETS),
			send: async (options) => {
				try {
					const signal = { ...options, abortSignal: cancel };
					return await http.request(authenticateRequest(credential, signal));
				} catch (error) {
					throw new NodeApiError(NODE, error as never);
				}
			},
		},
		callOf('getUserGroups', params, { timeoutMs: 60_000, ...settings }),
	);
}
