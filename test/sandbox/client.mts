import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/index.mts';
import type { Constituent } from '../../sandbox/index.mts';

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
	// JSON comes as text/plain: what it is shows from how it begins.
	const json = text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : undefined;
	return { status: response.status, type, text, json, headers: response.headers };
}

/** Code and status of an error response in JSON. */
export function errorOf(reply: Reply): { status: number; code: string | undefined } {
	const error = reply.json?.['errorResponse'] as { code?: string } | undefined;
	return { status: reply.status, code: error?.code };
}

/** XML without whitespace between elements, so that layouts compare. */
export function compact(xml: string): string {
	return xml.replace(/\s+/g, ' ').replace(/> /g, '>').replace(/ </g, '<').trim();
}

/** Starts one stand-in for a test file and resets it before each test. */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
	let sandbox: Sandbox | undefined;
	const get = (): Sandbox => {
		if (!sandbox) throw new Error('the stand-in is not running');
		return sandbox;
	};
	beforeAll(async () => {
		sandbox = await startSandbox(options);
	});
	beforeEach(() => get().reset());
	afterAll(() => get().close());
	return get;
}

/** Puts a record with these values on the site. */
export function addRecord(sandbox: Sandbox, values: Record<string, string> = {}): Constituent {
	const constituent = sandbox.site.newConstituent();
	for (const [name, value] of Object.entries(values)) constituent.values.set(name, value);
	sandbox.site.addConstituent(constituent);
	return constituent;
}
