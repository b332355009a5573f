import type { CallSettings, ServerApiCall } from '../../../../nodes/Convio/transport/call.ts';
import type { ApiMethod } from '../../../../nodes/Convio/transport/apiMethods.ts';
import type { DataObject } from '../../../../nodes/Convio/transport/reply/data.ts';
import { decodeReply } from '../../../../nodes/Convio/transport/reply/decodeReply.ts';
import type { HttpResponse } from '../../../../nodes/Convio/transport/http/response.ts';
import type { Reply } from '../../../../nodes/Convio/transport/reply/reply.ts';

/** A call with nothing special about it, but for what is given. */
export function callOf(
	method: ApiMethod = 'getUserGroups',
	params: Readonly<Record<string, string>> = { cons_id: '1001' },
	settings: Partial<CallSettings> = {},
): ServerApiCall {
	return {
		method,
		params,
		settings: { format: 'json', suppressResponseCodes: false, timeoutMs: 5_000, ...settings },
	};
}

/** What an HTTP response with this body becomes, for a call of this method. */
export function decoded(
	body: string,
	response: Partial<HttpResponse> = {},
	method: ApiMethod = 'getUserGroups',
): Reply {
	return decodeReply(callOf(method), { status: 200, contentType: '', ...response, body });
}

/** The data of a success answer; anything else fails the test that asks. */
export function dataOf(body: string, method: ApiMethod = 'getUserGroups'): DataObject {
	const reply = decoded(body, {}, method);
	if (reply.kind !== 'answered') throw new Error(`not answered: ${JSON.stringify(reply)}`);
	return reply.data;
}
