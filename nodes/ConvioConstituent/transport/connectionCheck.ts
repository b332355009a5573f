import type { IHttpRequestOptions } from 'n8n-workflow';

import { authenticateRequest, secretsOf } from './authentication';
import type { ConvioCredential } from './authentication';
import { sendCall } from './client';
import { explain } from './explain';
import { redactor } from './redact';
import { siteBase } from './siteUrl';

const TIMEOUT_MS = 30_000;
const EXPECTED_ROOT = 'listConsFieldsResponse';

/**
 * Proves a credential by a call that needs all of it: key, caller's address, login and permission.
 * It reads the list of fields and changes nothing.
 *
 * @param httpRequest n8n's plain HTTP helper
 * @throws Error with what is wrong and what to do about it, without secrets
 */
export async function checkConnection(
	httpRequest: (options: IHttpRequestOptions) => Promise<unknown>,
	credential: ConvioCredential,
): Promise<void> {
	const reply = await sendCall(
		{
			siteBase: siteBase(credential.siteUrl),
			account: credential.loginName,
			maxConcurrentRequests: credential.maxConcurrentRequests,
			redact: redactor(secretsOf(credential)),
			send: async (options) => await httpRequest(authenticateRequest(credential, options)),
		},
		{
			method: 'listUserFields',
			params: { access: 'update' },
			settings: { format: 'json', suppressResponseCodes: false, timeoutMs: TIMEOUT_MS },
		},
	);
	if (reply.kind !== 'answered') {
		const { message, description } = explain(reply);
		throw new Error(`${message}. ${description}`);
	}
	if (reply.root !== EXPECTED_ROOT) {
		throw new Error(
			`The site answered with '${reply.root}' where '${EXPECTED_ROOT}' was expected. Check the Site URL.`,
		);
	}
}
