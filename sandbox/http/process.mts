import { failure } from '../api/failures.mts';
import { printAnswer, type Answer } from '../api/print.mts';
import type { Site } from '../data/site.mts';
import { beginCall, wantsJson } from '../servlets/answer.mts';
import { HTML_TYPE, htmlPage } from '../wire/html.mts';
import type { Exchange } from './exchange.mts';
import { servletAt } from './path.mts';

/**
 * Begins to answer a request that was read: by the API, or by a page where there is no API. Returns
 * what carries it out, at once or later.
 */
export function beginExchange(site: Site, exchange: Exchange): () => Answer {
	const servlet = servletAt(exchange.path, site.settings);
	if (servlet === undefined) return () => wrongPath(site, exchange);
	const { verb, params, ip } = exchange;
	return beginCall(site, { servlet, verb, params, ip });
}

/** A wrong path gives an HTML page or code 1 [doc community 67615, inferred]. */
function wrongPath(site: Site, { params }: Exchange): Answer {
	if (site.settings.wrongPath === 'code1') {
		const error = failure.generic();
		const json = wantsJson(params);
		return { ...printAnswer(site, error.toElement(json), json, 403), code: error.code };
	}
	const body = htmlPage('Page Not Found', 'The page you asked for does not exist.');
	const httpStatus = site.settings.wrongPath === 'html404' ? 404 : 200;
	return { httpStatus, contentType: HTML_TYPE, body };
}
