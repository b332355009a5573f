import { methodFacts } from '../apiMethods';
import { isLaterPage } from '../call';
import type { ServerApiCall } from '../call';
import type { HttpResponse } from '../http/response';
import { isDataObject, leafText, makeList, toData, unifyEmpty } from './data';
import type { Data, DataObject } from './data';
import { decodeJson } from './json';
import { LONGEST_SEARCHED } from './presentable';
import type { ForeignResponse, Reply } from './reply';
import { decodeXml } from './xml';

/** Comments and an XML declaration may come before the page, as in XHTML. */
const WEB_PAGE = /^(?:\s|<!--(?:(?!-->)[^])*-->|<\?[^>]*>)*<(?:!DOCTYPE\s+html|html|head|body)\b/i;
const TITLE = /<title[^>]*>([^<]*)/i;

/** By its first character, since the vendor sends JSON as `text/plain`. */
function decodeBody(body: string): DataObject {
	if (body.trimStart().startsWith('<')) return decodeXml(body);
	const data = toData(decodeJson(body));
	if (!isDataObject(data)) throw new Error('it is not an object');
	return data;
}

/** The single root element. One older vendor page has a blank behind its name. */
function unwrap(decoded: DataObject): { root: string; content: Data } {
	const [entry, ...others] = Object.entries(decoded);
	if (entry === undefined || others.length > 0) throw new Error('it has no single root element');
	return { root: entry[0].trim(), content: entry[1] };
}

/** A text, also where attributes have made it an object with `content`, or where it came in parts. */
function text(value: Data | undefined): string {
	if (Array.isArray(value)) return value.map(text).join(' ').trim();
	return leafText(isDataObject(value) ? value.content : value);
}

/**
 * A list without entries is left out on the wire. Where something else that may be one has come in
 * its place, under a name that no document has, an empty list would be wrong data.
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
 * The content of the root, with the method's lists completed. Root names changed between documentation
 * generations, so an unknown one is accepted as long as it names a response.
 */
function contentOf(call: ServerApiCall, root: string, content: Data): DataObject {
	const { roots, lists, composites = [] } = methodFacts(call.method);
	if (!roots.includes(root) && !/^\w+Response$/.test(root)) {
		throw new Error(`its root element '${root}' belongs to no response of '${call.method}'`);
	}
	if (Array.isArray(content)) throw new Error('its root is a list');
	if (leafText(content) !== '') throw new Error('its root holds bare text');
	const data = isDataObject(content) ? content : {};
	unifyEmpty(data, new Set(composites));
	// After the first page, a response without the list only means that the list ends here.
	if (!isLaterPage(call.params)) assertList(data, lists);
	for (const path of lists) makeList(data, path.split('.'));
	return data;
}

/** Whether a response says that a write was done while its status says that it was not. */
function contradictsItself(call: ServerApiCall, root: string, status: number): boolean {
	const { effect, roots } = methodFacts(call.method);
	return effect !== 'read' && roots.includes(root) && status <= 499;
}

/** @throws Error that says why the response is none of this API */
function readResponse(call: ServerApiCall, { status, body }: HttpResponse): Reply {
	if (body.trim() === '') throw new Error('it is empty');
	if (WEB_PAGE.test(body)) throw new Error('it is a web page');
	const { root, content } = unwrap(decodeBody(body));
	if (status === 429) throw new Error('there were too many requests');
	if (root === 'errorResponse') {
		const fields = isDataObject(content) ? content : {};
		return { kind: 'refused', code: text(fields.code), text: text(fields.message), status };
	}
	if (status > 299) {
		const reason = `HTTP status ${status} does not go with it`;
		if (!contradictsItself(call, root, status)) throw new Error(reason);
		return { kind: 'interrupted', reason, timedOut: false };
	}
	return { kind: 'answered', root, data: contentOf(call, root, content) };
}

/** A token logs in as the constituent. */
function mayBringToken({ method, params }: ServerApiCall): boolean {
	return method === 'getSingleSignOnToken' || 'get_single_sign_on_token' in params;
}

function excerptOf(call: ServerApiCall, start: string, isWebPage: boolean): string {
	if (isWebPage) return TITLE.exec(start)?.[1] ?? '';
	// Without this, a response that is a little broken would show its token.
	return mayBringToken(call) ? start.trimStart().slice(0, 1) : start;
}

function foreign(
	call: ServerApiCall,
	{ status, contentType, body }: HttpResponse,
	error: unknown,
): ForeignResponse {
	const start = body.slice(0, LONGEST_SEARCHED);
	const isWebPage = WEB_PAGE.test(start);
	const reason = error instanceof Error ? error.message : String(error);
	return {
		status,
		contentType,
		reason: error instanceof SyntaxError ? 'it is neither XML nor JSON, or was cut' : reason,
		isWebPage,
		excerpt: excerptOf(call, start, isWebPage),
	};
}

/**
 * Sorts an HTTP response. The body decides first: 403 is the vendor's status for every refusal, and
 * with `suppress_response_codes` refusals arrive under 200.
 *
 * @returns a reply whose texts are as they came: whole, and with the secrets that a page repeats
 */
export function decodeReply(call: ServerApiCall, response: HttpResponse): Reply {
	const { status, retryAfter, location = '' } = response;
	if (status >= 300 && status <= 399) return { kind: 'redirected', status, target: location };
	try {
		return readResponse(call, response);
	} catch (error) {
		if (response.isProxyRefusal === true) {
			const reason = `a proxy refused the connection (HTTP status ${status})`;
			return { kind: 'undelivered', reason, obstacle: 'proxy', permanent: true };
		}
		const rest = foreign(call, response, error);
		if (status === 429) return { kind: 'throttled', retryAfter, ...rest };
		if (status === 502 || status === 503 || status === 504) {
			return { kind: 'unavailable', retryAfter, ...rest };
		}
		return { kind: 'unreadable', retryAfter, ...rest };
	}
}
