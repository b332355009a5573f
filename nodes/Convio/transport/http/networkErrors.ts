import { UserError } from 'n8n-workflow';

import type { Reply } from '../reply/reply';

/** The request cannot have reached the site: name look-up, connection or certificate. */
const NEVER_SENT: ReadonlyMap<string, string> = new Map(
	Object.entries({
		ECONNREFUSED: 'the connection was refused',
		ENOTFOUND: 'the host name is not known',
		EAI_AGAIN: 'the host name could not be looked up',
		EHOSTUNREACH: 'there is no route to the host',
		ENETUNREACH: 'there is no route to the network',
		ENETDOWN: 'the network is down',
		EADDRNOTAVAIL: 'no local address is free',
		ERR_INVALID_URL: 'the address is not valid',
	}),
);
/** OpenSSL's reasons for not trusting a certificate, which is looked at before anything is sent. */
const CERTIFICATE =
	/^(?:ERR_TLS_CERT|CERT_|CRL_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|INVALID_(?:CA|PURPOSE)|HOSTNAME_MISMATCH)/;
/** The secure connection broke; when, its code does not tell. */
const BROKEN_TLS = /^(?:EPROTO|ERR_SSL_)/;
const CANCELLED: ReadonlySet<string> = new Set(['ERR_CANCELED', 'ABORT_ERR']);

/** An error and what caused it, outermost first. */
function chainOf(error: unknown): object[] {
	const chain: object[] = [];
	let current: unknown = error;
	while (typeof current === 'object' && current !== null && chain.length < 5) {
		chain.push(current);
		current = 'cause' in current ? current.cause : undefined;
	}
	return chain;
}

/** Whether the connection stood already: then even "no route" says nothing about delivery. */
function wasConnected(chain: readonly object[]): boolean {
	return chain.some((link) => 'syscall' in link && /^(?:read|write)/.test(String(link.syscall)));
}

function codesOf(chain: readonly object[]): string[] {
	return chain.flatMap((link) =>
		'code' in link && typeof link.code === 'string' ? [link.code] : [],
	);
}

/**
 * Sorts what the HTTP helper threw by what it tells about delivery. Anything unknown counts as
 * interrupted: the call may have reached the site.
 *
 * Only codes are read from the error: its cause holds the whole request, secrets included. The
 * exception are n8n's own guards (the domains that a credential may be used for, internal addresses),
 * which speak before anything is sent and in words meant for the user.
 */
export function classifyFailure(error: unknown): Reply {
	const chain = chainOf(error);
	const codes = codesOf(chain);
	if (codes.some((code) => CANCELLED.has(code))) return { kind: 'cancelled' };
	const guard = chain.find((link) => link instanceof UserError);
	if (guard !== undefined) {
		return { kind: 'undelivered', reason: guard.message, permanent: true };
	}
	for (const code of codes) {
		const reason = NEVER_SENT.get(code);
		if (reason !== undefined && !wasConnected(chain)) {
			return { kind: 'undelivered', reason, permanent: code === 'ERR_INVALID_URL' };
		}
		if (CERTIFICATE.test(code)) {
			const reason = `the secure connection was not trusted (${code})`;
			return { kind: 'undelivered', reason, permanent: true };
		}
		if (BROKEN_TLS.test(code)) {
			return {
				kind: 'interrupted',
				reason: `the secure connection broke, or could not be made (${code})`,
			};
		}
		if (code === 'ECONNABORTED' || code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') {
			return { kind: 'interrupted', reason: 'no response arrived within the timeout' };
		}
	}
	return { kind: 'interrupted', reason: 'the connection ended before a response had arrived' };
}
