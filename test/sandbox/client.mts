import type { Sandbox } from '../../sandbox/index.mts';

/** What a call got back. */
export interface Reply {
	status: number;
	type: string;
	text: string;
	/** The body as an object; undefined when it is not JSON. */
	json: Record<string, unknown> | undefined;
	headers: Headers;
}

export interface CallOptions {
	servlet?: string;
	verb?: string;
	/** Where the parameters go. */
	place?: 'body' | 'query';
	path?: string;
	signal?: AbortSignal;
}

/** The parameters every call needs, in JSON. */
export function common(sandbox: Sandbox): Record<string, string> {
	const { apiKey, loginName, loginPassword } = sandbox.credentials;
	return {
		api_key: apiKey,
		login_name: loginName,
		login_password: loginPassword,
		v: '1.0',
		response_format: 'json',
	};
}

/** Calls a method over HTTP; a parameter given as undefined is left out. */
export async function call(
	sandbox: Sandbox,
	method: string,
	params: Record<string, string | undefined> = {},
	options: CallOptions = {},
): Promise<Reply> {
	const all = Object.entries({ ...common(sandbox), method, ...params });
	const form = new URLSearchParams(
		all.filter((pair): pair is [string, string] => pair[1] !== undefined),
	);
	const verb = options.verb ?? 'POST';
	const inQuery = options.place === 'query' || verb === 'GET';
	const base = `${sandbox.url}${options.path ?? `/demo/site/${options.servlet ?? 'SRConsAPI'}`}`;
	const response = await fetch(inQuery ? `${base}?${form}` : base, {
		method: verb,
		redirect: 'manual',
		...(inQuery ? {} : { body: form }),
		...(options.signal ? { signal: options.signal } : {}),
	});
	const text = await response.text();
	const type = response.headers.get('content-type') ?? '';
	const json = type.includes('json') ? (JSON.parse(text) as Record<string, unknown>) : undefined;
	return { status: response.status, type, text, json, headers: response.headers };
}

/** Code and status of an error answer in JSON. */
export function errorOf(reply: Reply): { status: number; code: string | undefined } {
	const error = reply.json?.['errorResponse'] as { code?: string } | undefined;
	return { status: reply.status, code: error?.code };
}

/** XML without whitespace between elements, so that layouts compare. */
export function compact(xml: string): string {
	return xml
		.replace(/\s+/g, ' ')
		.replace(/> /g, '>')
		.replace(/ </g, '<')
		.trim();
}
