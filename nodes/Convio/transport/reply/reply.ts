import type { DataObject } from './data';

/** What one HTTP response, or the lack of one, means. The transport returns it and throws nothing. */
export type Reply =
	/** The method's success response: lists as arrays, leaves as text or null. */
	| { readonly kind: 'answered'; readonly root: string; readonly data: DataObject }
	/** An `errorResponse`: the site has decided against the call. */
	| {
			readonly kind: 'refused';
			readonly code: string;
			readonly text: string;
			readonly status: number;
	  }
	/** Something else than a response of this API. */
	| ({ readonly kind: 'unreadable'; readonly retryAfter?: string } & ForeignResponse)
	/** HTTP status 429: the web server has not passed the call on. */
	| ({ readonly kind: 'throttled'; readonly retryAfter?: string } & ForeignResponse)
	/** HTTP status 502, 503 or 504: whether the call was applied is not known. */
	| ({ readonly kind: 'unavailable'; readonly retryAfter?: string } & ForeignResponse)
	/** The site points elsewhere. Following would hand the login on. */
	| { readonly kind: 'redirected'; readonly status: number; readonly target: string }
	/** The call certainly never reached the site. */
	| {
			readonly kind: 'undelivered';
			readonly reason: string;
			readonly obstacle: Obstacle;
			/** Sending it again changes nothing: true for every obstacle but `network`. */
			readonly permanent: boolean;
	  }
	/** The connection broke, or time ran out, after the call may have reached the site. */
	| { readonly kind: 'interrupted'; readonly reason: string; readonly timedOut: boolean }
	/** The execution was cancelled. */
	| { readonly kind: 'cancelled' };

/** Every reply but a success. */
export type FailedReply = Exclude<Reply, { kind: 'answered' }>;

/**
 * What kept a call from the site: a network that may work again, an address that is none, a
 * certificate that is not trusted, a rule of n8n about hosts, or a proxy that refuses.
 */
export type Obstacle = 'network' | 'address' | 'certificate' | 'host rule' | 'proxy';

/** A response that is not one of the API: a page of a web server, a firewall or a proxy. */
export interface ForeignResponse {
	readonly status: number;
	readonly contentType: string;
	/** Why it could not be used. */
	readonly reason: string;
	readonly isWebPage: boolean;
	/** The title of a web page, or the first characters of anything else. */
	readonly excerpt: string;
}

/**
 * Whether every further call of the run would end the same way, because of what stands between n8n and
 * the site: a redirect, a certificate, a rule of n8n, a proxy, an address. Nothing was applied.
 */
export function isSiteFault(reply: Reply): boolean {
	return reply.kind === 'redirected' || (reply.kind === 'undelivered' && reply.permanent);
}

/**
 * Whether a proxy or firewall may have refused the call without saying who it is: HTTP status 403 with
 * something else than a response of the API. It may dislike this one call only, so a harmless read
 * has to tell. The settings of n8n's proxy are not visible from a node.
 */
export function mayBeSiteFault(reply: Reply): boolean {
	return reply.kind === 'unreadable' && reply.status === 403;
}
