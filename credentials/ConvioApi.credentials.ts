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

import {
	authenticateRequest,
	convioCredential,
} from '../nodes/Convio/transport/credential/authenticate';
import { checkConnectionOnce, CONNECTION_CHECK } from '../nodes/Convio/transport/connectionCheck';
import { hintFor } from '../nodes/Convio/transport/errorCodes';

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
	 * the credential. It may throw with words of its own, which the rules of `test` below cannot: they
	 * know fixed texts only.
	 */
	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		await checkConnectionOnce(this.helpers.httpRequest, convioCredential(credentials));
		return {};
	}

	authenticate: IAuthenticate = async (credentials, requestOptions) =>
		authenticateRequest(convioCredential(credentials), requestOptions);

	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '={{$credentials.siteUrl}}',
			body: {
				method: 'listUserFields',
				access: 'update',
				response_format: 'json',
				suppress_response_codes: 'true',
			},
		},
		rules: [
			...['2', '3', '4'].map((code) => ({
				type: 'responseSuccessBody' as const,
				properties: { key: 'errorResponse.code', value: code, message: hintFor(code) },
			})),
			{
				type: 'responseSuccessBody',
				properties: {
					key: 'listConsFieldsResponse',
					value: undefined,
					message:
						"The response is not from the Luminate Online API. Check the host and organization in 'Site URL'.",
				},
			},
		],
	};
}
