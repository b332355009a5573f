import { UserError } from 'n8n-workflow';

import type { Obstacle, Reply } from '../reply/reply';

/** The request cannot have reached the site: name look-up or connection. */
const NEVER_SENT: ReadonlyMap<string, string> = new Map(
	Object.entries({
		ECONNREFUSED: 'the connection was refused',
		ENOTFOUND: 'the host name is not known',
		EAI_AGAIN: 'the host name could not be looked up',
		EHOSTUNREACH: 'there is no route to the host',
		ENETUNREACH: 'there is no route to the network',
		ENETDOWN: 'the network is down',
		EADDRNOTAVAIL: 'no local address is free',
	}),
);
/** OpenSSL's reasons for not trusting a certificate, which is looked at before anything is sent. */
const CERTIFICATE =
	/^(?:ERR_TLS_CERT|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH)/;
/** The secure connection broke. The code does not tell whether something was sent before. */
const BROKEN_TLS = /^(?:EPROTO|ERR_SSL_)/;
const CANCELLED: ReadonlySet<string> = new Set(['ERR_CANCELED', 'ABORT_ERR']);
const TIMED_OUT: ReadonlySet<string> = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);

function undelivered(obstacle: Obstacle, reason: string): Reply {
	return { kind: 'undelivered', obstacle, reason, permanent: obstacle !== 'network' };
}

function interrupted(reason: string, timedOut = false): Reply {
	return { kind: 'interrupted', reason, timedOut };
}

/**
 * An error and what caused it, outermost first. Node tries all addresses of a host and throws one
 * error that holds one for each; the first stands for them.
 */
function chainOf(error: unknown): object[] {
	const chain: object[] = [];
	let current: unknown = error;
	while (typeof current === 'object' && current !== null && chain.length < 5) {
		chain.push(current);
		if (current instanceof AggregateError) current = current.errors[0];
		else current = 'cause' in current ? current.cause : undefined;
	}
	return chain;
}

/** What the system was asked to do when it failed: `connect`, `read`, `write` and others. */
function failedIn(chain: readonly object[], syscalls: RegExp): boolean {
	return chain.some((link) => 'syscall' in link && syscalls.test(String(link.syscall)));
}

function codesOf(chain: readonly object[]): string[] {
	return chain.flatMap((link) =>
		'code' in link && typeof link.code === 'string' ? [link.code] : [],
	);
}

/** What one code says about delivery, undefined if nothing. */
function replyFor(code: string, chain: readonly object[]): Reply | undefined {
	const reason = NEVER_SENT.get(code);
	// "No route" on a connection that stood says nothing about what was sent before.
	if (reason !== undefined && !failedIn(chain, /^(?:read|write)/)) {
		return undelivered('network', reason);
	}
	if (code === 'ERR_INVALID_URL') return undelivered('address', 'the address is not valid');
	if (CERTIFICATE.test(code)) {
		return undelivered('certificate', `the secure connection was not trusted (${code})`);
	}
	if (BROKEN_TLS.test(code)) {
		return interrupted(`the secure connection broke, or could not be made (${code})`);
	}
	if (!TIMED_OUT.has(code)) return undefined;
	return failedIn(chain, /^connect$/)
		? undelivered('network', 'the host did not accept the connection in time')
		: interrupted('no response arrived within the timeout', true);
}

/**
 * Sorts what the HTTP helper threw by what it tells about delivery. Anything unknown counts as
 * interrupted: the call may have reached the site.
 *
 * Only codes are read from the error, because its cause holds the whole request, secrets included. The
 * exception are n8n's own rules (the domains that a credential may be used for, internal addresses),
 * which speak before anything is sent and in words meant for the user.
 */
export function classifyFailure(error: unknown): Reply {
	const chain = chainOf(error);
	const codes = codesOf(chain);
	if (codes.some((code) => CANCELLED.has(code))) return { kind: 'cancelled' };
	const rule = chain.find((link) => link instanceof UserError);
	if (rule !== undefined) return undelivered('host rule', rule.message);
	for (const code of codes) {
		const reply = replyFor(code, chain);
		if (reply !== undefined) return reply;
	}
	return interrupted('the connection ended before a response had arrived');
}
