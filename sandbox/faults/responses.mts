import type { HttpResponse } from '../api/response.mts';
import { HTML_TYPE, htmlPage } from '../wire/html.mts';
import type { Fault } from './types.mts';

/** An empty response, for a call that was not processed. */
const NOTHING: HttpResponse = { httpStatus: 200, contentType: HTML_TYPE, body: '' };

/** The response that a fault puts in the place of the right one; undefined if it does none. */
export function faultResponse(
	fault: Fault,
	right: HttpResponse = NOTHING,
): HttpResponse | undefined {
	switch (fault.kind) {
		case 'status':
			return statusPage(fault.status ?? 503, fault.retryAfter);
		case 'maintenance': {
			const response = statusPage(fault.status ?? 503, fault.retryAfter);
			return { ...response, body: htmlPage(MAINTENANCE, 'We will be back soon.') };
		}
		case 'lateStatus':
			return statusPage(fault.status ?? 504);
		case 'html200': {
			const body = htmlPage('Maintenance', 'The site is down for maintenance.');
			return { httpStatus: 200, contentType: HTML_TYPE, body };
		}
		case 'redirect': {
			const location = fault.location ?? 'https://elsewhere.invalid/login';
			const body = htmlPage('Moved', 'This page has moved.');
			const httpStatus = fault.status ?? 302;
			return { httpStatus, contentType: HTML_TYPE, body, headers: { location } };
		}
		case 'garbage':
			return { ...right, body: right.body.slice(0, Math.floor(right.body.length / 2)) };
		case 'entityBomb':
			return { httpStatus: 200, contentType: 'text/xml;charset=UTF-8', body: entityBomb() };
		case 'proto':
			return { ...right, body: withProto(right.body) };
		default:
			return undefined;
	}
}

/** Title of the page with which a site announces that it is down [inferred]. */
const MAINTENANCE = 'Scheduled Maintenance';

const TITLES: Readonly<Record<number, string>> = {
	429: 'Too Many Requests',
	500: 'Internal Server Error',
	502: 'Bad Gateway',
	503: 'Service Unavailable',
	504: 'Gateway Timeout',
};

/** The page of a status of the web tier: HTML, since it is outside the API [inferred]. */
export function statusPage(httpStatus: number, retryAfter?: string): HttpResponse {
	const body = htmlPage(TITLES[httpStatus] ?? `Error ${httpStatus}`, 'Please try again later.');
	const response = { httpStatus, contentType: HTML_TYPE, body };
	return retryAfter === undefined
		? response
		: { ...response, headers: { 'retry-after': retryAfter } };
}

/** Ten entities, each ten times the one before: a gigabyte when expanded. */
function entityBomb(): string {
	const entities = ['<!ENTITY e0 "lol">'];
	for (let n = 1; n < 10; n++) entities.push(`<!ENTITY e${n} "${`&e${n - 1};`.repeat(10)}">`);
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<!DOCTYPE getConsResponse [${entities.join('')}]>`,
		'<getConsResponse xmlns="http://convio.com/crm/v1.0"><cons_id>&e9;</cons_id>',
		'</getConsResponse>',
	].join('');
}

/** Adds keys that pollute a careless reader's prototypes. */
function withProto(body: string): string {
	if (body.startsWith('{')) {
		const keys = '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}';
		// The keys are added inside the root and beside it.
		return body.replace(/^\{("[^"]*"):\{(\}?)/, (_all, root: string, end: string) =>
			end ? `{${keys},${root}:{${keys}}` : `{${keys},${root}:{${keys},`,
		);
	}
	const elements =
		'<__proto__><polluted>yes</polluted></__proto__>' +
		'<constructor><prototype><polluted>yes</polluted></prototype></constructor>';
	return body.replace(/(<\w+ [^>]*[^/])>/, `$1>${elements}`);
}
