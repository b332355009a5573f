import type { IHttpRequestOptions } from 'n8n-workflow';

import { methodFacts } from './apiMethods';
import { formBody, isSecretParameter } from './call';
import type { ServerApiCall } from './call';
import { redactor } from './credential/redact';
import type { Redact } from './credential/redact';
import { BodyError, readBody } from './http/body';
import type { ByteStream } from './http/body';
import { beforeDeadline } from './http/deadline';
import { classifyFailure } from './http/networkErrors';
import { headOf } from './http/response';
import { decodeReply } from './reply/decodeReply';
import { presentable } from './reply/presentable';
import type { Reply } from './reply/reply';

/** Sends one HTTP request with the secrets added; n8n's authenticated request helper, bound. */
type SendRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/** What one call needs besides itself. */
export interface Connection {
	readonly send: SendRequest;
	/** The `/site` address, as `siteBase` makes it. */
	readonly siteBase: string;
	/** A digest of site and login: what one account may see is not what another may. */
	readonly account: string;
	/** What no text that comes back may show. */
	readonly secrets: readonly string[];
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

/** Whether the head of a response says what has become of the call, whatever its body says. */
function decidesAlone({ status, isProxyRefusal }: ReturnType<typeof headOf>): boolean {
	const isRedirect = status >= 300 && status <= 399;
	return isRedirect || [429, 502, 503, 504].includes(status) || isProxyRefusal === true;
}

async function replyOf(
	call: ServerApiCall,
	{ statusCode, headers, body }: StreamedResponse,
	deadline: AbortSignal,
): Promise<Reply> {
	const head = headOf(statusCode, headers);
	const { status, contentType, retryAfter } = head;
	try {
		return decodeReply(call, { ...head, body: await readBody(body, contentType, deadline) });
	} catch (error) {
		const failure = classifyFailure(error);
		if (failure.kind === 'cancelled' || !(error instanceof BodyError)) return failure;
		// Without this, a throttled call whose page was cut would count as one that may have arrived.
		if (decidesAlone(head)) return decodeReply(call, { ...head, body: '' });
		const { kind, message: reason } = error;
		return kind === 'oversized'
			? {
					kind: 'unreadable',
					status,
					contentType,
					retryAfter,
					reason,
					isWebPage: false,
					excerpt: '',
				}
			: { kind: 'interrupted', reason, timedOut: kind === 'late' };
	}
}

/** Closes a response that came after the time allowed. */
function discardResponse(response: unknown): void {
	if (isStreamedResponse(response)) response.body.destroy();
}

/** By the list of secrets: it is the same for all calls of a run that carry none of their own. */
const redactors = new WeakMap<readonly string[], Redact>();

/** Takes out the secrets of the credential, and those that the call itself carries. */
function redactorFor({ secrets }: Connection, { params }: ServerApiCall): Redact {
	const own = Object.entries(params).filter(([name]) => isSecretParameter(name));
	// All at once: one by one, a secret that holds another one would be shown in part.
	if (own.length > 0) return redactor([...secrets, ...own.map(([, value]) => value)]);
	const known = redactors.get(secrets) ?? redactor(secrets);
	redactors.set(secrets, known);
	return known;
}

async function replyWithSecrets(connection: Connection, call: ServerApiCall): Promise<Reply> {
	const deadline = AbortSignal.timeout(call.settings.timeoutMs);
	try {
		const sent = connection.send(requestOptions(connection.siteBase, call));
		const response = await beforeDeadline(deadline, sent, discardResponse);
		if (isStreamedResponse(response)) return await replyOf(call, response, deadline);
		return {
			kind: 'interrupted',
			reason: 'the HTTP helper of n8n gave no response',
			timedOut: false,
		};
	} catch (error) {
		return classifyFailure(error);
	}
}

/**
 * One call, sent once. Secrets that the response repeats are taken out of the reply here and nowhere
 * else.
 *
 * @returns what became of it, as a value: whether to repeat is decided elsewhere
 */
export async function request(connection: Connection, call: ServerApiCall): Promise<Reply> {
	return presentable(await replyWithSecrets(connection, call), redactorFor(connection, call));
}
