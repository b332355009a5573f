import type { IHttpRequestOptions } from 'n8n-workflow';

import { authenticateRequest, secretsOf } from './credential/authenticate';
import type { ConvioCredential } from './credential/authenticate';
import { request } from './client';
import { explain } from './explain';
import { redactor } from './credential/redact';
import { siteBase } from './credential/siteUrl';

/** Hidden field of the credential: while it is empty, n8n has the connection checked first. */
export const CONNECTION_CHECK = 'connectionCheck';

const TIMEOUT_MS = 30_000;
/** Long enough for the items of one execution, too short for a person who has changed something. */
const CURRENT_MS = 10_000;
const EXPECTED_ROOT = 'listConsFieldsResponse';

/**
 * Proves a credential by a call that needs all of it: key, IP address, login and permission.
 * It reads the list of fields and changes nothing.
 *
 * @param httpRequest n8n's plain HTTP helper
 * @throws Error with what is wrong and what to do about it, without secrets
 */
export async function checkConnection(
	httpRequest: (options: IHttpRequestOptions) => Promise<unknown>,
	credential: ConvioCredential,
): Promise<void> {
	const reply = await request(
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
			`The site answered with '${reply.root}' where '${EXPECTED_ROOT}' was expected. Check 'Site URL'.`,
		);
	}
}

/** The last check, for all requests that want the same one at the same time. */
let last: { key: string; at: number; check: Promise<void> } | undefined;

/**
 * As `checkConnection`, but once for requests that follow each other closely: the HTTP Request node
 * has its credential checked before each item. A check that failed is made again.
 */
export async function checkConnectionOnce(
	...args: Parameters<typeof checkConnection>
): Promise<void> {
	const key = JSON.stringify(args[1]);
	if (last?.key !== key || Date.now() - last.at > CURRENT_MS) {
		const check = checkConnection(...args);
		last = { key, at: Date.now(), check };
		check.catch(() => {
			if (last?.check === check) last = undefined;
		});
	}
	await last.check;
}
