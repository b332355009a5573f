import type { ApiCall } from '../api/call.mts';
import { ApiError } from '../api/errors.mts';
import { failure } from '../api/failures.mts';
import { printResponse, type HttpResponse } from '../api/response.mts';
import { refuseAfter } from '../api/refusal.mts';
import type { Site } from '../data/site.mts';
import type { Element } from '../wire/element.mts';
import type { Params } from '../wire/params.mts';
import { runChecks } from './checks.mts';
import { findMethod } from './methods.mts';

/** Answers one call. Runs without waiting, so calls are applied one after the other. */
export function handleCall(site: Site, call: ApiCall): HttpResponse {
	return beginCall(site, call)();
}

/**
 * Checks one call and finds its record, without changing anything. Returns what carries it out and
 * answers: at once, or later for an application server that is behind.
 */
export function beginCall(site: Site, call: ApiCall): () => HttpResponse {
	const attempt = <T,>(work: () => T): T | ApiError => {
		try {
			return work();
		} catch (error) {
			if (error instanceof ApiError) return error;
			throw error;
		}
	};
	const begun = attempt(() => begin(site, call));
	return () => {
		const result = begun instanceof ApiError ? begun : attempt(begun);
		return print(site, call.params, result);
	};
}

function begin(site: Site, call: ApiCall): () => Element {
	const { params } = call;
	const name = params.text('method') ?? '';
	const method = findMethod(call.servlet, name);
	runChecks(site, call, method);
	if (!method) throw failure.noMethod();
	refuseAfter(site, name, 'nothing');
	const context = { site, params, method: name };
	if ('begin' in method) return method.begin(context);
	const response = method.run(context);
	return () => response;
}

function print(site: Site, params: Params, result: Element | ApiError): HttpResponse {
	const json = wantsJson(params);
	if (!(result instanceof ApiError)) return printResponse(site, result, json, 200);
	// [doc D-general/common_parameters]: then every response is 200, errors included. The
	// misspelt suppress_result_codes of one page is not a parameter [inferred].
	const status = params.flag('suppress_response_codes') ? 200 : result.httpStatus;
	const body = result.toElement(json, site.settings.messages);
	return { ...printResponse(site, body, json, status), code: result.code };
}

/** XML is the default; what other values do is not documented and taken as XML [inferred]. */
export function wantsJson(params: Params): boolean {
	return params.text('response_format')?.toLowerCase() === 'json';
}
