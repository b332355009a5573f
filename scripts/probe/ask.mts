import { elementsOf, shapeOf } from './shape.mts';
import type { Shape } from './shape.mts';

/** Who asks. The secrets go into the body of each request and nowhere else. */
export interface Login {
	/** Address up to and with `/site`. */
	readonly site: string;
	readonly apiKey: string;
	readonly loginName: string;
	readonly loginPassword: string;
}

/** All that a probe ever calls: nothing here changes a site. */
const READS = {
	getGroupInfo: 'SRGroupAPI',
	getGroupMembers: 'SRConsAPI',
	getUser: 'SRConsAPI',
	getUserCenters: 'SRConsAPI',
	getUserGroups: 'SRConsAPI',
	getUserInterests: 'SRConsAPI',
	listCenters: 'SRConsAPI',
	listGroups: 'SRGroupAPI',
	listInterests: 'SRConsAPI',
	listUserFields: 'SRConsAPI',
} as const;
export type ReadMethod = keyof typeof READS;

/** One response, without a value of it. */
export interface Seen {
	readonly status: number;
	readonly contentType: string;
	readonly milliseconds: number;
	/** The vendor's code, for a refusal. */
	readonly code?: string;
	readonly shape: Shape | readonly string[];
	/** For the questions' own findings; never printed. */
	readonly data: unknown;
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function codeOf(text: string): string | undefined {
	return /"code"\s*:\s*"?(\d+)|<code>(\d+)</.exec(text)?.slice(1).find(Boolean);
}

/** Asks the site one thing. @throws Error when there is no response within a minute */
export async function ask(
	login: Login,
	method: ReadMethod,
	params: Readonly<Record<string, string>>,
	format: 'json' | 'xml' = 'json',
): Promise<Seen> {
	const startedAt = performance.now();
	const response = await fetch(`${login.site}/${READS[method]}`, {
		method: 'POST',
		redirect: 'error',
		signal: AbortSignal.timeout(60_000),
		body: new URLSearchParams({
			...params,
			method,
			v: '1.0',
			api_key: login.apiKey,
			login_name: login.loginName,
			login_password: login.loginPassword,
			response_format: format,
		}),
	});
	const text = await response.text();
	const data = parsed(text);
	const code = codeOf(text.slice(0, 2_000));
	return {
		status: response.status,
		contentType: response.headers.get('content-type') ?? 'none',
		milliseconds: Math.round(performance.now() - startedAt),
		...(response.ok || code === undefined ? {} : { code }),
		shape: data === undefined ? elementsOf(text) : shapeOf(data),
		data,
	};
}
