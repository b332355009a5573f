import type { IExecuteFunctions, ILoadOptionsFunctions, IPollFunctions } from 'n8n-workflow';

import { convioCredential, secretsOf } from './credential/authenticate';
import type { Connection } from './client';
import { CONNECTION_CHECK } from './connectionCheck';
import { redactor } from './credential/redact';
import { siteBase } from './credential/siteUrl';

/** Name of the credential type. */
const CREDENTIAL = 'convioApi';

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
	// Each call tells what is wrong by itself; it needs no check before it.
	const data = { ...stored, [CONNECTION_CHECK]: 'not needed' };
	const credential = convioCredential(data);
	return {
		siteBase: siteBase(credential.siteUrl),
		account: credential.loginName,
		maxConcurrentRequests: credential.maxConcurrentRequests,
		redact: redactor(secretsOf(credential)),
		send: async (options) =>
			await context.helpers.httpRequestWithAuthentication.call(context, CREDENTIAL, options, {
				credentialsDecrypted: { id: '', name: '', type: CREDENTIAL, data },
			}),
	};
}
