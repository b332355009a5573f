import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { ConvioApi } from '../../../credentials/ConvioApi.credentials.ts';

/** What n8n decrypts, made up. */
export const DATA = {
	apiKey: 'key-4+7/e=9',
	loginName: 'api user & co',
	loginPassword: 'pä"ss<w\\ord>%',
	siteUrl: 'secure2.convio.net/organization',
} as const;

/** The parameters that carry it. */
export const SECRET_FIELDS = {
	api_key: DATA.apiKey,
	login_name: DATA.loginName,
	login_password: DATA.loginPassword,
	v: '1.0',
} as const;

export const SERVLET = 'https://secure2.convio.net/organization/site/SRConsAPI';

/** The request of n8n's older helper, as the HTTP Request node makes it. */
export type LegacyRequest = Partial<IHttpRequestOptions> & {
	uri?: string;
	form?: IDataObject | string;
	formData?: unknown;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
	resolveWithFullResponse?: boolean;
	simple?: boolean;
};

/** What the credential makes of a request. */
export async function authenticated(
	options: LegacyRequest,
	data: Readonly<Record<string, string>> = DATA,
): Promise<LegacyRequest> {
	const { authenticate } = new ConvioApi();
	if (typeof authenticate !== 'function') throw new Error('authenticate is no function');
	return (await authenticate(data, options as IHttpRequestOptions)) as LegacyRequest;
}

/** The fields of a form body. */
export function fieldsOf(body: unknown): Record<string, string> {
	if (!(body instanceof URLSearchParams)) throw new Error('the body is no form');
	return Object.fromEntries(body);
}

/** The same object, of which no part can be changed any more. */
export function frozen<T>(value: T): T {
	if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
	if (value instanceof URLSearchParams) return value;
	for (const member of Object.values(value)) frozen(member);
	return Object.freeze(value);
}
