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

import { request } from '../nodes/Convio/transport/client';
import { connectionOf } from '../nodes/Convio/transport/connect';
import { checkConnection, CONNECTION_CHECK } from '../nodes/Convio/transport/connectionCheck';
import { authenticateRequest } from '../nodes/Convio/transport/credential/authenticate';
import { convioCredential } from '../nodes/Convio/transport/credential/credential';

/** Long enough for the items of one execution, too short for a person who has changed something. */
const CURRENT_MS = 10_000;

/** The last check, for all requests that want the same one at the same time. */
let last: { account: string; at: number; check: Promise<void> } | undefined;

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
			typeOptions: { minValue: 1, maxValue: 50 },
			default: 10,
			description:
				'Maximum number of requests in progress at the site at the same time, from 1 to 50, across all executions of one n8n process',
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
		const { account } = connection;
		if (last?.account !== account || Date.now() - last.at > CURRENT_MS) {
			const check = checkConnection(async (call) => await request(connection, call));
			last = { account, at: Date.now(), check };
			check.catch(() => {
				if (last?.check === check) last = undefined;
			});
		}
		await last.check;
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
