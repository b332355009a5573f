import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { formFields, refuseBody, stringFields } from './formFields';
import { servletUrl, siteBase } from './siteUrl';

/** The Server API version; the vendor knows no other. */
const API_VERSION = '1.0';

const FORM_TYPE = 'application/x-www-form-urlencoded; charset=utf-8';

/** The fields of the *Convio API* credential that the transport uses. */
export interface ConvioCredential {
	readonly apiKey: string;
	readonly loginName: string;
	readonly loginPassword: string;
	readonly siteUrl: string;
	/** Most requests in flight at the site, for all executions of one n8n process. */
	readonly maxConcurrentRequests: number;
}

const DEFAULT_CONCURRENCY = 10;
const HIGHEST_CONCURRENCY = 50;

function concurrency(value: unknown): number {
	const number = Math.floor(Number(value ?? DEFAULT_CONCURRENCY));
	if (!(number >= 1)) return DEFAULT_CONCURRENCY;
	return Math.min(HIGHEST_CONCURRENCY, number);
}

/** Reads the credential's fields from what n8n decrypts, which is untyped. */
export function convioCredential(data: Readonly<Record<string, unknown>>): ConvioCredential {
	const field = (name: string) => String(data[name] ?? '');
	return {
		// Copied texts bring blanks along; a password may have its own.
		apiKey: field('apiKey').trim(),
		loginName: field('loginName').trim(),
		loginPassword: field('loginPassword'),
		siteUrl: field('siteUrl'),
		maxConcurrentRequests: concurrency(data.maxConcurrentRequests),
	};
}

/** The values that must never appear anywhere but in a request body. */
export function secretsOf(credential: ConvioCredential): string[] {
	return [credential.apiKey, credential.loginName, credential.loginPassword];
}

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

/** How long after its time a request is closed, in milliseconds: nobody waits for it by then. */
const GRACE_MS = 500;

/**
 * Closes the connection of a request that is long over time. The helper's `timeout` ends with the
 * headers, and the helper replaces the caller's signal by the one for a canceled execution; only
 * what is set here, behind that, can still end a body on which the server has stalled.
 */
function closingSignal({ timeout, abortSignal }: IHttpRequestOptions): AbortSignal | undefined {
	const cancelled = abortSignal instanceof AbortSignal ? [abortSignal] : [];
	const late = timeout === undefined ? [] : [AbortSignal.timeout(timeout + GRACE_MS)];
	return late.length === 0 ? cancelled[0] : AbortSignal.any([...cancelled, ...late]);
}

/** A server servlet: what its client sibling or a page of the site gets, the login is not for. */
const SERVER_SERVLET = /^SR\w+API(?:;.*)?$/;

/** On the vendor's shared hosts the path tells the organizations apart, so it counts as well. */
function assertOwnSite(request: LegacyRequest, credential: ConvioCredential): void {
	const base = new URL(siteBase(credential.siteUrl));
	const target = new URL(request.uri ?? request.url, request.baseURL);
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
	assertOwnSite(request, credential);
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
		abortSignal: closingSignal(request),
	};
}
