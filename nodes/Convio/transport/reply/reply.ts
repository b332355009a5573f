import { decodeJson } from './json';
import { methodFacts } from '../apiMethods';
import { isDataObject, leafText, makeList, toData } from './data';
import type { Data, DataObject } from './data';
import type { Redact } from '../credential/redact';
import type { ServerApiCall } from '../call';
import { decodeXml } from './xml';

/** What became of one call. Nothing else comes out of the transport; it throws nothing. */
export type Reply =
	/** The method's answer, lists as arrays, leaves as text. */
	| { readonly kind: 'answered'; readonly root: string; readonly data: DataObject }
	/** An `errorResponse`: the site has decided against the call. */
	| {
			readonly kind: 'refused';
			readonly code: string;
			readonly text: string;
			readonly status: number;
	  }
	/** Something arrived that is not an answer of this API. */
	| ({ readonly kind: 'unreadable' } & Arrival)
	/** Too many requests: the web tier did not pass the call on. */
	| ({ readonly kind: 'throttled'; readonly retryAfter?: string } & Arrival)
	/** 502, 503, 504: whether the call was applied is not known. */
	| ({ readonly kind: 'unavailable'; readonly retryAfter?: string } & Arrival)
	/** The site points elsewhere; following would hand the login on. */
	| { readonly kind: 'redirected'; readonly status: number; readonly target: string }
	/** The call never reached the site. */
	| {
			readonly kind: 'undelivered';
			readonly reason: string;
			/** Nothing changes by sending it again. */
			readonly permanent: boolean;
	  }
	/** The connection broke, or time ran out, after the call may have reached the site. */
	| { readonly kind: 'interrupted'; readonly reason: string }
	/** The execution was cancelled. */
	| { readonly kind: 'cancelled' };

/** What came back when it was not an answer. */
export interface Arrival {
	readonly status: number;
	readonly contentType: string;
	/** Why it could not be used. */
	readonly reason: string;
	/** The first characters of the body, on one line, without secrets. */
	readonly excerpt: string;
}

/** An HTTP response with its whole body. */
export interface HttpResponse {
	readonly status: number;
	readonly contentType: string;
	readonly retryAfter?: string;
	readonly location?: string;
	readonly body: string;
}

const EXCERPT_LENGTH = 160;
const EXCERPT_SOURCE_LENGTH = 20_000;
const HTML = /^\s*(?:<!DOCTYPE\s+html|<html[\s>])/i;

/** Secrets are taken out before the text is cut, or a part of one could be left at its end. */
function excerpt(body: string, redact: Redact): string {
	const line = redact(body.slice(0, EXCERPT_SOURCE_LENGTH))
		.slice(0, EXCERPT_LENGTH * 4)
		.replace(/\p{Cc}+|\s+/gu, ' ')
		.trim();
	return line.length > EXCERPT_LENGTH ? `${line.slice(0, EXCERPT_LENGTH)}…` : line;
}

function decodeBody(body: string): DataObject {
	if (body.trimStart().startsWith('<')) return decodeXml(body);
	const plain = toData(decodeJson(body));
	if (!isDataObject(plain)) throw new Error('it is not an object');
	return plain;
}

function why(error: unknown): string {
	return error instanceof SyntaxError
		? 'it is neither XML nor JSON, or was cut'
		: error instanceof Error
			? error.message
			: String(error);
}

/** The single top-level element; one old sample has a blank behind its name. */
function unwrap(decoded: DataObject): { root: string; content: Data } {
	const [entry, ...others] = Object.entries(decoded);
	if (entry === undefined || others.length > 0) throw new Error('it has no single root element');
	return { root: entry[0].trim(), content: entry[1] };
}

/** A text, also where attributes have made it an object with `content`. */
function text(value: Data | undefined): string {
	return leafText(isDataObject(value) ? value.content : value);
}

/**
 * A list without entries is left out on the wire. Where something else that may be one has come in
 * its place, under a name that no document has, an empty list would be a wrong answer.
 */
function assertList(data: DataObject, lists: readonly string[]): void {
	const own = lists.filter((path) => !path.includes('.'));
	if (own.length === 0 || own.some((name) => name in data)) return;
	const others = Object.entries(data).filter(([, value]) => typeof value === 'object' && value);
	if (others.length > 0) {
		const names = others.map(([name]) => `'${name}'`).join(', ');
		throw new Error(`it has no list '${own.join("' or '")}', but ${names}`);
	}
}

/**
 * The content of the root as an object with the method's lists completed. Root names changed between
 * documentation generations, so an unknown one is accepted as long as it names a response.
 */
function answerOf(call: ServerApiCall, root: string, content: Data): DataObject {
	const { roots, lists } = methodFacts(call.method);
	if (!roots.includes(root) && !/^\w+Response$/.test(root)) {
		throw new Error(`its root element '${root}' belongs to no response of '${call.method}'`);
	}
	if (typeof content === 'string' && content.trim() !== '')
		throw new Error('its root holds bare text');
	if (Array.isArray(content)) throw new Error('its root is a list');
	const data = isDataObject(content) ? content : {};
	assertList(data, lists);
	for (const path of lists) makeList(data, path.split('.'));
	return data;
}

/** Whether this is the answer to a write that was done. */
function saysDone(call: ServerApiCall, root: string): boolean {
	const { effect, roots } = methodFacts(call.method);
	return effect !== 'read' && roots.includes(root);
}

/** Whether the status alone would mean that the call was not done. */
function saysRefused({ status }: HttpResponse): boolean {
	return status >= 400 && status <= 499 && status !== 429;
}

function readAnswer(call: ServerApiCall, answer: HttpResponse): Reply {
	if (answer.body.trim() === '') throw new Error('it is empty');
	if (HTML.test(answer.body)) throw new Error('it is a web page');
	const { root, content } = unwrap(decodeBody(answer.body));
	if (root === 'errorResponse') {
		const fields = isDataObject(content) ? content : {};
		return {
			kind: 'refused',
			code: text(fields.code),
			text: text(fields.message),
			status: answer.status,
		};
	}
	if (answer.status < 200 || answer.status > 299) {
		const reason = `HTTP status ${answer.status} does not go with it`;
		if (saysDone(call, root) && saysRefused(answer)) return { kind: 'interrupted', reason };
		throw new Error(reason);
	}
	return { kind: 'answered', root, data: answerOf(call, root, content) };
}

/**
 * Sorts an HTTP answer. The body decides first: 403 is the vendor's status for every refusal, and
 * with `suppress_response_codes` refusals arrive under 200.
 *
 * @param redact takes secrets out of the body before its beginning is quoted
 */
export function decodeReply(
	call: ServerApiCall,
	answer: HttpResponse,
	redact: Redact = (body) => body,
): Reply {
	const { status, contentType, retryAfter, location } = answer;
	if (status >= 300 && status <= 399) {
		return { kind: 'redirected', status, target: location ?? '' };
	}
	try {
		const reply = readAnswer(call, answer);
		if (reply.kind === 'refused' && status === 429) throw new Error('too many requests');
		return reply;
	} catch (error) {
		const arrival = {
			status,
			contentType,
			reason: why(error),
			excerpt: excerpt(answer.body, redact),
		};
		if (status === 429) return { kind: 'throttled', retryAfter, ...arrival };
		if (status === 502 || status === 503 || status === 504) {
			return { kind: 'unavailable', retryAfter, ...arrival };
		}
		return { kind: 'unreadable', ...arrival };
	}
}
