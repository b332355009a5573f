import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	Icon,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { memoize } from '../nodes/Convio/sending/memoize';
import { requestOnce } from '../nodes/Convio/sending/requestOnce';
import { connectionOf } from '../nodes/Convio/transport/connect';
import { checkConnection, CONNECTION_CHECK } from '../nodes/Convio/transport/connectionCheck';
import { authenticateRequest } from '../nodes/Convio/transport/credential/authenticate';
import {
	convioCredential,
	DEFAULT_CONCURRENCY,
	HIGHEST_CONCURRENCY,
} from '../nodes/Convio/transport/credential/credential';

/**
 * Credentials that have passed. Ten seconds are long enough for the items of one execution, and too short
 * for a person who has changed something.
 */
const passed = memoize<void>(10_000);

/** The *Convio API* credential: the login of an API administrator account of one site. */
export class ConvioApi implements ICredentialType {
	name = 'convioApi';

	displayName = 'Convio API';

	icon: Icon = { light: 'file:../icons/convio.svg', dark: 'file:../icons/convio.dark.svg' };

	documentationUrl = 'https://github.com/n8n-nodes-convio/n8n-nodes-convio#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description:
				'API key of the site, from Setup > Site Options > Open API Configuration in Luminate Online',
		},
		{
			displayName: 'API Login Name',
			name: 'loginName',
			type: 'string',
			default: '',
			required: true,
			description:
				'User name of an account made for the API only; accounts in the group API Administrators cannot log in to Luminate Online itself',
		},
		{
			displayName: 'API Login Password',
			name: 'loginPassword',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
		},
		{
			displayName: 'Site URL',
			name: 'siteUrl',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. https://secure2.convio.net/organization',
			description:
				'Address of your secure site, as in the address of your donation forms; the address of any of its pages works too',
		},
		{
			displayName: 'Max Concurrent Requests',
			name: 'maxConcurrentRequests',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: HIGHEST_CONCURRENCY },
			default: DEFAULT_CONCURRENCY,
			description: `Maximum number of requests in progress at the site at the same time, from 1 to ${HIGHEST_CONCURRENCY}, across all executions of one n8n process`,
		},
		{
			displayName: 'Connection Check',
			name: CONNECTION_CHECK,
			type: 'hidden',
			typeOptions: { expirable: true },
			default: '',
		},
	];

	/**
	 * n8n calls this before a request while a hidden expirable field is empty, so also when it tests
	 * the credential. Unlike the rules of a `test`, which know fixed texts only, it can say what is wrong.
	 * The HTTP Request node calls it before each item; requests that follow each other share a check.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		const credential = convioCredential(credentials);
		const connection = await connectionOf(
			credential,
			async (options) => await this.helpers.httpRequest(authenticateRequest(credential, options)),
		);
		await passed.get(connection.account, async () => {
			await checkConnection(async (call) => {
				const reply = await requestOnce(connection, call);
				if (reply.kind !== 'not sent') return reply;
				throw new Error('The site has asked for a pause. Try again in a few minutes.');
			});
		});
		return {};
	}

	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		authenticateRequest(convioCredential(credentials), requestOptions);

	/** Sent only after `preAuthentication` has proved the credential. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '={{$credentials.siteUrl}}',
			body: { method: 'listUserFields', access: 'update', response_format: 'json' },
		},
	};
}
