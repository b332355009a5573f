import type { IHttpRequestOptions } from 'n8n-workflow';

import { BodyError, readBody } from './http/body';
import type { ByteStream } from './http/body';
import { formBody, isSecretParameter } from './call';
import type { ServerApiCall } from './call';
import { beforeDeadline } from './http/deadline';
import { classifyFailure } from './http/networkErrors';
import { methodFacts } from './apiMethods';
import { redactor } from './credential/redact';
import type { Redact } from './credential/redact';
import { decodeReply } from './reply/reply';
import type { Reply } from './reply/reply';

/** Sends one HTTP request with the secrets added; n8n's authenticated request helper, bound. */
type SendRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/** What one call needs besides itself. */
export interface Connection {
	readonly send: SendRequest;
	/** The `/site` address, as `siteBase` makes it. */
	readonly siteBase: string;
	/** The login name: what one account may see is not what another may. Never shown. */
	readonly account: string;
	readonly redact: Redact;
	/** Most requests in flight at the site. */
	readonly maxConcurrentRequests: number;
}

interface StreamedResponse {
	readonly statusCode: number;
	readonly headers: Record<string, unknown>;
	readonly body: ByteStream;
}

function isStreamedResponse(value: unknown): value is StreamedResponse {
	return (
		typeof value === 'object' &&
		value !== null &&
		'statusCode' in value &&
		'headers' in value &&
		'body' in value &&
		typeof value.body === 'object' &&
		value.body !== null &&
		Symbol.asyncIterator in value.body
	);
}

function header(headers: Record<string, unknown>, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}

/**
 * The HTTP request of a call, without secrets. Redirects are refused (a redirect would hand the
 * password on) and every status is let through (403 is the vendor's status for each refusal).
 */
export function requestOptions(base: string, call: ServerApiCall): IHttpRequestOptions {
	return {
		method: 'POST',
		url: `${base}/${methodFacts(call.method).servlet}`,
		headers: {
			accept: call.settings.format === 'json' ? 'application/json' : 'application/xml, text/xml',
		},
		body: formBody(call),
		timeout: call.settings.timeoutMs,
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		encoding: 'stream',
		json: false,
	};
}

async function readResponse(
	call: ServerApiCall,
	response: StreamedResponse,
	deadline: AbortSignal,
	redact: Redact,
): Promise<Reply> {
	const contentType = header(response.headers, 'content-type') ?? '';
	const answer = {
		status: response.statusCode,
		contentType,
		retryAfter: header(response.headers, 'retry-after'),
		location: header(response.headers, 'location'),
	};
	try {
		const body = await readBody(response.body, contentType, deadline);
		return decodeReply(call, { ...answer, body }, redact);
	} catch (error) {
		if (error instanceof BodyError && error.kind === 'oversized') {
			return {
				kind: 'unreadable',
				status: answer.status,
				contentType,
				reason: error.message,
				excerpt: '',
			};
		}
		const failure = classifyFailure(error);
		if (failure.kind === 'cancelled') return failure;
		return { kind: 'interrupted', reason: error instanceof Error ? error.message : String(error) };
	}
}

/** Closes a response that came after the time allowed. */
function discardResponse(response: unknown): void {
	if (isStreamedResponse(response)) response.body.destroy();
}

/** Longest text of a site that is shown; each failed item holds one. */
const LONGEST_TEXT = 500;
const LONGEST_CODE = 20;
/** So much is searched for secrets, more than is shown: one that the end cuts off is not found. */
const LONGEST_SEARCHED = 20_000;

/** Takes secrets out of every text of a reply that people get to see, and cuts it. */
function presentable(reply: Reply, hide: Redact): Reply {
	const redact = (text: string, longest = LONGEST_TEXT) => {
		const clean = hide(text.slice(0, LONGEST_SEARCHED));
		return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
	};
	switch (reply.kind) {
		case 'refused':
			return { ...reply, code: redact(reply.code, LONGEST_CODE), text: redact(reply.text) };
		case 'unreadable':
		case 'throttled':
		case 'unavailable':
			return {
				...reply,
				reason: redact(reply.reason),
				excerpt: redact(reply.excerpt),
				contentType: redact(reply.contentType),
			};
		case 'redirected':
			return { ...reply, target: redact(reply.target) };
		case 'undelivered':
		case 'interrupted':
			return { ...reply, reason: redact(reply.reason) };
		case 'answered':
		case 'cancelled':
			return reply;
	}
}

/** Takes out the secrets of the credential, and those that the call itself carries. */
function redactorFor({ redact }: Connection, { params }: ServerApiCall): Redact {
	const own = Object.entries(params).filter(([name]) => isSecretParameter(name));
	if (own.length === 0) return redact;
	const hide = redactor(own.map(([, value]) => value));
	return (text) => hide(redact(text));
}

/**
 * One call, sent once.
 *
 * @returns what became of it, as a value: whether to repeat is decided elsewhere
 */
export async function request(connection: Connection, call: ServerApiCall): Promise<Reply> {
	const options = requestOptions(connection.siteBase, call);
	const deadline = AbortSignal.timeout(call.settings.timeoutMs);
	const redact = redactorFor(connection, call);
	let reply: Reply;
	try {
		const response = await beforeDeadline(deadline, connection.send(options), discardResponse);
		reply = isStreamedResponse(response)
			? await readResponse(call, response, deadline, redact)
			: { kind: 'interrupted', reason: 'the HTTP helper gave no response' };
	} catch (error) {
		reply = classifyFailure(error);
	}
	return presentable(reply, redact);
}
