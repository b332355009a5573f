import type { ApiMethod } from './apiMethods';

/** How a call travels; the same record arrives whatever is chosen. */
export interface CallSettings {
	/** `response_format`. */
	readonly format: 'json' | 'xml';
	/** `suppress_response_codes`: every response has HTTP status 200. */
	readonly suppressResponseCodes: boolean;
	/** Longest wait for the whole response, in milliseconds. */
	readonly timeoutMs: number;
}

/** The parameters of a call, by the vendor's names. */
export type Params = Record<string, string>;

/** One call of the Server API, complete but for the secrets, which the credential adds. */
export interface ServerApiCall {
	readonly method: ApiMethod;
	/** The method's own parameters, by wire name; none of them empty by accident. */
	readonly params: Readonly<Params>;
	readonly settings: CallSettings;
}

/** Limits of repeating one call. */
export interface RetryPolicy {
	/** How often a call is delivered, at most, the first time included. */
	readonly maxTries: number;
	/** How long a call may take in all, waiting included, in milliseconds. */
	readonly maxTotalMs: number;
	/** Whether to look up records to learn what became of a write. */
	readonly looksUp: boolean;
}

/** Parameters that the transport or the credential sets; nothing else may name them. */
export const TRANSPORT_PARAMETERS: ReadonlySet<string> = new Set([
	'method',
	'api_key',
	'v',
	'login_name',
	'login_password',
	'response_format',
	'suppress_response_codes',
]);

/** Whether a call continues a list: it says from which record on. */
export function isLaterPage(params: Readonly<Params>): boolean {
	return Number(params.list_record_offset ?? 0) > 0;
}

/** Whether a parameter is the record's only secret, a password: it is sent, but never shown. */
export function isSecretParameter(name: string): boolean {
	return name.trim().toLowerCase() === 'user_password';
}

/**
 * The form body of a call, without the secrets of the credential.
 * Transport parameters are written last, so that a parameter of the same name cannot take over.
 */
export function formBody({ method, params, settings }: ServerApiCall): URLSearchParams {
	const form = new URLSearchParams();
	for (const [name, value] of Object.entries(params)) {
		if (!TRANSPORT_PARAMETERS.has(name)) form.set(name, value);
	}
	form.set('method', method);
	form.set('response_format', settings.format);
	if (settings.suppressResponseCodes) form.set('suppress_response_codes', 'true');
	return form;
}
