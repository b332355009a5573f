import { createRequire } from 'node:module';
import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { TestCredentials } from '../../support/credentials.mts';

const require = createRequire(import.meta.url);
const { getCredentialOwnRequestAllowedDomains } =
	require('n8n-workflow') as typeof import('n8n-workflow');

/** Credentials as n8n's own helper handles them when it tests one. */
export class TestedCredentials extends TestCredentials {
	constructor(
		type: ICredentialType,
		data: ICredentialDataDecryptedObject,
		private readonly timeoutMs: number | undefined,
	) {
		super(type, data);
	}

	override async preAuthentication(
		helpers: never,
		credentials: ICredentialDataDecryptedObject,
		type: string,
		node: { parameters?: { temp?: unknown }; type?: string },
		expired: boolean,
	) {
		const within = this.#withinDomains(helpers, credentials);
		return await super.preAuthentication(within as never, credentials, type, node, expired);
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		type: string,
		options: IHttpRequestOptions,
	) {
		const timeout = this.timeoutMs ?? options.timeout;
		return await super.authenticate(credentials, type, { ...options, timeout });
	}

	/** n8n's `restrictToCredentialDomains`. */
	#withinDomains(
		{ helpers }: { helpers: { httpRequest(options: IHttpRequestOptions): Promise<unknown> } },
		credentials: ICredentialDataDecryptedObject,
	) {
		const allowedDomains = getCredentialOwnRequestAllowedDomains(credentials);
		return {
			helpers: {
				httpRequest: async (options: IHttpRequestOptions) =>
					await helpers.httpRequest({
						...options,
						timeout: this.timeoutMs ?? options.timeout,
						...(allowedDomains === undefined ? {} : { allowedDomains }),
					}),
			},
		};
	}
}
