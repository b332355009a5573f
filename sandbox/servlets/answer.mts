import type { ApiCall } from '../api/call.mts';
import { ApiError } from '../api/errors.mts';
import { failure } from '../api/failures.mts';
import { printAnswer, type Answer } from '../api/print.mts';
import type { Site } from '../data/site.mts';
import type { Params } from '../wire/params.mts';
import { runChecks } from './checks.mts';
import { findMethod } from './methods.mts';

/** Answers one call. Runs without waiting, so calls are applied one after the other. */
export function answerCall(site: Site, call: ApiCall): Answer {
	const json = wantsJson(call.params);
	try {
		const method = findMethod(call.servlet, call.params.text('method'));
		runChecks(site, call, method);
		if (!method) throw failure.noMethod();
		return printAnswer(site, method.run({ site, params: call.params }), json, 200);
	} catch (error) {
		if (!(error instanceof ApiError)) throw error;
		// [doc D-general/common_parameters]: then every answer is 200, errors included. The
		// misspelt suppress_result_codes of one page is not a parameter [inferred].
		const status = call.params.flag('suppress_response_codes') ? 200 : error.httpStatus;
		return { ...printAnswer(site, error.toElement(json), json, status), code: error.code };
	}
}

/** XML is the default; what other values do is not documented and taken as XML [inferred]. */
export function wantsJson(params: Params): boolean {
	return params.text('response_format')?.toLowerCase() === 'json';
}
