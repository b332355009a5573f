import { Readable } from 'node:stream';
import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Connection } from '../../../../nodes/Convio/transport/client.ts';
import type { FakeClock } from './clock.mts';

/** What the site does with one request, and how long it takes, in milliseconds of the fake clock. */
export type Reaction = { readonly takesMs?: number } & (
	| {
			readonly status?: number;
			readonly headers?: Record<string, string>;
			readonly body: string;
	  }
	/** The request fails with this system error code. */
	| { readonly code: string }
);

export const json = (content: unknown): Reaction => ({ body: JSON.stringify(content) });

export const refused = (code: string): Reaction => ({
	status: 403,
	body: JSON.stringify({ errorResponse: { code, message: `refused with ${code}` } }),
});

export const throttled = (retryAfter?: string): Reaction => ({
	status: 429,
	headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
	body: '<html>busy</html>',
});

export const unavailable = (retryAfter?: string, status = 503): Reaction => ({
	...throttled(retryAfter),
	status,
});

/** A page that is no answer of the API. */
export const PAGE: Reaction = { body: '<html>Back soon</html>' };
export const RESET: Reaction = { code: 'ECONNRESET' };
export const REFUSED: Reaction = { code: 'ECONNREFUSED' };

/** The answer of a write. */
export const written = (consId = '1001'): Reaction =>
	json({ updateConsResponse: { cons_id: consId, message: 'User updated.' } });

function responseOf(reaction: Extract<Reaction, { body: string }>) {
	return {
		statusCode: reaction.status ?? 200,
		headers: { 'content-type': 'text/plain', ...reaction.headers },
		body: Readable.from([Buffer.from(reaction.body)]),
	};
}

const NEVER = new AbortController().signal;

/** A site that does as it is told, one request after another, and remembers what it was asked. */
export class FakeSite {
	readonly asked: Array<Record<string, string>> = [];
	readonly timeouts: Array<number | undefined> = [];
	/** When each request came, in milliseconds since 1970. */
	readonly times: number[] = [];
	inFlight = 0;
	peak = 0;
	private readonly script: Reaction[] = [];
	private readonly held: Array<() => void> = [];

	/**
	 * @param otherwise what it does when nothing more is in the script
	 * @param clock for reactions that take time
	 */
	constructor(
		private readonly otherwise: (params: Record<string, string>) => Reaction = () => written(),
		private readonly clock?: FakeClock,
	) {}

	/** The methods that it was asked for, in order. */
	get methods(): Array<string | undefined> {
		return this.asked.map(({ method }) => method);
	}

	then(...reactions: Reaction[]): this {
		this.script.push(...reactions);
		return this;
	}

	/** Requests wait from now on, until they are let go. */
	hold = false;

	/** Lets the request go that has waited longest. */
	letGo(count = 1): void {
		for (const release of this.held.splice(0, count)) release();
	}

	readonly send = async (options: IHttpRequestOptions): Promise<unknown> => {
		const params = Object.fromEntries(new URLSearchParams(String(options.body)));
		this.asked.push(params);
		this.timeouts.push(options.timeout);
		this.times.push(this.clock?.now() ?? 0);
		const reaction = this.script.shift() ?? this.otherwise(params);
		this.inFlight += 1;
		this.peak = Math.max(this.peak, this.inFlight);
		if (this.hold) {
			await new Promise<void>((resolve) => {
				this.held.push(resolve);
			});
		}
		if (reaction.takesMs !== undefined) await this.clock?.wait(reaction.takesMs, NEVER);
		this.inFlight -= 1;
		if ('code' in reaction) throw Object.assign(new Error('failed'), { code: reaction.code });
		return responseOf(reaction);
	};

	connection(more: Partial<Connection> = {}): Connection {
		return {
			send: this.send,
			siteBase: 'https://site.example/org/site',
			account: 'account',
			secrets: [],
			maxConcurrentRequests: 2,
			...more,
		};
	}
}
