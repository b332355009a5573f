import type { Reply } from './reply';

/** The request cannot have reached the site: name look-up, connection or certificate. */
const NEVER_SENT: Readonly<Record<string, string>> = {
	ECONNREFUSED: 'the connection was refused',
	ENOTFOUND: 'the host name is not known',
	EAI_AGAIN: 'the host name could not be looked up',
	EHOSTUNREACH: 'there is no route to the host',
	ENETUNREACH: 'there is no route to the network',
	ENETDOWN: 'the network is down',
	EADDRNOTAVAIL: 'no local address is free',
	ERR_INVALID_URL: 'the address is not valid',
};
const CERTIFICATE = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|EPROTO|SSL/;
const CANCELLED: ReadonlySet<string> = new Set(['ERR_CANCELED', 'ABORT_ERR']);

function codesOf(error: unknown): string[] {
	const codes: string[] = [];
	let current: unknown = error;
	for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth += 1) {
		if ('code' in current && typeof current.code === 'string') codes.push(current.code);
		current = 'cause' in current ? current.cause : undefined;
	}
	return codes;
}

/**
 * Sorts what the HTTP helper threw by what it tells about delivery. Anything unknown counts as
 * interrupted: the call may have reached the site.
 *
 * Only codes are read from the error: its cause holds the whole request, secrets included.
 */
export function classifyFailure(error: unknown): Reply {
	const codes = codesOf(error);
	if (codes.some((code) => CANCELLED.has(code))) return { kind: 'cancelled' };
	for (const code of codes) {
		const reason = NEVER_SENT[code];
		if (reason !== undefined) {
			return { kind: 'undelivered', reason, permanent: code === 'ERR_INVALID_URL' };
		}
		if (CERTIFICATE.test(code)) {
			const reason = `the secure connection was not trusted (${code})`;
			return { kind: 'undelivered', reason, permanent: true };
		}
		if (code === 'ECONNABORTED' || code === 'ETIMEDOUT' || code === 'ESOCKETTIMEDOUT') {
			return { kind: 'interrupted', reason: 'no answer came within the time allowed' };
		}
	}
	return { kind: 'interrupted', reason: 'the connection ended before an answer had arrived' };
}
