import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { lateAbort } from '../http/lateAbort';
import type { ConvioCredential } from './credential';
import { formFields, refuseBody, stringFields } from './formFields';
import { servletUrl, siteBase } from './siteUrl';

/** The Server API version; the vendor knows no other. */
const API_VERSION = '1.0';

const FORM_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';

function secretParameters(credential: ConvioCredential): Record<string, string> {
	return {
		api_key: credential.apiKey,
		login_name: credential.loginName,
		login_password: credential.loginPassword,
		v: API_VERSION,
	};
}

/** The request shape of n8n's older helper, which the HTTP Request node still sends. */
type LegacyRequest = IHttpRequestOptions & {
	uri?: string;
	form?: IDataObject;
	formData?: unknown;
	followRedirect?: boolean;
	followAllRedirects?: boolean;
};

/** A server servlet. The login is not for its client sibling, nor for a page of the site. */
const SERVER_SERVLET = /^SR\w+API(?:;[\w.=~-]*)?$/;

/** What every client joins to a base address in the same way. */
const PLAIN_PATH = /^\/?[\w.~;=-]+(?:\/[\w.~;=-]+)*$/;

/** On the vendor's shared hosts the path tells the organizations apart, so it counts as well. */
function assertOwnSite(
	address: string,
	{ baseURL }: LegacyRequest,
	credential: ConvioCredential,
): void {
	const base = new URL(siteBase(credential.siteUrl));
	const target = new URL(address, baseURL);
	// Clients differ in how they join anything else, so that one could end at another site.
	if (baseURL !== undefined && !PLAIN_PATH.test(address)) {
		throw new Error(
			'This credential takes the whole address in one piece, without a base address.',
		);
	}
	const prefix = `${base.pathname}/`;
	const servlet = target.pathname.slice(prefix.length);
	if (
		target.origin !== base.origin ||
		!target.pathname.startsWith(prefix) ||
		!SERVER_SERVLET.test(servlet)
	) {
		throw new Error(
			`This credential is for ${base.host}${base.pathname}, so it was not sent to ${target.host}${target.pathname}.`,
		);
	}
}

/**
 * Adds the secrets to a request of this credential, in the form body and nowhere else. Serves the
 * bodies that n8n's request helpers know: URLSearchParams, plain object, text, and the HTTP Request
 * node's `form`; the caller's objects stay as they are. A request to the Site URL as it stands in
 * the credential goes to the constituent servlet of that site.
 *
 * Redirects are refused, since one would hand the login on: under 307 and 308 the body goes along,
 * to whatever host.
 *
 * @throws SiteUrlError when the credential's Site URL is not usable
 * @throws Error for a request to another site, another verb than POST, or a body that is no form
 */
export function authenticateRequest(
	credential: ConvioCredential,
	options: IHttpRequestOptions,
): IHttpRequestOptions {
	const request: LegacyRequest =
		options.url === credential.siteUrl
			? { ...options, url: servletUrl(credential.siteUrl, 'SRConsAPI') }
			: options;
	// Helpers differ in which of the two they call.
	for (const address of [request.url, request.uri]) {
		if (address !== undefined) assertOwnSite(address, request, credential);
	}
	if (request.method !== 'POST') {
		throw new Error(
			"Luminate Online accepts Server API calls by POST only. Set 'Method' to 'POST'.",
		);
	}
	const secrets = secretParameters(credential);
	if (request.uri !== undefined || request.form !== undefined) {
		const { body, formData, ...rest } = request;
		if (formData !== undefined) refuseBody();
		const legacy: LegacyRequest = {
			...rest,
			headers: { ...request.headers },
			followRedirect: false,
			followAllRedirects: false,
			form: { ...stringFields({ ...formFields(body), ...formFields(request.form) }), ...secrets },
		};
		return legacy;
	}
	const form = new URLSearchParams(
		request.body instanceof URLSearchParams ? request.body : stringFields(formFields(request.body)),
	);
	for (const [name, value] of Object.entries(secrets)) form.set(name, value);
	const headers = Object.fromEntries(
		Object.entries(request.headers ?? {}).filter(([name]) => name.toLowerCase() !== 'content-type'),
	);
	return {
		...request,
		headers: { ...headers, 'content-type': FORM_TYPE },
		body: form,
		disableFollowRedirect: true,
		abortSignal: lateAbort(request),
	};
}
