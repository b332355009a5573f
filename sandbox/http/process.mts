import { failure } from '../api/failures.mts';
import { printResponse, type HttpResponse } from '../api/response.mts';
import type { Site } from '../data/site.mts';
import { beginCall, wantsJson } from '../servlets/calls.mts';
import { HTML_TYPE, htmlPage } from '../wire/html.mts';
import type { SiteRequest } from './request.mts';
import { servletAt } from './path.mts';

/**
 * Begins to answer a request that was read: by the API, or by a page where there is no API. Returns
 * what carries it out, at once or later.
 */
export function beginRequest(site: Site, request: SiteRequest): () => HttpResponse {
	const servlet = servletAt(request.path, site.settings);
	if (servlet === undefined) return () => wrongPath(site, request);
	const { verb, params, ip } = request;
	return beginCall(site, { servlet, verb, params, ip });
}

/** A wrong path gives an HTML page or code 1 [doc community 67615, inferred]. */
function wrongPath(site: Site, { params }: SiteRequest): HttpResponse {
	if (site.settings.wrongPath === 'code1') {
		const error = failure.generic();
		const json = wantsJson(params);
		return { ...printResponse(site, error.toElement(json), json, 403), code: error.code };
	}
	const body = htmlPage('Page Not Found', 'The page you asked for does not exist.');
	const httpStatus = site.settings.wrongPath === 'html404' ? 404 : 200;
	return { httpStatus, contentType: HTML_TYPE, body };
}
