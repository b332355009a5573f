import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

import type { Connection } from './client';
import { CONNECTION_CHECK } from './connectionCheck';
import { accountOf, convioCredential, secretsOf } from './credential/credential';
import type { ConvioCredential } from './credential/credential';
import { siteBase } from './credential/siteUrl';

/** Name of the credential type. */
const CREDENTIAL = 'convioApi';

/**
 * The connection of a credential to its site.
 *
 * @param send sends an HTTP request with the credential's secrets in its body
 * @throws SiteUrlError when the credential's Site URL is not usable
 */
export async function connectionOf(
	credential: ConvioCredential,
	send: Connection['send'],
): Promise<Connection> {
	return {
		siteBase: siteBase(credential.siteUrl),
		account: await accountOf(credential),
		maxConcurrentRequests: credential.maxConcurrentRequests,
		secrets: secretsOf(credential),
		send,
	};
}

/**
 * The connection of a node to the site of its credential. Decrypts once: n8n's authenticated helper
 * would otherwise read the database for each request.
 *
 * @throws SiteUrlError when the credential's Site URL is not usable
 */
export async function connect(
	context: IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions,
): Promise<Connection> {
	const stored = await context.getCredentials(CREDENTIAL);
	// Each call tells what is wrong by itself. Without this, n8n would check the connection before it.
	const data = { ...stored, [CONNECTION_CHECK]: 'not needed' };
	return await connectionOf(
		convioCredential(data),
		async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, options, {
				credentialsDecrypted: { id: '', name: '', type: CREDENTIAL, data },
			}),
	);
}
