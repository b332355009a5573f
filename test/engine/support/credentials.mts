import { createRequire } from 'node:module';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper as CredentialsHelperType,
	ICredentialType,
	IHttpRequestOptions,
} from 'n8n-workflow';

const require = createRequire(import.meta.url);
const { ICredentialsHelper } = require('n8n-workflow') as {
	ICredentialsHelper: abstract new () => CredentialsHelperType;
};

/**
 * Credentials as the engine sees them, without a database: one credential type, one set of data.
 * `authenticate` and `preAuthentication` follow n8n's own credentials helper for the function form.
 */
export class TestCredentials extends ICredentialsHelper {
	/** How often the credential was decrypted. */
	decryptions = 0;

	constructor(
		private readonly type: ICredentialType,
		private readonly data: ICredentialDataDecryptedObject,
	) {
		super();
	}

	override getParentTypes(): string[] {
		return [];
	}

	override isCredentialUsableByNode(): boolean {
		return true;
	}

	override getCredentialsProperties() {
		return this.type.properties;
	}

	override async getDecrypted() {
		this.decryptions += 1;
		const defaults = Object.fromEntries(
			this.type.properties.map(({ name, default: value }) => [name, value]),
		);
		return { ...defaults, ...this.data } as ICredentialDataDecryptedObject;
	}

	override async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		options: IHttpRequestOptions,
	) {
		const { authenticate } = this.type;
		if (typeof authenticate !== 'function') throw new Error('authenticate must be a function');
		return await authenticate(credentials, options);
	}

	/** n8n runs it when the expirable property is empty, or when it tests the credential. */
	override async preAuthentication(
		helpers: never,
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		node: { parameters?: { temp?: unknown }; type?: string },
		expired: boolean,
	) {
		const expirable = this.type.properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		if (expirable === undefined || this.type.preAuthentication === undefined) return undefined;
		const testing = node.parameters?.temp === '' && node.type === 'n8n-nodes-base.noOp';
		if (credentials[expirable.name] === '' || expired || testing) {
			await this.type.preAuthentication.call(helpers, credentials);
		}
		return undefined;
	}

	override async runPreAuthentication() {
		return undefined;
	}

	override async getCredentials(): Promise<never> {
		throw new Error('not used by these tests');
	}

	override async updateCredentials() {}

	override async updateCredentialsOauthTokenData() {}
}
