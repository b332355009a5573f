import type { FastifyRequest } from 'fastify';
import type { Site } from '../data/site.mts';
import { Params } from '../wire/params.mts';
import type { LoggedCall } from './call-log.mts';
import { findSecrets, withoutSecrets } from './secrets.mts';

/** A request, read but not answered yet. */
export interface SiteRequest {
	verb: string;
	path: string;
	params: Params;
	ip: string;
	/** What the log notes about it. */
	entry: Pick<
		LoggedCall,
		'verb' | 'path' | 'servlet' | 'method' | 'params' | 'secretsIn' | 'contentType'
	>;
}

/** Reads a request. Only a form body holds parameters [doc D-general/common_parameters]. */
export function readRequest(site: Site, request: FastifyRequest): SiteRequest {
	const verb = request.method;
	const [path = '/', ...rest] = (request.raw.url ?? '/').split('?');
	const query = rest.join('?');
	const body = typeof request.body === 'string' ? request.body : '';
	const contentType = request.headers['content-type'] ?? '';
	const isForm = contentType.toLowerCase().startsWith('application/x-www-form-urlencoded');
	const params = Params.parse(query, isForm ? body : '', site.settings.repeatedParameter);
	const { headers, ip } = request;
	return {
		verb,
		path,
		params,
		ip,
		entry: {
			verb,
			path,
			servlet: path.split('/').at(-1) ?? '',
			method: params.raw('method') ?? '',
			params: withoutSecrets(site, params.entries()),
			secretsIn: findSecrets(site, { path, query, body, isForm, headers }),
			contentType,
		},
	};
}
