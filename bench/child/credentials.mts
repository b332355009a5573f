import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';

import type { Job } from '../job.mts';
import type { Modules } from './modules.mts';

/**
 * Credentials as the engine sees them. Reading them costs nothing here. A real n8n reads them from a
 * database and decrypts them. The HTTP Request node does that several times an item, so it is favored.
 *
 * @param requested called for each request, when the secrets are added to it
 */
export function credentialsHelper(
	{ workflow, credentialType }: Modules,
	{ site, concurrency }: Job,
	requested: () => void,
): ICredentialsHelper {
	const data: ICredentialDataDecryptedObject = {
		apiKey: site.apiKey,
		loginName: site.loginName,
		loginPassword: site.loginPassword,
		siteUrl: site.siteUrl,
		maxConcurrentRequests: concurrency,
	};
	const { authenticate } = credentialType;
	if (typeof authenticate !== 'function') throw new Error('authenticate must be a function');
	class Helper extends workflow.ICredentialsHelper {
		override getParentTypes(): string[] {
			return [];
		}

		override isCredentialUsableByNode(): boolean {
			return true;
		}

		override getCredentialsProperties() {
			return credentialType.properties;
		}

		override async getDecrypted() {
			return { ...data };
		}

		override async authenticate(
			credentials: ICredentialDataDecryptedObject,
			_type: string,
			options: IHttpRequestOptions,
		) {
			requested();
			return await (
				authenticate as (
					...parts: [ICredentialDataDecryptedObject, IHttpRequestOptions]
				) => Promise<IHttpRequestOptions>
			)(credentials, options);
		}

		override async preAuthentication() {
			return undefined;
		}

		override async runPreAuthentication() {
			return undefined;
		}

		override async getCredentials(): Promise<never> {
			throw new Error('not used here');
		}

		override async updateCredentials() {}

		override async updateCredentialsOauthTokenData() {}
	}
	return new Helper();
}
